import { afterEach, beforeEach, expect, test } from 'vitest'
import { isClerkAPIResponseError } from '../core/api-error.ts'
import { startServer, type TestServer } from '../testing/server.ts'
import { openClerk } from '../testing/site.ts'
import { until } from '../testing/until.ts'
import { bootOf, clientOf, refusal, sessionOf, signInOf, userOf } from '../testing/wire.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer({})
})
afterEach(() => server.close())

async function signedIn() {
  const opened = openClerk(server.origin)
  await opened.clerk.load({ boot: bootOf(), polling: false })
  return opened
}

test('parameters travel as a form: snake_case names, repeated arrays, JSON objects, empty nulls', async () => {
  server.routes['POST /client/sign_ups'] = () => ({ body: { response: {}, client: null } })
  const { clerk } = await signedIn()
  await clerk.client!.signUp.create({
    emailAddress: 'a@x.test',
    unsafeMetadata: { plan_a: { innerKey: 1 } },
    legalAccepted: true,
    firstName: undefined as never,
    username: null as never,
    web3Wallet: ['a', 'b'] as never,
  })
  const [seen] = server.seen
  expect([...seen!.form]).toEqual([
    ['locale', 'en-GB'],
    ['email_address', 'a@x.test'],
    ['unsafe_metadata', '{"plan_a":{"innerKey":1}}'],
    ['legal_accepted', 'true'],
    ['username', ''],
    ['web3_wallet', 'a'],
    ['web3_wallet', 'b'],
  ])
  expect(seen!.contentType).toContain('application/x-www-form-urlencoded')
  expect(seen!.query.get('__clerk_api_version')).toBe('2026-05-12')
  expect(seen!.query.has('_clerk_session_id')).toBe(false)
})

test('PATCH goes as POST with _method, and names the session outside /client', async () => {
  server.routes['PATCH /me'] = () => ({
    body: { response: userOf({ first_name: 'Mia' }), client: null },
  })
  const { clerk } = await signedIn()
  const user = clerk.user!
  expect(await user.update({ firstName: 'Mia' })).toBe(user)
  expect(user.firstName).toBe('Mia')
  expect(server.seen[0]!.query.get('_method')).toBe('PATCH')
  expect(server.seen[0]!.query.get('_clerk_session_id')).toBe('sess_1')
})

test('replacing metadata asks what is there, and sends the merge patch that leads on from it', async () => {
  server.routes['GET /me'] = () => ({ body: { response: userOf(), client: null } })
  server.routes['PATCH /me/metadata'] = ({ form }) => {
    expect(JSON.parse(form.get('unsafe_metadata')!)).toEqual({
      plan_a: { seat_count: 3, since_at: null },
      added: true,
    })
    return { body: { response: userOf(), client: null } }
  }
  const { clerk } = await signedIn()
  await clerk.user!.update({ unsafeMetadata: { plan_a: { seat_count: 3 }, added: true } })
  expect(server.count('PATCH /me/metadata')).toBe(1)
})

test('a refusal carries codes and fields, and the client that came with it is applied first', async () => {
  const error = refusal('form_code_incorrect', { meta: { param_name: 'code' } })
  server.routes['POST /client/sign_ins'] = () => ({
    status: 422,
    body: { ...error, meta: { client: clientOf([sessionOf()], { sign_in: signInOf() }) } },
  })
  const { clerk } = await signedIn()
  const failure = await clerk.client!.signIn.create({ identifier: 'a' }).catch((error) => error)
  expect(isClerkAPIResponseError(failure)).toBe(true)
  expect(failure).toMatchObject({
    status: 422,
    errors: [{ code: 'form_code_incorrect', longMessage: 'No.', meta: { paramName: 'code' } }],
  })
  expect(clerk.client!.signIn.id).toBe('sia_1')
})

test('429 says after how many seconds to come back, and is not tried again', async () => {
  server.routes['POST /client/sign_ins'] = () => ({
    status: 429,
    headers: { 'retry-after': '12' },
    body: refusal('too_many_requests'),
  })
  const { clerk } = await signedIn()
  await expect(clerk.client!.signIn.create({ identifier: 'a' })).rejects.toMatchObject({
    retryAfter: 12,
  })
  expect(server.seen).toHaveLength(1)
})

test.each([
  ['502 of a proxy', { status: 502, text: '<h1>Bad gateway</h1>' }],
  ['413 of a proxy', { status: 413, text: 'Too large' }],
  ['403 of a firewall', { status: 403, text: '' }],
  ['no list', { status: 500, body: { errors: 'none' } }],
  ['an empty list', { status: 500, body: { errors: [] } }],
])('an error that is not the server’s own is one with a sentence: %s', async (_, answer) => {
  server.routes['POST /client/sign_ins'] = () => answer
  const { clerk } = await signedIn()
  const failure = await clerk.client!.signIn.create({ identifier: 'a' }).catch((error) => error)
  expect(failure).toMatchObject({
    status: answer.status,
    errors: [{ code: 'unreadable_answer', meta: { status: answer.status } }],
  })
  expect(failure.message).toContain(String(answer.status))
  expect(failure.errors[0].message).toBe(failure.message)
})

test.each([
  ['nothing in it', { response: null, client: null }],
  ['no object', 'ok'],
])('a success that is not the server’s own is an error with a sentence: %s', async (_, body) => {
  server.routes['POST /client/sign_ins'] = () => ({ body })
  const { clerk } = await signedIn()
  const failure = await clerk.client!.signIn.create({ identifier: 'a' }).catch((error) => error)
  expect(failure).toMatchObject({ status: 200, errors: [{ code: 'unreadable_answer' }] })
})

test('an error without words of its own has a message all the same', async () => {
  server.routes['POST /client/sign_ins'] = () => ({
    status: 422,
    body: { errors: [{ code: 'form_param_nil', message: '', long_message: '' }] },
  })
  const { clerk } = await signedIn()
  const failure = await clerk.client!.signIn.create({ identifier: 'a' }).catch((error) => error)
  expect(failure.errors[0].code).toBe('form_param_nil')
  expect(failure.message).not.toBe('')
})

test.each([
  ['HTML', '<h1>Welcome to our Wi-Fi</h1>'],
  ['nothing', ''],
])('a success that is %s is no answer of the server', async (_, text) => {
  server.routes['POST /client/sign_ins'] = () => ({ status: 200, text })
  const { clerk } = await signedIn()
  await expect(clerk.client!.signIn.create({ identifier: 'a' })).rejects.toMatchObject({
    code: 'network_error',
  })
  expect(clerk.client!.signIn.id).toBeUndefined()
})

test('a server that takes a request and never answers is given up on', async () => {
  server.routes['POST /client/sign_ins'] = () => ({ hang: true })
  const { clerk, site } = await signedIn()
  const failure = clerk.client!.signIn.create({ identifier: 'a' }).catch((error) => error)
  await until(() => expect(server.seen).toHaveLength(1))
  site.advance(30_000)
  expect(await failure).toMatchObject({ code: 'network_error' })
})

test('a GET is tried again after network failures, a POST never', async () => {
  let failures = 0
  server.routes['GET /me/sessions/active'] = () =>
    ++failures < 3 ? { hangUp: true } : { body: [{ id: 'sess_9', last_active_at: 5 }] }
  server.routes['POST /client/sign_ins'] = () => ({ hangUp: true })
  const { clerk, site } = await signedIn()

  let done = false
  const sessions = clerk.user!.getSessions().finally(() => {
    done = true
  })
  await until(() => {
    site.advance(5_000)
    expect(done).toBe(true)
  })
  expect((await sessions)[0]).toMatchObject({ id: 'sess_9', lastActiveAt: new Date(5) })
  expect(server.seen.map(({ query }) => query.get('_clerk_retry_attempt'))).toEqual([
    null,
    '1',
    '2',
  ])

  await expect(clerk.client!.signIn.create({ identifier: 'a' })).rejects.toMatchObject({
    code: 'network_error',
  })
  expect(server.count('POST /client/sign_ins')).toBe(1)
})

test('after a 401 the server is asked; a session that is over signs the page out', async () => {
  server.routes['GET /client'] = () => ({ body: { response: clientOf(), client: null } })
  server.routes['PATCH /me'] = () => ({ status: 401, body: refusal('authentication_invalid') })
  const { clerk, site } = await signedIn()
  site.cookies.set('__session', 'x')
  await expect(clerk.user!.update({ firstName: 'x' })).rejects.toMatchObject({ status: 401 })
  expect(clerk.session).toBeNull()
  expect(site.cookies.has('__session')).toBe(false)
})

test('after a 401 a session that lives goes on', async () => {
  server.routes['GET /client'] = () => ({
    body: { response: clientOf([sessionOf()]), client: null },
  })
  server.routes['PATCH /me'] = () => ({ status: 401, body: refusal('authentication_invalid') })
  const { clerk } = await signedIn()
  await expect(clerk.user!.update({ firstName: 'x' })).rejects.toMatchObject({ status: 401 })
  expect(clerk.session?.id).toBe('sess_1')
})
