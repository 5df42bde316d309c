import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { frontendRoutes } from './app.ts'
import { backendRoutes } from './backend-api/routes.ts'
import type { Route } from './frontend-api/route.ts'
import { backendOf } from './testing/backend.ts'
import type { Answer, Browser } from './testing/browser.ts'
import { ask, newDatabase } from './testing/database.ts'
import { WIDE_LIMITS } from './testing/limits.ts'
import { addPasskey, authenticator, PASSKEYS_ON } from './testing/passkeys.ts'
import { ADA, as, BOB, signIn, signUp } from './testing/people.ts'
import { phonesOf, WITH_PHONES } from './testing/phones.ts'
import { png } from './testing/pictures.ts'
import { plausible } from './testing/plausible.ts'
import { start } from './testing/sign-in.ts'
import { ORIGIN, productionKeys, type TestServer, testServer } from './testing/test-server.ts'

/**
 * What anybody may call, signed in or not, because it gives nothing of anybody: it is about the instance, or about the
 * browser that asks. Every other route refuses whoever does not own what it is about.
 */
const ANYBODY = [
  'GET /environment',
  'PATCH /environment',
  'POST /dev_browser',
  'GET /health',
  'GET /client/handshake',
  'GET /client',
  'PUT /client',
  'POST /client',
  'DELETE /client',
  'DELETE /client/sessions',
  'GET /client/touch',
  'POST /client/sign_ins',
  'POST /client/sign_ups',
  'GET /oauth_callback/:connection',
  'POST /oauth_callback/:connection',
  'GET /oauth_departure',
  'GET /development_provider',
  'GET /development_provider/answer',
  'GET /popup_callback',
  'GET /tickets/accept',
  'POST /waitlist',
  'GET /verify',
  'POST /verify',
  'GET /provider_icons/:file',
  'GET /pictures/:name',
]

/** Where whoever still has something to do before they are in may go, beside what anybody may. */
const PENDING = ['GET /me', 'POST /me/change_password']

/** What somebody who acts for the owner may do. */
const IMPERSONATOR = [
  'PATCH /me',
  'PATCH /me/metadata',
  'POST /organizations',
  'PATCH /organizations/:id',
  'PUT /organizations/:id/logo',
  'DELETE /organizations/:id/logo',
]

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`
const guarded = frontendRoutes.filter((route) => !ANYBODY.includes(nameOf(route)))
const ofPerson = guarded.filter(({ path }) => /^\/(me|organizations|api_keys)(\/|$)/.test(path))
const withId = guarded.filter(({ path }) => path.includes(':id'))

let server: TestServer
let database: string
let invitationId: string
let domainId: string
let requestIds: string[]
let ada: { browser: Browser; userId: string; sessionId: string; ids: Record<string, string> }

beforeEach(async () => {
  database = await newDatabase()
  server = await testServer({
    database,
    settings: {
      ...WITH_PHONES,
      strategies: { ...WITH_PHONES.strategies, ...PASSKEYS_ON.strategies, backupCode: true },
      passkeys: PASSKEYS_ON.passkeys,
      social: { google: true },
      jwtTemplates: { other: {} },
      apiKeys: { users: true, organizations: true },
      organizations: { enabled: true, domains: { enabled: true } },
      rateLimits: WIDE_LIMITS,
    },
  })
  const browser = server.browser()
  const { userId, sessionId } = await signUp(browser)
  const phone = await phonesOf(browser, sessionId).own()
  const passkey = await addPasskey(browser, sessionId, authenticator())
  const account = await browser.post(`/v1/me/external_accounts${as(sessionId)}`, {
    strategy: 'oauth_google',
    redirect_url: `${ORIGIN}/sso-callback`,
  })
  const { response: me } = await browser.get(`/v1/me${as(sessionId)}`)
  const elsewhere = await signIn(server.browser())
  const begun = server.browser()
  const signInBegun = await start(begun)
  const signUpBegun = await begun.post('/v1/client/sign_ups', {
    email_address: 'carol+clerk_test@example.com',
  })
  const made = await browser.post(`/v1/organizations${as(sessionId)}`, { name: 'Acme' })
  const site = backendOf(server)
  const other = await site('POST /organizations', { json: { name: 'Other' } })
  const invitation = await site(`POST /organizations/${other.body.id}/invitations`, {
    json: { email_address: ADA, role: 'org:member', notify: false },
  })
  const guest = await site(`POST /organizations/${made.response.id}/invitations`, {
    json: { email_address: 'dora+clerk_test@example.com', role: 'org:member', notify: false },
  })
  const key = await browser.post(`/v1/api_keys${as(sessionId)}`, { name: 'Laptop' })
  invitationId = guest.body.id
  const domain = await site(`POST /organizations/${made.response.id}/domains`, {
    json: { name: 'acme.example', enrollment_mode: 'automatic_suggestion', verified: true },
  })
  domainId = domain.body.id
  for (const name of ['emil', 'fred']) await askToJoin(`${name}+clerk_test@acme.example`)
  const asked = await ask(database, 'SELECT request_id FROM organization_suggestions')
  requestIds = asked.map((row) => String(row.request_id))
  await site(`POST /organizations/${other.body.id}/domains`, {
    json: { name: 'other.example', enrollment_mode: 'automatic_suggestion', verified: true },
  })
  await site('POST /email_addresses', {
    json: { user_id: userId, email_address: 'ada@other.example', verified: true },
  })
  const suggestions = await browser.get(`/v1/me/organization_suggestions${as(sessionId)}`)
  const ids = {
    '/client/sessions/:id': sessionId,
    '/client/sign_ins/:id': signInBegun.response.id,
    '/client/sign_ups/:id': signUpBegun.response.id,
    '/me/sessions/:id': elsewhere.response.created_session_id,
    '/me/email_addresses/:id': me.email_addresses[0].id,
    '/me/phone_numbers/:id': phone,
    '/me/passkeys/:id': passkey.response.id,
    '/me/external_accounts/:id': account.response.id,
    '/me/organization_invitations/:id': invitation.body.id,
    '/me/organization_suggestions/:id': suggestions.response.data[0].id,
    '/me/organization_memberships/:id': made.response.id,
    '/organizations/:id': made.response.id,
    '/api_keys/:id': key.body.id,
  }
  ada = { browser, userId, sessionId, ids }
  expect(Object.values(ids).filter(Boolean)).toHaveLength(13)
})
afterEach(() => server.close())

/** Somebody with an address of the domain asks to join. */
async function askToJoin(emailAddress: string): Promise<void> {
  const browser = server.browser()
  const { sessionId } = await signUp(browser, emailAddress)
  const path = '/v1/me/organization_suggestions'
  const { response } = await browser.get(`${path}${as(sessionId)}`)
  await browser.post(`${path}/${response.data[0].id}/accept${as(sessionId)}`)
}

/** One that is whole. */
const picture = (await png()).toString('base64')

/** A route with the ids of what is Ada's in it. */
function addressed({ path }: Route): string {
  const known = Object.keys(ada.ids).find((prefix) => path.startsWith(prefix))
  if (path.includes(':id') && !known) throw new Error(`What of Ada’s stands in ${path}?`)
  return path
    .replace(known ?? '', known?.replace(':id', ada.ids[known]!) ?? '')
    .replace(':template', 'other')
    .replace(':userId', ada?.userId)
    .replace(':invitationId', invitationId)
    .replace(':domainId', domainId)
    .replace(':requestId', requestIds[path.endsWith('/reject') ? 1 : 0]!)
}

/** Calls a route about what is Ada's; in the name of a session, where one is given. */
function call(browser: Browser, route: Route, sessionId?: string, headers = {}): Promise<Answer> {
  const address = new URL(`/v1${addressed(route)}`, ORIGIN)
  if (sessionId) address.searchParams.set('_clerk_session_id', sessionId)
  if (!['GET', 'POST'].includes(route.method)) address.searchParams.set('_method', route.method)
  const path = address.pathname + address.search
  if (route.method === 'GET') return browser.get(path, headers)
  if ('file' in route.body) {
    const type = { 'content-type': 'application/octet-stream' }
    return browser.send('POST', path, { body: picture, headers: { ...type, ...headers } })
  }
  return browser.post(path, plausible(route.body), headers)
}

/** Whether an answer is for somebody who may not, or brings two credentials at once. */
const isClosed = ({ status, codes }: Answer) =>
  [401, 403, 404].includes(status) || codes[0] === 'origin_authorization_headers_conflict'

/** The routes of a list that let somebody in. */
async function open(routes: Route[], ask: (route: Route) => Promise<Answer>): Promise<string[]> {
  const open: string[] = []
  for (const route of routes) {
    const answer = await ask(route)
    if (!isClosed(answer)) open.push(`${nameOf(route)} ${answer.status} ${answer.codes}`)
  }
  expect(routes.length).toBeGreaterThan(10)
  return open
}

/** All that is kept of Ada. */
async function kept(): Promise<string> {
  const ids = [ada.userId, ...Object.values(ada.ids)].map((id) => `'${id}'`).join()
  const tables = [
    'users',
    'organizations',
    'invitations',
    'sessions',
    'sign_ins',
    'sign_ups',
    'email_addresses',
    'phone_numbers',
    'api_keys',
  ]
  const rows = [...tables, 'passkeys', 'external_accounts'].map((table) =>
    ask(database, `SELECT * FROM ${table} WHERE id IN (${ids}) ORDER BY id`),
  )
  const found = await Promise.all(rows)
  expect(found.flat().length).toBeGreaterThan(8)
  return JSON.stringify(found)
}

describe('AZ-1, AZ-2: a route is closed', () => {
  test('to whoever is not signed in', async () => {
    const before = await kept()
    expect(await open(guarded, (route) => call(server.browser(), route))).toEqual([])
    expect(await open(guarded, (route) => call(server.browser(), route, ada.sessionId))).toEqual([])
    expect(await kept()).toBe(before)
  })

  test('to somebody else, by what is not theirs', async () => {
    const browser = server.browser()
    const { sessionId } = await signUp(browser, BOB)
    const before = await kept()
    expect(await open(withId, (route) => call(browser, route, sessionId))).toEqual([])
    expect(await open(ofPerson, (route) => call(browser, route, ada.sessionId))).toEqual([])
    expect(await kept()).toBe(before)
  })

  test('to whoever signed out, though the cookie is kept', async () => {
    const cookies = new Map(ada.browser.cookies)
    await ada.browser.post('/v1/client/sessions?_method=DELETE')
    const browser = server.browser()
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    const before = await kept()
    const routes = guarded.filter(({ path }) => !path.startsWith('/client/sign_'))
    expect(await open(routes, (route) => call(browser, route, ada.sessionId))).toEqual([])
    expect(await kept()).toBe(before)
  })

  test('to whoever still has something to do, but what that takes', async () => {
    const backend = backendOf(server)
    await backend(`POST /users/${ada.userId}/password/set_compromised`, { json: {} })
    const browser = server.browser()
    const { client } = await signIn(browser)
    const [pending] = client!.sessions
    expect(pending!.status).toBe('pending')
    const before = await kept()
    const closed = ofPerson.filter((route) => !PENDING.includes(nameOf(route)))
    expect(await open(closed, (route) => call(browser, route, pending!.id))).toEqual([])
    expect(await kept()).toBe(before)
  })

  test('to whoever acts for the owner, but what helps without them', async () => {
    const backend = backendOf(server)
    const { body } = await backend('POST /actor_tokens', {
      json: { user_id: ada.userId, actor: { sub: 'support' } },
    })
    const browser = server.browser()
    const { response } = await browser.post('/v1/client/sign_ins', {
      strategy: 'ticket',
      ticket: body.token,
    })
    const closed = ofPerson.filter(
      (route) => route.method !== 'GET' && !IMPERSONATOR.includes(nameOf(route)),
    )
    const before = await kept()
    expect(
      await open(closed, (route) => call(browser, route, response.created_session_id)),
    ).toEqual([])
    expect(await kept()).toBe(before)
  })

  test('AZ-14: to whoever brings another credential than the cookie', async () => {
    const { body } = await ada.browser.post(`/v1/client/sessions/${ada.sessionId}/tokens`)
    expect(body.jwt).toBeTruthy()
    const before = await kept()
    for (const credential of [body.jwt, server.secretKey]) {
      const headers = { authorization: `Bearer ${credential}` }
      const asked = (route: Route) => call(server.browser(), route, ada.sessionId, headers)
      expect(await open(ofPerson, asked)).toEqual([])
    }
    expect(await kept()).toBe(before)
  })
})

test('AZ-2: a route is open to the owner', async () => {
  // What takes something away comes after what shows it, and who is gone sees nothing.
  const order = ['GET', 'PUT', 'PATCH', 'POST', 'DELETE']
  const rank = (route: Route) =>
    nameOf(route) === 'DELETE /me' ? order.length : order.indexOf(route.method)
  const routes = ofPerson.toSorted(
    (one, other) => rank(one) - rank(other) || other.path.length - one.path.length,
  )
  const closed: string[] = []
  for (const route of routes) {
    const answer = await call(ada.browser, route, ada.sessionId)
    if (isClosed(answer)) closed.push(`${nameOf(route)} ${answer.status} ${answer.codes}`)
  }
  // No app is being set up yet.
  expect(closed).toEqual(['GET /me/totp 404 resource_not_found'])
})

describe('AZ-14, AZ-15: the Backend API is closed', () => {
  test.each([
    'nothing',
    'a session token',
    'the cookies of a browser',
    'the key of another instance',
    'the publishable key',
  ])('to %s', async (credential) => {
    const tokens = await ada.browser.post(`/v1/client/sessions/${ada.sessionId}/tokens`)
    const headers: Record<string, string> = {
      nothing: {},
      'a session token': { authorization: `Bearer ${tokens.body.jwt}` },
      'the cookies of a browser': {
        cookie: [...ada.browser.cookies].map((pair) => pair.join('=')).join('; '),
      },
      'the key of another instance': { authorization: `Bearer ${productionKeys.secretKey}` },
      'the publishable key': { authorization: `Bearer ${server.publishableKey}` },
    }[credential]!
    const open: string[] = []
    for (const [index, { method, path }] of backendRoutes.entries()) {
      const address = `${ORIGIN}/api/v1${path.replace(/:\w+/g, ada.userId)}`
      const init = { method, headers: { 'content-type': 'application/json', ...headers } }
      const { status } = await server.fetch(
        new Request(address, { ...init, ...(method !== 'GET' && { body: '{}' }) }),
        // Whoever guesses keys is soon told to wait.
        { clientAddress: `203.0.113.${index}` },
      )
      if (status !== 401) open.push(`${method} ${path} ${status}`)
    }
    expect(backendRoutes.length).toBeGreaterThan(50)
    expect(open).toEqual([])
  })
})

test('AZ-2: only routes that exist are let open', () => {
  const names = frontendRoutes.map(nameOf)
  expect([...ANYBODY, ...PENDING, ...IMPERSONATOR].filter((name) => !names.includes(name))).toEqual(
    [],
  )
})
