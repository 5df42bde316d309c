import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR } from '../clock.ts'
import type { Browser } from '../testing/browser.ts'
import { BOB, signUp } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let userId: string
beforeEach(async () => {
  server = await testServer()
  userId = (await signUp(server.browser())).userId
})
afterEach(() => server.close())

async function backend(path: string, body: object = {}) {
  const request = new Request(`${ORIGIN}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await server.fetch(request)).json()
}

const createTicket = () => backend('/sign_in_tokens', { user_id: userId, expires_in_seconds: 3600 })
const redeem = (ticket: string, browser: Browser = server.browser()) =>
  browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket })

test('a ticket signs its user in, once (OTP-5)', async () => {
  const { token } = await createTicket()
  const answer = await redeem(token)
  expect(answer.response).toMatchObject({
    status: 'complete',
    first_factor_verification: { strategy: 'ticket', status: 'verified' },
  })
  expect(answer.client?.sessions[0]?.user?.id).toBe(userId)
  expect((await redeem(token)).codes).toEqual(['sign_in_token_already_used_code'])
})

test('GR-4: of twenty parallel redeemers one wins', async () => {
  const { token } = await createTicket()
  const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(token)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.every(({ status }) => status < 500)).toBe(true)
})

test('OTP-14: revoked, late, unknown and altered tickets say so and open nothing', async () => {
  const revoked = await createTicket()
  await backend(`/sign_in_tokens/${revoked.id}/revoke`)
  expect((await redeem(revoked.token)).codes).toEqual(['sign_in_token_revoked_code'])
  const late = await createTicket()
  server.clock.advance(HOUR)
  expect((await redeem(late.token)).codes).toEqual(['ticket_expired_code'])
  expect((await redeem(`${late.token}x`)).codes).toEqual(['ticket_invalid_code'])
  expect((await redeem('')).codes).toEqual(['form_param_missing'])
})

test('OTP-14: a ticket does not finish the sign-in of somebody else', async () => {
  await signUp(server.browser(), BOB)
  const { token } = await createTicket()
  const browser = server.browser()
  const created = await browser.post('/v1/client/sign_ins', { identifier: BOB })
  const path = `/v1/client/sign_ins/${created.response.id}/attempt_first_factor`
  const answer = await browser.post(path, { strategy: 'ticket', ticket: token })
  expect(answer.codes).toEqual(['ticket_invalid_code'])
  expect((await redeem(token)).status).toBe(200)
})

test('a ticket is for signing in, not up', async () => {
  const { token } = await createTicket()
  const answer = await server
    .browser()
    .post('/v1/client/sign_ups', { strategy: 'ticket', ticket: token })
  expect(answer.codes).toEqual(['sign_in_token_not_in_sign_in_code'])
})
