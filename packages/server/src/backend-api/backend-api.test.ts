import { createClerkClient } from '@dooryard/backend'
import { errorCatalogue } from '@dooryard/protocol'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { ITEMS } from '../http/read-body.ts'
import { type Backend, type BackendAnswer, backendOf, createUser } from '../testing/backend.ts'
import { ADA, PASSWORD, signIn } from '../testing/people.ts'
import { productionKeys, type TestServer, testServer } from '../testing/test-server.ts'
import { backendRoutes } from './routes.ts'

let server: TestServer
let backend: Backend
beforeEach(async () => {
  server = await testServer({ basePath: '/__clerk' })
  backend = backendOf(server, '/__clerk')
})
afterEach(() => server.close())

describe('the secret key', () => {
  const call = (authorization: string | null, address?: string) => {
    const headers = new Headers(authorization === null ? {} : { authorization })
    const request = new Request('http://localhost/__clerk/api/v1/users/count', { headers })
    return server.fetch(request, address ? { clientAddress: address } : {})
  }

  it.each([
    ['none', null, 'authorization_header_format_invalid'],
    ['another scheme', 'Basic c2VjcmV0', 'authorization_header_format_invalid'],
    ['an empty one', 'Bearer ', 'authorization_header_format_invalid'],
    ['a foreign one', `Bearer ${productionKeys.secretKey}`, 'clerk_key_invalid'],
    ['a longer one', null, 'clerk_key_invalid'],
    ['the publishable one', 'pk', 'clerk_key_invalid'],
  ])('SEC-9: with %s nothing is answered', async (name, header, code) => {
    const authorization =
      name === 'a longer one'
        ? `Bearer ${server.secretKey}x`
        : header === 'pk'
          ? `Bearer ${server.publishableKey}`
          : header
    const response = await call(authorization)
    expect(response.status).toBe(401)
    expect((await response.json()).errors[0].code).toBe(code)
  })

  it('says the same for paths that exist and that do not', async () => {
    for (const path of ['/users', '/nothing']) {
      const response = await server.fetch(new Request(`http://localhost/__clerk/api/v1${path}`))
      expect(response.status).toBe(401)
    }
  })

  it('RATE-1: twenty wrong keys a minute from one address, then 429; the right key still passes', async () => {
    const wrong = `Bearer ${productionKeys.secretKey}`
    for (let tries = 0; tries < 20; tries++) {
      expect((await call(wrong, '203.0.113.9')).status).toBe(401)
    }
    const refused = await call(wrong, '203.0.113.9')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await call(wrong, '203.0.113.10')).status).toBe(401)
    expect((await call(`Bearer ${server.secretKey}`, '203.0.113.9')).status).toBe(200)
    server.clock.advance(60_000)
    expect((await call(wrong, '203.0.113.9')).status).toBe(401)
  })

  it('limits what comes over the network, not what calls in the process', async () => {
    const address = '203.0.113.11'
    let last = await backend('GET /jwks', { address })
    for (let count = 1; count <= 1000; count++) last = await backend('GET /jwks', { address })
    expect([last.status, last.codes]).toEqual([429, ['too_many_requests']])
    expect((await backend('GET /jwks')).status).toBe(200)
    server.clock.advance(10_000)
    expect((await backend('GET /jwks', { address })).status).toBe(200)
  })
})

describe('answers', () => {
  it('have the bare media type, no CORS and no cache', async () => {
    const { headers } = await backend('GET /users', { headers: { origin: 'https://app.test' } })
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('of errors too, with a trace id', async () => {
    const { status, headers, body } = await backend('GET /users/user_nobody')
    expect(status).toBe(404)
    expect(headers.get('content-type')).toBe('application/json')
    expect(body).toMatchObject({
      errors: [{ code: 'resource_not_found', long_message: expect.any(String) }],
      clerk_trace_id: expect.stringMatching(/^trace_/),
    })
  })

  it('of unknown paths and methods are 404', async () => {
    for (const call of ['GET /nothing', 'PUT /users', 'DELETE /jwks']) {
      expect((await backend(call)).codes).toEqual(['resource_not_found'])
    }
  })
})

describe('bodies', () => {
  it.each<[string, object, number, string]>([
    ['not JSON', { body: '{"a":' }, 400, 'request_body_invalid'],
    ['a list', { json: [] }, 400, 'request_body_invalid'],
    ['a text', { json: 'x' }, 400, 'request_body_invalid'],
    ['null', { json: null }, 400, 'request_body_invalid'],
    ['not UTF-8', { body: new Uint8Array([123, 255, 125]) }, 400, 'request_body_invalid'],
    ['too large', { json: { password: 'x'.repeat(70_000) } }, 413, 'request_body_too_large'],
    [
      'a form',
      { body: 'password=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported_content_type',
    ],
    [
      'of no known type',
      { body: 'x', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported_content_type',
    ],
    [
      'too deep',
      { body: `{"public_metadata":${'{"a":'.repeat(20)}1${'}'.repeat(20)}}` },
      400,
      'request_body_invalid',
    ],
  ])('DOS-1: one that is %s is refused', async (_, init, status, code) => {
    const answer = await backend('POST /users', init)
    expect([answer.status, answer.codes]).toEqual([status, [code]])
  })

  it('may be missing under a JSON content type', async () => {
    const { id } = await createUser(backend)
    expect((await backend(`PATCH /users/${id}`)).status).toBe(200)
    expect((await backend(`POST /users/${id}/ban`)).status).toBe(200)
  })
})

/** Everything that a field of any endpoint could be instead of what it should be. */
const NONSENSE = [
  null,
  true,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  'x'.repeat(9000),
  '\0',
  '\ud800',
  [],
  [[]],
  {},
  { a: {} },
  ['\0'],
  [1],
]

/** What is wrong with an answer to nonsense. */
function complaint({ status, codes }: BackendAnswer): string | null {
  if (status < 400) return null
  if (status >= 500 || codes.length === 0) return `${status} ${codes}`
  const strange = codes.filter((code) => !(code.split(':')[0]! in errorCatalogue))
  if (strange.length > 0) return `not in the catalogue: ${strange}`
  const nameless = status === 422 && codes.filter((code) => !code.includes(':'))
  return nameless && nameless.length > 0 ? `names no field: ${nameless}` : null
}

test('AZ-3: every endpoint refuses nonsense with codes of the catalogue that name the field', async () => {
  const { id } = await createUser(backend)
  let named = 0
  for (const { method, path, body, query } of backendRoutes) {
    if (method === 'DELETE') continue
    const call = `${method} ${path.replace(':id', id).replace(':template', 'x')}`
    if (method === 'GET') {
      for (const name of Object.keys(query)) {
        for (const value of ['', '-1', 'x', '%00', '%F0%28', '1e9', 'x'.repeat(3000)]) {
          const answer = await backend(`${call}?${name}=${value}`)
          expect([call, name, value, complaint(answer)]).toEqual([call, name, value, null])
        }
      }
      if (Object.keys(query).length > 0) {
        const unknown = await backend(`${call}?surprise=1`)
        expect(unknown.codes).toContain('form_param_unknown:surprise')
      }
      continue
    }
    const isList = ITEMS in body
    const send = (json: object) => backend(call, { json: isList ? [json] : json })
    const unknown = await send({ surprise: 1, __proto: 1 })
    expect([unknown.status, unknown.codes]).toEqual([
      422,
      expect.arrayContaining(['form_param_unknown:surprise']),
    ])
    for (const value of isList ? NONSENSE : []) {
      const answer = await backend(call, { json: value })
      expect([call, value, complaint(answer)]).toEqual([call, value, null])
    }
    for (const name of isList ? ['email_address'] : Object.keys(body)) {
      for (const value of NONSENSE) {
        const answer = await send({ [name]: value })
        expect([call, name, value, complaint(answer)]).toEqual([call, name, value, null])
        if (answer.codes.some((code) => code.endsWith(`:${name}`))) named++
      }
    }
  }
  expect(named).toBeGreaterThan(100)
  expect(server.logged.filter((line) => line.includes('failed'))).toEqual([])
}, 60_000)

test('AZ-4: private metadata, digests and tokens never reach the Frontend API or a page', async () => {
  const canary = 'canary-6b1f'
  await createUser(backend, { private_metadata: { note: canary } })
  const browser = server.browser({ mount: '/__clerk' })
  const signedIn = await signIn(browser)
  const session = signedIn.response.created_session_id
  const seen = [
    signedIn,
    await browser.get('/v1/client'),
    await browser.get(`/v1/me?_clerk_session_id=${session}`),
    await browser.get('/v1/environment'),
    await browser.post(`/v1/client/sessions/${session}/tokens`),
    await server.resume(browser.page(), { needToken: true }),
  ].map((answer) => JSON.stringify(answer))
  expect(seen.join()).toContain('"public_metadata"')
  expect(seen.join()).not.toContain(canary)
  expect(seen.join()).not.toContain('private_metadata')
  expect(seen.join()).not.toContain('$argon2id')
  expect((await backend('GET /users')).body[0].private_metadata).toEqual({ note: canary })
  expect(JSON.stringify((await backend('GET /users')).body)).not.toContain('$argon2id')
})

test('our own client drives it in the process', async () => {
  const clerk = createClerkClient({
    secretKey: server.secretKey,
    publishableKey: server.publishableKey,
    apiUrl: 'http://localhost/__clerk/api',
    fetch: (input, init) => server.fetch(new Request(input, init)),
  })
  const user = await clerk.users.createUser({
    emailAddress: [ADA],
    password: PASSWORD,
    firstName: 'Ada',
    publicMetadata: { plan: 'porch' },
  })
  expect(user.primaryEmailAddress?.emailAddress).toBe(ADA)
  expect(await clerk.users.getUserList({ emailAddress: [ADA], limit: 10 })).toMatchObject({
    totalCount: 1,
    data: [{ id: user.id, firstName: 'Ada' }],
  })
  expect(await clerk.users.verifyPassword({ userId: user.id, password: PASSWORD })).toEqual({
    verified: true,
  })
  const changed = await clerk.users.updateUser(user.id, {
    lastName: 'Marsh',
    publicMetadata: { plan: 'attic' },
  })
  expect([changed.fullName, changed.publicMetadata]).toEqual(['Ada Marsh', { plan: 'attic' }])
  const session = await clerk.sessions.createSession({ userId: user.id })
  const { jwt } = await clerk.sessions.getToken(session.id)
  expect(await clerk.sessions.verifySession(session.id, jwt)).toMatchObject({ id: session.id })
  expect(await clerk.sessions.getSessionList({ userId: user.id })).toMatchObject({ totalCount: 1 })
  expect((await clerk.sessions.revokeSession(session.id)).status).toBe('revoked')
  const ticket = await clerk.signInTokens.createSignInToken({
    userId: user.id,
    expiresInSeconds: 60,
  })
  expect(ticket.token).toMatch(/^sit_/)
  expect((await clerk.signInTokens.revokeSignInToken(ticket.id)).status).toBe('revoked')
  expect((await clerk.jwks.getJwks()).keys[0]?.kid).toMatch(/^ins_/)
  await expect(clerk.users.getUser('user_nobody')).rejects.toMatchObject({
    status: 404,
    errors: [{ code: 'resource_not_found' }],
  })
  expect(await clerk.users.deleteUser(user.id)).toMatchObject({ id: user.id, deleted: true })
  expect(await clerk.users.getCount()).toBe(0)
})
