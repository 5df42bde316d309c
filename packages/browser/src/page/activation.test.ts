import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startServer, type TestServer } from '../testing/server.ts'
import { openClerk, Site } from '../testing/site.ts'
import { until } from '../testing/until.ts'
import { bootOf, clientOf, refusal, sessionOf, tokenOf } from '../testing/wire.ts'

let server: TestServer
let site: Site
beforeEach(async () => {
  site = new Site()
  const token = (sid: string) =>
    ({ object: 'token', jwt: tokenOf({ now: site.now, sid }) }) as const
  const touch = (id: string) => () => ({
    body: { response: sessionOf({ id, last_active_token: token(id) }), client: null },
  })
  server = await startServer({
    'POST /client/sessions/sess_1/touch': touch('sess_1'),
    'POST /client/sessions/sess_2/touch': touch('sess_2'),
    'POST /client/sessions/sess_1/remove': () => ({
      body: {
        response: sessionOf({ status: 'removed' }),
        client: clientOf([sessionOf({ id: 'sess_2' })]),
      },
    }),
    'DELETE /client/sessions': () => ({ body: { response: clientOf(), client: null } }),
  })
})
afterEach(() => server.close())

const two = () => clientOf([sessionOf(), sessionOf({ id: 'sess_2' })])

async function open(client = two(), options = {}) {
  const opened = openClerk(server.origin, { site })
  await opened.clerk.load({ boot: bootOf(client), polling: false, ...options })
  const heard: (string | null | undefined)[] = []
  opened.clerk.addListener(({ session }) => heard.push(session ? session.id : session), {
    skipInitialEmit: true,
  })
  return { ...opened, heard }
}

test('setActive emits undefined, renews the session, writes the cookie, navigates, emits the result', async () => {
  const { clerk, tab, heard } = await open()
  const steps: unknown[] = []
  await clerk.setActive({
    session: 'sess_2',
    navigate: ({ session }) => {
      steps.push(session.id, clerk.session, server.seen.length)
      steps.push(site.cookies.get('__session') === session.lastActiveToken?.getRawString())
      steps.push(site.cookies.get('clerk_active_context'))
    },
  })
  expect(steps).toEqual(['sess_2', undefined, 1, true, 'sess_2:'])
  expect(heard[0]).toBeUndefined()
  expect(heard.at(-1)).toBe('sess_2')
  expect(heard.slice(0, -1).every((id) => id === undefined)).toBe(true)
  expect(server.seen[0]!.form.get('active_organization_id')).toBe('')
  expect(clerk.session?.id).toBe('sess_2')
  expect(tab.visits).toEqual([])
})

test('an unknown session is refused, and nothing changes', async () => {
  const { clerk, heard } = await open()
  await expect(clerk.setActive({ session: 'sess_9' })).rejects.toMatchObject({
    code: 'session_not_found',
  })
  expect(clerk.session?.id).toBe('sess_1')
  expect(heard).toEqual([])
})

test('when the server refuses, the session that was active stays so', async () => {
  server.routes['POST /client/sessions/sess_2/touch'] = () => ({
    status: 404,
    body: refusal('resource_not_found'),
  })
  const { clerk } = await open()
  await expect(clerk.setActive({ session: 'sess_2' })).rejects.toMatchObject({ status: 404 })
  expect(clerk.session?.id).toBe('sess_1')
})

test.each([401, 422])(
  'a touch that answers %d ends the session where the server agrees',
  async (status) => {
    server.routes['POST /client/sessions/sess_1/touch'] = () => ({
      status,
      body: refusal('authentication_invalid'),
    })
    server.routes['GET /client'] = () => ({ body: { response: clientOf(), client: null } })
    const { clerk } = await open()
    await expect(clerk.setActive({ session: 'sess_1' })).rejects.toMatchObject({ status })
    expect(clerk.session).toBeNull()
  },
)

test('setActive to null leaves the page signed out without ending the session', async () => {
  const { clerk } = await open()
  site.cookies.set('__session', 'x')
  await clerk.setActive({ session: null })
  expect(clerk.session).toBeNull()
  expect(clerk.client?.sessions).toHaveLength(2)
  expect(site.cookies.has('__session')).toBe(false)
})

test('SES-8: signing out ends all sessions, clears every cookie, tells other tabs, and goes on', async () => {
  const other = await open()
  const { clerk, tab, heard } = await open(two(), { afterSignOutUrl: '/bye' })
  await clerk.setActive({ session: 'sess_1' })
  expect(site.cookies.size).toBe(3)
  heard.length = 0
  await clerk.signOut()
  expect(server.count('DELETE /client/sessions')).toBe(1)
  expect([...site.cookies]).toEqual([])
  expect(clerk.session).toBeNull()
  expect(other.clerk.session).toBeNull()
  expect(tab.visits).toEqual([{ url: 'https://app.test/bye', replace: false }])
  expect(other.tab.visits).toEqual([])
  expect(heard.at(-1)).toBeNull()
})

test('signing out of one of several sessions goes to the account chooser', async () => {
  const { clerk, tab } = await open()
  await clerk.signOut({ sessionId: 'sess_1' })
  expect(server.count('DELETE /client/sessions')).toBe(0)
  expect(clerk.session).toBeNull()
  expect(clerk.client?.signedInSessions.map(({ id }) => id)).toEqual(['sess_2'])
  expect(tab.visits.map(({ url }) => url)).toEqual(['https://app.test/sign-in#/choose'])
})

test('signing out with a callback calls back instead of navigating', async () => {
  const { clerk, tab } = await open()
  const callback = vi.fn()
  await clerk.signOut(callback)
  expect(callback).toHaveBeenCalledOnce()
  expect(tab.visits).toEqual([])
})

test('a sign-out that fails leaves the session', async () => {
  server.routes['DELETE /client/sessions'] = () => ({ status: 500, body: {} })
  const { clerk } = await open()
  await expect(clerk.signOut()).rejects.toMatchObject({ status: 500 })
  expect(clerk.session?.id).toBe('sess_1')
})

test('RED-3: targets outside the allowed origins lead to the front page', async () => {
  const { clerk, tab } = await open(two(), { allowedRedirectOrigins: ['https://*.friend.test'] })
  for (const redirectUrl of [
    'https://evil.test/',
    '//evil.test',
    'javascript:alert(1)',
    '/\\evil.test',
    'https://app.test@evil.test/',
    'https://a.friend.test/x',
    '/fine?x=1',
  ]) {
    await clerk.setActive({ redirectUrl })
  }
  await clerk.signOut({ redirectUrl: 'https://evil.test/' })
  expect(tab.visits.map(({ url }) => url)).toEqual([
    'https://app.test/',
    'https://app.test/',
    'https://app.test/',
    'https://app.test/',
    'https://app.test/',
    'https://a.friend.test/x',
    'https://app.test/fine?x=1',
    'https://app.test/',
  ])
})

test('signing out of one of several sessions leads to where one chooses among the others', async () => {
  const own = await open(two(), { signInUrl: '/in' })
  await own.clerk.signOut({ sessionId: 'sess_1' })
  expect(own.tab.visits.map(({ url }) => url)).toEqual(['https://app.test/in#/choose'])
  const named = await open(two(), { afterMultiSessionSingleSignOutUrl: '/others' })
  await named.clerk.signOut({ sessionId: 'sess_1' })
  expect(named.tab.visits.map(({ url }) => url)).toEqual(['https://app.test/others'])
})

test('a pending session goes to the page of its task', async () => {
  const pending = sessionOf({ status: 'pending', tasks: [{ key: 'setup-mfa' }] })
  server.routes['POST /client/sessions/sess_1/touch'] = () => ({
    body: { response: pending, client: null },
  })
  const { clerk, tab } = await open(clientOf([pending]), { taskUrls: { 'setup-mfa': '/mfa' } })
  await clerk.setActive({ session: 'sess_1', redirectUrl: '/after' })
  await clerk.setActive({ session: 'sess_1' })
  expect(tab.visits.map(({ url }) => url)).toEqual([
    'https://app.test/mfa#/?redirect_url=%2Fafter',
    'https://app.test/mfa',
  ])
  expect(clerk.session?.currentTask).toEqual({ key: 'setup-mfa' })
})

test('another tab that signs in is followed', async () => {
  const other = await open(clientOf())
  server.routes['GET /client'] = () => ({ body: { response: clientOf([sessionOf()]) } })
  const { clerk } = await open()
  expect(other.clerk.session).toBeNull()
  await clerk.setActive({ session: 'sess_1' })
  await until(() => expect(other.clerk.client?.signedInSessions).toHaveLength(1))
  expect(other.clerk.session?.id).toBe('sess_1')
})
