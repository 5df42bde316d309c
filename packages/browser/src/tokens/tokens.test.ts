import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../testing/server.ts'
import { openClerk, Site } from '../testing/site.ts'
import { until } from '../testing/until.ts'
import { bootOf, clientOf, refusal, sessionOf, tokenOf } from '../testing/wire.ts'

const TOKENS = 'POST /client/sessions/sess_1/tokens'
let server: TestServer
let site: Site
beforeEach(async () => {
  site = new Site()
  server = await startServer({ [TOKENS]: mint })
})
afterEach(() => server.close())

const mint = () => ({ body: { object: 'token', jwt: tokenOf({ now: site.now }) } })

async function open(token: string | null = tokenOf({ now: site.now }), options = {}) {
  if (token) site.cookies.set('__session', token)
  const opened = openClerk(server.origin, { site })
  await opened.clerk.load({ boot: bootOf(), ...options })
  return opened
}

test('a token is handed out until five seconds before its end, then fetched once for all callers', async () => {
  const { clerk } = await open(undefined, { polling: false })
  const first = await clerk.session!.getToken()
  site.advance(54_000)
  expect(await clerk.session!.getToken()).toBe(first)
  site.advance(2_000)
  const [a, b] = await Promise.all([clerk.session!.getToken(), clerk.session!.getToken()])
  expect(a).not.toBe(first)
  expect(b).toBe(a)
  expect(server.count(TOKENS)).toBe(1)
})

describe.each([
  ['slow', -600_000],
  ['fast', 600_000],
])('with a clock that is ten minutes %s', (_, off) => {
  /** A page whose clock is off, with a token that the server made 40 seconds ago. */
  async function openOff(boot = {}) {
    site.cookies.set('__session', tokenOf({ now: site.now - 40_000 }))
    const opened = openClerk(server.origin, { site, clockOff: off })
    await opened.clerk.load({ boot: { ...bootOf(), ...boot }, polling: false })
    return opened
  }
  const endOf = (token: string | null) => JSON.parse(atob(token!.split('.')[1]!)).exp * 1000

  test('no dead token is handed out, and what the page knows of the time saves a request', async () => {
    const { clerk } = await openOff({ now: site.now })
    expect(endOf(await clerk.session!.getToken())).toBeGreaterThan(site.now)
    expect(server.count(TOKENS)).toBe(0)
    site.advance(21_000)
    expect(endOf(await clerk.session!.getToken())).toBeGreaterThan(site.now)
    expect(server.count(TOKENS)).toBe(1)
  })

  test('a page that does not tell the time learns it from the first token', async () => {
    const { clerk } = await openOff()
    site.advance(61_000)
    for (const step of [0, 30_000, 31_000, 55_000]) {
      site.advance(step)
      expect(endOf(await clerk.session!.getToken())).toBeGreaterThan(site.now)
    }
    expect(server.count(TOKENS)).toBeLessThanOrEqual(3)
  })
})

test('a new token reaches the cookies, plain and suffixed, and gives the session a new identity', async () => {
  const { clerk } = await open(undefined, { polling: false })
  const before = clerk.session
  const user = clerk.user
  const emissions: unknown[] = []
  clerk.addListener(({ session }) => emissions.push(session), { skipInitialEmit: true })
  const held = clerk.session!
  site.advance(58_000)
  const token = await clerk.session!.getToken()
  const names = [...site.cookies].filter(([, value]) => value === token).map(([name]) => name)
  expect(names).toEqual([expect.stringMatching(/^__session_\S{8}$/), '__session'].reverse())
  expect(clerk.session).not.toBe(before)
  expect(clerk.user).toBe(user)
  expect(emissions).toEqual([clerk.session])
  expect(held.lastActiveToken?.getRawString()).toBe(token)
})

test('skipCache always asks; a template has a token of its own that is never in a cookie', async () => {
  server.routes[`${TOKENS}/supabase`] = () => ({
    body: { object: 'token', jwt: tokenOf({ now: site.now, claims: { role: 'x' } }) },
  })
  const { clerk } = await open(undefined, { polling: false })
  await clerk.session!.getToken({ skipCache: true })
  expect(server.count(TOKENS)).toBe(1)
  const template = await clerk.session!.getToken({ template: 'supabase' })
  expect(await clerk.session!.getToken({ template: 'supabase' })).toBe(template)
  expect(server.count(`${TOKENS}/supabase`)).toBe(1)
  expect([...site.cookies.values()]).not.toContain(template)
})

test('the token of the active session is renewed before it ends', async () => {
  await open()
  site.advance(42_000)
  expect(server.count(TOKENS)).toBe(0)
  site.advance(2_000)
  await until(() => expect(server.count(TOKENS)).toBe(1))
  site.advance(44_000)
  await until(() => expect(server.count(TOKENS)).toBe(2))
})

test('a hidden page lets its token end, and renews when it is looked at again', async () => {
  const { clerk, tab } = await open()
  await clerk.client!.reload().catch(() => {})
  tab.visible = false
  site.advance(600_000)
  // Nothing is under way: what came after it has been answered.
  await clerk.client!.reload().catch(() => {})
  await clerk.client!.reload().catch(() => {})
  expect(server.count(TOKENS)).toBe(0)
  tab.visible = true
  tab.wake()
  site.advance(0)
  await until(() => expect(server.count(TOKENS)).toBe(1))
})

test('of several tabs one renews, and the others take its token from the cookie', async () => {
  const first = await open()
  const second = await open(null)
  const third = await open(null)
  site.advance(44_000)
  const token = () => site.cookies.get('__session')!
  await until(async () => {
    for (const { clerk } of [first, second, third]) {
      expect(clerk.session!.lastActiveToken!.getRawString()).toBe(token())
    }
    expect(server.count(TOKENS)).toBe(1)
  })
  expect(await second.clerk.session!.getToken()).toBe(token())
})

/** A request that is on its way has a timer too, which is its patience. */
const PATIENCE = 30_000
const untilPausing = (tab: { soonest: number }) =>
  until(() => expect(tab.soonest).toBeLessThan(PATIENCE))

test('RATE-7: 429 and 5xx back off, later each time, and keep the session', async () => {
  const answers = [
    { status: 429, headers: { 'retry-after': '20' }, body: refusal('too_many_requests') },
    { status: 500, body: {} },
    { status: 503, body: {} },
    { hangUp: true },
  ]
  server.routes[TOKENS] = () => answers.shift() ?? mint()
  const { clerk, tab } = await open(undefined, { polling: false })
  site.advance(60_000)
  const token = clerk.session!.getToken()

  await untilPausing(tab)
  site.advance(19_000)
  expect(server.count(TOKENS)).toBe(1)
  for (const requests of [2, 3, 4, 5]) {
    site.advance(PATIENCE)
    await until(() => expect(server.count(TOKENS)).toBe(requests))
    expect(clerk.session?.id).toBe('sess_1')
    if (requests < 5) await untilPausing(tab)
  }
  expect(await token).toBe(clerk.session!.lastActiveToken!.getRawString())
})

test('without a network the caller is told so', async () => {
  server.routes[TOKENS] = () => ({ hangUp: true })
  const { clerk, tab } = await open(undefined, { polling: false })
  tab.online = false
  site.advance(60_000)
  const failure = clerk.session!.getToken().catch((error) => error)
  for (let pause = 0; pause < 2; pause++) {
    await untilPausing(tab)
    site.advance(PATIENCE)
  }
  expect(await failure).toMatchObject({ code: 'clerk_offline' })
  expect(clerk.session?.id).toBe('sess_1')
})

test.each([401, 422])(
  'a %d for a session that is over answers null and signs out',
  async (status) => {
    server.routes[TOKENS] = () => ({ status, body: refusal('signed_out') })
    server.routes['GET /client'] = () => ({ body: { response: clientOf(), client: null } })
    const { clerk } = await open(undefined, { polling: false })
    site.advance(60_000)
    expect(await clerk.session!.getToken()).toBeNull()
    expect(clerk.session).toBeNull()
    expect(site.cookies.has('__session')).toBe(false)
  },
)

test('a server that wants the expired token gets it', async () => {
  const old = tokenOf({ now: site.now })
  server.routes[TOKENS] = ({ query }) =>
    query.get('expired_token') === old
      ? mint()
      : { status: 422, body: refusal('missing_expired_token') }
  const { clerk } = await open(old, { polling: false })
  site.advance(60_000)
  expect(await clerk.session!.getToken()).toBeTruthy()
  expect(server.count(TOKENS)).toBe(2)
})

test('an older token never replaces a fresher one', async () => {
  const fresh = tokenOf({ now: site.now })
  const stale = tokenOf({ now: site.now - 20_000 })
  const { clerk } = await open(fresh, { polling: false })
  server.routes['GET /client'] = () => ({
    body: {
      response: clientOf([sessionOf({ last_active_token: { object: 'token', jwt: stale } })]),
    },
  })
  await clerk.client!.reload()
  expect(clerk.session!.lastActiveToken!.getRawString()).toBe(fresh)
  expect(site.cookies.get('__session')).toBe(fresh)
})

test('MFA-9: of two tokens of one second the later comer counts, as after a proof', async () => {
  const before = tokenOf({ now: site.now })
  const after = tokenOf({ now: site.now, claims: { fva: [0, 0] } })
  const { clerk } = await open(before, { polling: false })
  server.routes['GET /client'] = () => ({
    body: {
      response: clientOf([sessionOf({ last_active_token: { object: 'token', jwt: after } })]),
    },
  })
  await clerk.client!.reload()
  expect(site.cookies.get('__session')).toBe(after)
})

test('a clock that is wrong does not make fresh tokens look ended', async () => {
  const { clerk } = await open(null, { polling: false })
  server.routes[TOKENS] = () => ({
    body: { object: 'token', jwt: tokenOf({ now: site.now - 3_600_000 }) },
  })
  const token = await clerk.session!.getToken()
  expect(await clerk.session!.getToken()).toBe(token)
  expect(server.count(TOKENS)).toBe(1)
})

test('tabs with different active sessions: the one that is used writes the cookie', async () => {
  const first = await open(undefined, { polling: false })
  first.tab.focused = false
  site.cookies.set('clerk_active_context', 'sess_2:')
  const before = site.cookies.get('__session')
  site.advance(60_000)
  await first.clerk.session!.getToken({ skipCache: true })
  expect(site.cookies.get('__session')).toBe(before)
  first.tab.focused = true
  await first.clerk.session!.getToken({ skipCache: true })
  site.advance(1_000)
  await first.clerk.session!.getToken({ skipCache: true })
  expect(site.cookies.get('__session')).not.toBe(before)
  expect(site.cookies.get('clerk_active_context')).toBe('sess_1:')
})

test('cookies are Secure on https and SameSite=Lax; in a frame of another site SameSite=None', async () => {
  const { clerk, tab } = await open(undefined, { polling: false })
  site.advance(60_000)
  await clerk.session!.getToken()
  expect(site.written.find((text) => text.startsWith('__session='))).toMatch(
    /;Path=\/;SameSite=Lax;Max-Age=31536000;Secure$/,
  )
  tab.framed = true
  site.written.length = 0
  site.advance(60_000)
  await clerk.session!.getToken()
  expect(site.written.find((text) => text.startsWith('__session='))).toContain('SameSite=None')
})
