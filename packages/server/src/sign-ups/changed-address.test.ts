import { expect, test } from 'vitest'
import { holdUp } from '../testing/hold-up.ts'
import { testServer } from '../testing/test-server.ts'

const MINE = 'mallory+clerk_test@example.com'
const VICTIM = 'victim@corp.example'

test('OTP-2: a code proves the address that it was sent to, also when that is changed while it is being sent', async () => {
  const held = holdUp()
  const server = await testServer({}, { wrapDatabase: held.wrapDatabase })
  const browser = server.browser()
  const password = 'correct horse 42 battery'
  const { body } = await browser.post('/v1/client/sign_ups', { email_address: MINE, password })
  const path = `/v1/client/sign_ups/${body.response.id}`

  const { reached, goOn } = held.next('select sign_ups')
  const sending = browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
  await reached
  const changed = await browser.post(`${path}?_method=PATCH`, { email_address: VICTIM })
  expect(changed.body.response.email_address).toBe(VICTIM)
  goOn()
  expect((await sending).codes).toEqual(['client_state_invalid'])
  const answer = await browser.post(`${path}/attempt_verification`, {
    strategy: 'email_code',
    code: '424242',
  })
  expect(answer.codes).toEqual(['verification_missing'])
  await server.close()
})

test('an address that was changed, and changed back, is proven anew', async () => {
  const server = await testServer()
  const browser = server.browser()
  const { response } = await browser.post('/v1/client/sign_ups', { email_address: MINE })
  const path = `/v1/client/sign_ups/${response.id}`
  const code = { strategy: 'email_code', code: '424242' }
  await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
  const proven = await browser.post(`${path}/attempt_verification`, code)
  expect(proven.response.unverified_fields).toEqual([])
  await browser.post(`${path}?_method=PATCH`, { email_address: VICTIM })
  const back = await browser.post(`${path}?_method=PATCH`, { email_address: MINE })
  expect(back.response).toMatchObject({
    unverified_fields: ['email_address'],
    verifications: { email_address: { status: 'unverified', next_action: 'needs_prepare' } },
  })
  expect((await browser.post(`${path}/attempt_verification`, code)).codes).toEqual([
    'verification_missing',
  ])
  await server.close()
})
