import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../testing/server.ts'
import { EMBEDDED_KEY, openClerk, Site } from '../testing/site.ts'
import { until } from '../testing/until.ts'
import { bootOf, clientOf, environmentOf, refusal, sessionOf, tokenOf } from '../testing/wire.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer({
    'GET /environment': () => ({ body: environmentOf() }),
    'GET /client': () => ({ body: { response: clientOf([sessionOf()]), client: null } }),
  })
})
afterEach(() => server.close())

test('boot data make a page ready without a request, with the token of the cookie', async () => {
  const { clerk, site } = openClerk(server.origin)
  const token = tokenOf({ now: site.now })
  site.cookies.set('__session', token)
  await clerk.load({ boot: bootOf() })

  expect(server.seen).toEqual([])
  expect(clerk).toMatchObject({
    status: 'ready',
    loaded: true,
    isSignedIn: true,
    organization: null,
  })
  expect(clerk.user?.fullName).toBe('Maria Lind')
  expect(await clerk.session?.getToken()).toBe(token)
  expect(clerk.session?.lastActiveToken?.jwt.claims.sid).toBe('sess_1')
  expect(server.seen).toEqual([])
})

test('without boot data, environment and client are fetched in parallel', async () => {
  let clientAsked = () => {}
  const untilClientAsked = new Promise<void>((resolve) => {
    clientAsked = resolve
  })
  server.routes['GET /environment'] = async () => {
    await untilClientAsked
    return { body: environmentOf() }
  }
  server.routes['GET /client'] = () => {
    clientAsked()
    return { body: { response: null, client: null } }
  }
  const { clerk } = openClerk(server.origin)
  expect(clerk.client).toBeUndefined()
  expect(clerk.session).toBeUndefined()
  await clerk.load()
  expect(clerk.status).toBe('ready')
  expect(clerk.session).toBeNull()
  expect(clerk.user).toBeNull()
  expect(clerk.client?.isNew()).toBe(true)
})

test.each([
  ['/account', null],
  ['/account?__dooryard_screen=connected', 'connected'],
  ['/?__clerk_modal_state=e30', 'connected'],
])(
  'a page that somebody comes back to from a provider says so, and no other: %s',
  async (path, said) => {
    const { clerk } = openClerk(server.origin, { path })
    await clerk.load()
    const asked = server.seen.find(({ what }) => what === 'GET /client')
    expect(asked!.query.get('__dooryard_screen')).toBe(said)
  },
)

test('loading twice loads once', async () => {
  const { clerk } = openClerk(server.origin)
  await Promise.all([clerk.load(), clerk.load()])
  await clerk.load()
  expect(server.count('GET /client')).toBe(1)
})

test('an unwell server leaves what the cookie says, degraded, until it is well again', async () => {
  server.routes['GET /client'] = () => ({ status: 503, body: {} })
  const { clerk, site } = openClerk(server.origin)
  site.cookies.set('__session', tokenOf({ now: site.now }))
  const statuses: string[] = []
  clerk.on('status', (status) => statuses.push(status), { notify: true })
  await clerk.load()
  expect(clerk.user?.id).toBe('user_1')
  expect(clerk.session?.id).toBe('sess_1')

  server.routes['GET /client'] = () => ({
    body: { response: clientOf([sessionOf()]), client: null },
  })
  site.advance(3_000)
  await until(() => expect(clerk.status).toBe('ready'))
  expect(clerk.user?.firstName).toBe('Maria')
  expect(statuses).toEqual(['loading', 'degraded', 'ready'])
})

test('in an outage all who wait for the settings ask once', async () => {
  const answers = { ...server.routes }
  for (const route of Object.keys(answers)) server.routes[route] = () => ({ status: 503, body: {} })
  const { clerk, site } = openClerk(server.origin)
  await clerk.load()
  expect(clerk.status).toBe('degraded')
  const asked = server.count('GET /environment')
  const { loadEnvironment } = await clerk.__internal_prepare()
  const waiting = [loadEnvironment(), loadEnvironment()]
  await until(() => expect(server.count('GET /environment')).toBe(asked + 1))
  Object.assign(server.routes, answers)
  await until(() => {
    site.advance(1_000)
    expect(clerk.status).toBe('ready')
  })
  await Promise.all(waiting)
  expect(server.count('GET /environment')).toBe(asked + 2)
})

test('who waits for no more than some tries is told what the last one met', async () => {
  const answers = { ...server.routes }
  server.routes['GET /environment'] = () => ({ status: 429, body: refusal('too_many_requests') })
  const { clerk, site } = openClerk(server.origin)
  await clerk.load()
  const { loadEnvironment } = await clerk.__internal_prepare()
  const asked = server.count('GET /environment')
  let refused: unknown
  const waiting = loadEnvironment(2).catch((error) => {
    refused = error
  })
  await until(() => expect(server.count('GET /environment')).toBe(asked + 1))
  expect(refused).toBeUndefined()
  await until(() => {
    site.advance(1_000)
    expect(refused).toMatchObject({ errors: [{ code: 'too_many_requests' }] })
  })
  await waiting
  Object.assign(server.routes, answers)
  await loadEnvironment(2)
  expect(clerk.environment?.object).toBe('environment')
})

test('a server that cannot be reached at all shows the signed-out state', async () => {
  server.routes['GET /client'] = server.routes['GET /environment'] = () => ({ hangUp: true })
  const { clerk, site } = openClerk(server.origin)
  const loading = clerk.load()
  await until(() => {
    site.advance(5_000)
    expect(clerk.status).toBe('degraded')
  })
  await loading
  expect(clerk.session).toBeNull()
  expect(clerk.loaded).toBe(true)
})

test('a server that refuses makes loading fail', async () => {
  server.routes['GET /client'] = () => ({ status: 400, body: refusal('origin_invalid') })
  const { clerk } = openClerk(server.origin)
  await expect(clerk.load()).rejects.toMatchObject({ status: 400, message: 'No.' })
  expect(clerk).toMatchObject({ status: 'error', loaded: false })
})

test('the session is the last active one, or what the application selects', async () => {
  const client = clientOf([sessionOf(), sessionOf({ id: 'sess_2' })], {
    last_active_session_id: 'sess_2',
  })
  const first = openClerk(server.origin).clerk
  await first.load({ boot: bootOf(client) })
  expect(first.session?.id).toBe('sess_2')

  const second = openClerk(server.origin).clerk
  await second.load({
    boot: bootOf(client),
    selectInitialSession: ({ signedInSessions }) => signedInSessions[0] ?? null,
  })
  expect(second.session?.id).toBe('sess_1')
})

test('SES-3: a token of another instance or a planted second cookie is not taken', async () => {
  const site = new Site()
  site.cookies.set(
    '__session_abcdefgh',
    tokenOf({ now: site.now + 9_000, iss: 'https://evil.test' }),
  )
  const token = tokenOf({ now: site.now })
  site.cookies.set('__session', token)
  const { clerk } = openClerk(server.origin, { site })
  await clerk.load({ boot: bootOf() })
  expect(await clerk.session?.getToken()).toBe(token)
})

test('a key that is none is refused with a code', () => {
  expect(() => openClerk('', { key: `${EMBEDDED_KEY}_` })).toThrow(
    expect.objectContaining({ code: 'publishable_key_invalid' }),
  )
})

test('after dispose no timer, channel or listener is left', async () => {
  const { clerk, tab, site } = openClerk(server.origin)
  site.cookies.set('__session', tokenOf({ now: site.now }))
  await clerk.load({ boot: bootOf() })
  expect(tab.timers + tab.channels.size + tab.wakers.size).toBe(3)
  clerk.dispose()
  expect(tab.timers + tab.channels.size + tab.wakers.size).toBe(0)
})

test('the page of a Wi-Fi or proxy in place of the answers is an outage', async () => {
  server.routes['GET /environment'] = () => ({ text: '<h1>Welcome to our Wi-Fi</h1>' })
  server.routes['GET /client'] = server.routes['GET /environment']
  const { clerk, site } = openClerk(server.origin)
  site.cookies.set('__session', tokenOf({ now: site.now + 60_000 }))
  const loading = clerk.load({ polling: false })
  await until(() => {
    site.advance(1_000)
    expect(clerk.status).toBe('degraded')
  })
  await loading
  expect(clerk.session?.id).toBe('sess_1')
})

test('whether it is loaded can be read through a proxy, as Vue makes one of it', async () => {
  const { clerk } = openClerk(server.origin)
  await clerk.load({ boot: bootOf(null) })
  const wrapped = new Proxy(clerk, {})
  expect([wrapped.status, wrapped.loaded, wrapped.publishableKey]).toEqual([
    'ready',
    true,
    EMBEDDED_KEY,
  ])
})
