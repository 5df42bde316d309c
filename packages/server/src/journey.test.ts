import { decodeJwt } from '@dooryard/backend/jwt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ADA, as, PASSWORD, signIn, signOut, signUp } from './testing/people.ts'
import { ORIGIN, type TestServer, testServer } from './testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.close())

test('a person signs up, gets tokens, signs out and signs in again', async () => {
  const browser = server.browser()
  expect((await browser.get('/v1/client')).body).toEqual({ response: null, client: null })

  const { userId, sessionId, answer } = await signUp(browser)
  expect(answer.client).toMatchObject({
    last_active_session_id: sessionId,
    sign_up: null,
    sessions: [{ id: sessionId, status: 'active', user: { id: userId } }],
  })
  const token = await browser.post(`/v1/client/sessions/${sessionId}/tokens`)
  expect(token.body.object).toBe('token')
  expect(decodeJwt(token.body.jwt).payload).toMatchObject({
    v: 2,
    sub: userId,
    sid: sessionId,
    azp: ORIGIN,
    sts: 'active',
    fva: [0, -1],
    iss: 'https://calm-otter-42.dooryard.internal',
  })
  const me = await browser.get(`/v1/me${as(sessionId)}`)
  expect(me.response).toMatchObject({ id: userId, password_enabled: true })

  expect((await signOut(browser)).response.sessions).toEqual([])
  expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(401)

  const again = await signIn(browser, ADA, PASSWORD)
  expect(again.response).toMatchObject({ status: 'complete' })
  expect(again.client?.sessions).toHaveLength(1)
})

test('a person signs in with a code and resets a forgotten password', async () => {
  await signUp(server.browser())
  const browser = server.browser()
  const created = await browser.post('/v1/client/sign_ins', {
    identifier: ADA,
    strategy: 'reset_password_email_code',
  })
  expect(created.response).toMatchObject({
    status: 'needs_first_factor',
    first_factor_verification: { status: 'unverified', strategy: 'reset_password_email_code' },
  })
  const path = `/v1/client/sign_ins/${created.response.id}`
  const proven = await browser.post(`${path}/attempt_first_factor`, {
    strategy: 'reset_password_email_code',
    code: '424242',
  })
  expect(proven.response.status).toBe('needs_new_password')
  const done = await browser.post(`${path}/reset_password`, { password: 'another fine passphrase' })
  expect(done.response.status).toBe('complete')
  expect((await signIn(server.browser())).codes).toEqual(['form_password_incorrect'])
  expect((await signIn(server.browser(), ADA, 'another fine passphrase')).status).toBe(200)
})

test('a page starts with the client, a token and no request', async () => {
  const browser = server.browser()
  const { sessionId } = await signUp(browser)
  const state = await server.resume(browser.page(), { needToken: true })
  expect(state.client?.sessions[0]).toMatchObject({ id: sessionId, last_active_token: null })
  expect(decodeJwt(state.token!).payload.sid).toBe(sessionId)
  expect(state.setCookies.map((cookie) => cookie.split('=')[0])).toEqual([
    '__session',
    expect.stringMatching(/^__session_/),
    '__client_uat',
    expect.stringMatching(/^__client_uat_/),
  ])
})
