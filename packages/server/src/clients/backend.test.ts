import { afterEach, beforeEach, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import { CLIENT_COOKIE } from '../testing/client-cookie.ts'
import { signIn } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
beforeEach(async () => {
  server = await testServer()
  backend = backendOf(server)
})
afterEach(() => server.close())

test('clients are read, listed and verified by the token of their cookie or of a session', async () => {
  const { id: userId } = await createUser(backend)
  const browser = server.browser()
  const sessionId = (await signIn(browser)).response.created_session_id
  const clientId = (await backend(`GET /sessions/${sessionId}`)).body.client_id
  const { body } = await backend(`GET /clients/${clientId}`)
  expect(body).toMatchObject({
    object: 'client',
    id: clientId,
    session_ids: [sessionId],
    sessions: [{ id: sessionId, user_id: userId, status: 'active' }],
    sign_in_id: null,
    last_active_session_id: sessionId,
    last_authentication_strategy: 'password',
  })
  const cookie = browser.cookies.get(CLIENT_COOKIE)!
  expect(JSON.stringify(body)).not.toContain(cookie)

  const verify = (token: string) => backend('POST /clients/verify', { json: { token } })
  expect((await verify(cookie)).body.id).toBe(clientId)
  const jwt = (await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).body.jwt
  expect((await verify(jwt)).body.id).toBe(clientId)
  expect((await verify('nonsense')).codes).toEqual(['cookie_invalid:token'])
  server.clock.advance(MINUTE)
  expect((await verify(jwt)).codes).toEqual(['cookie_invalid:token'])

  server.clock.advance(MINUTE)
  await signIn(server.browser())
  const page = await backend('GET /clients?paginated=true&limit=1')
  expect(page.body.total_count).toBe(2)
  expect(page.body.data[0].id).not.toBe(clientId)
  expect((await backend('GET /clients')).body).toHaveLength(2)
  expect((await backend('GET /clients/client_x')).status).toBe(404)
})

test('SES-15: a handshake nonce is redeemed once, within a minute', async () => {
  await createUser(backend)
  const browser = server.browser()
  await signIn(browser)
  const handshake = async () => {
    const query = new URLSearchParams({ redirect_url: `${ORIGIN}/`, format: 'nonce' })
    const { headers } = await browser.get(`/v1/client/handshake?${query}`)
    return new URL(headers.get('location')!).searchParams.get('__clerk_handshake_nonce')!
  }
  const redeem = (nonce: string) => backend(`GET /clients/handshake_payload?nonce=${nonce}`)
  const nonce = await handshake()
  const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(nonce)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.find(({ status }) => status === 200)?.body.directives).toContainEqual(
    expect.stringMatching(/^__session=ey/),
  )
  const late = await handshake()
  server.clock.advance(MINUTE)
  expect((await redeem(late)).status).toBe(404)
  expect((await backend('GET /clients/handshake_payload')).codes).toEqual([
    'form_param_missing:nonce',
  ])
})
