import { afterEach, beforeEach, expect, test } from 'vitest'
import { backendOf, createUser } from '../testing/backend.ts'
import { goThrough } from '../testing/federation.ts'
import { ADA, BOB, signIn, signUp } from '../testing/people.ts'
import { enrol } from '../testing/second-factor.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer({
    settings: { enumerationProtection: true, social: { google: true } },
  })
})
afterEach(() => server.close())

test.each(['email_code', 'reset_password_email_code'])(
  'OTP-13: an address that its user never proved gets no %s, whatever else they have shown',
  async (strategy) => {
    const backend = backendOf(server)
    const user = await createUser(backend, { email_address: [ADA] })
    const browser = server.browser()
    const { response } = await signIn(browser)
    await enrol(browser, response.created_session_id, server)
    await backend('POST /email_addresses', {
      json: { user_id: user.id, email_address: BOB, verified: false },
    })
    const [proven] = user.email_addresses
    // The unproven one is now the first of the user's.
    await backend('POST /email_addresses', {
      json: {
        user_id: user.id,
        email_address: 'new+clerk_test@example.com',
        verified: true,
        primary: true,
      },
    })
    expect((await backend(`DELETE /email_addresses/${proven.id}`)).status).toBe(200)

    const { body } = await backend('POST /sign_in_tokens', { json: { user_id: user.id } })
    const stranger = server.browser()
    const begun = await stranger.post('/v1/client/sign_ins', {
      strategy: 'ticket',
      ticket: body.token,
    })
    expect(begun.response.status).toBe('needs_second_factor')
    const path = `/v1/client/sign_ins/${begun.response.id}`
    const prepared = await stranger.post(`${path}/prepare_first_factor`, { strategy })
    const tried = await stranger.post(`${path}/attempt_first_factor`, { strategy, code: '424242' })
    const shown = JSON.stringify([begun.body, prepared.body, tried.body])
    expect(shown).not.toContain(BOB)
  },
)

test('OTP-13: nor does one that a provider says, of an account of theirs, and that they never proved here', async () => {
  const owner = server.browser()
  const { sessionId } = await signUp(owner)
  await goThrough(server.browser(), { email: ADA })
  await enrol(owner, sessionId, server)
  const stranger = server.browser()
  await goThrough(stranger, { email: BOB, verified: false })
  const { sign_in } = (await stranger.get('/v1/client')).response
  expect(sign_in.status).toBe('needs_second_factor')
  expect(sign_in.supported_first_factors).toContainEqual({ strategy: 'password' })
  expect(JSON.stringify(sign_in.supported_first_factors)).not.toContain(BOB)
  const path = `/v1/client/sign_ins/${sign_in.id}/prepare_first_factor`
  const { codes } = await stranger.post(path, { strategy: 'reset_password_email_code' })
  expect(codes).toEqual(['strategy_for_user_invalid'])
})
