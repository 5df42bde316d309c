import { createPublishableKey } from '@dooryard/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '../testing/server.ts'
import { EMBEDDED_KEY, openClerk, Site } from '../testing/site.ts'
import { clientOf, environmentOf, refusal, sessionOf } from '../testing/wire.ts'

const REMOTE_KEY = createPublishableKey('auth.elsewhere.test', 'development')
let server: TestServer
beforeEach(async () => {
  let tokens = 0
  server = await startServer({
    'POST /dev_browser': () => ({ body: { id: `dvb_${++tokens}` } }),
    'GET /environment': () => ({ body: environmentOf() }),
    'GET /client': () => ({ body: { response: clientOf([sessionOf()]), client: null } }),
  })
})
afterEach(() => server.close())

const credentials = () =>
  server.seen.flatMap(({ what, query }) =>
    what === 'POST /dev_browser' ? [] : [query.get('__clerk_db_jwt')],
  )

test('a remote development server gets one token with every call, kept in cookies of the page', async () => {
  const { clerk, site } = openClerk(server.origin, { key: REMOTE_KEY })
  await clerk.load({ polling: false })
  expect(server.count('POST /dev_browser')).toBe(1)
  expect(credentials()).toEqual(['dvb_1', 'dvb_1'])
  expect(site.cookies.get('__clerk_db_jwt')).toBe('dvb_1')
  expect(site.cookies.get('__client_uat')).toBe('1760000000')

  await openClerk(server.origin, { key: REMOTE_KEY, site }).clerk.load({ polling: false })
  expect(server.count('POST /dev_browser')).toBe(1)
})

test('a token in the address is taken; a rotated one replaces it', async () => {
  server.routes['GET /client'] = () => ({
    headers: { 'clerk-db-jwt': 'dvb_rotated' },
    body: { response: clientOf([sessionOf()]), client: null },
  })
  const path = '/?__clerk_db_jwt=dvb_address'
  const { clerk, site } = openClerk(server.origin, { key: REMOTE_KEY, path })
  await clerk.load({ polling: false })
  expect(credentials()).toEqual(['dvb_address', 'dvb_address'])
  expect(site.cookies.get('__clerk_db_jwt')).toBe('dvb_rotated')
})

test('a token that the server does not know is replaced, and the request repeated', async () => {
  server.routes['GET /client'] = ({ query }) =>
    query.get('__clerk_db_jwt') === 'dvb_1'
      ? { body: { response: clientOf(), client: null } }
      : { status: 401, body: refusal('dev_browser_unauthenticated') }
  const site = new Site()
  site.cookies.set('__clerk_db_jwt', 'dvb_unknown')
  const { clerk } = openClerk(server.origin, { key: REMOTE_KEY, site })
  await clerk.load({ polling: false })
  expect(clerk.status).toBe('ready')
  expect(site.cookies.get('__clerk_db_jwt')).toBe('dvb_1')
})

test('SES-11: with an embedded or a live key there is no such token', async () => {
  for (const key of [EMBEDDED_KEY, createPublishableKey('auth.elsewhere.test', 'production')]) {
    const { clerk, site } = openClerk(server.origin, { key })
    await clerk.load({ polling: false })
    expect([...site.cookies.keys()].join()).not.toContain('__clerk_db_jwt')
  }
  expect(server.count('POST /dev_browser')).toBe(0)
  expect(credentials()).toEqual([null, null, null, null])
})
