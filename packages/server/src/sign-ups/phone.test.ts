import { afterEach, expect, test } from 'vitest'
import { parseSettings, type SettingsInput } from '../settings/schema.ts'
import { backendOf } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { ADA, BOB, PASSWORD } from '../testing/people.ts'
import { NUMBER, OTHER_NUMBER, WITH_PHONES } from '../testing/phones.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
async function open(more: SettingsInput = {}) {
  server = await testServer({ settings: { rateLimits: WIDE_LIMITS, ...WITH_PHONES, ...more } })
}
afterEach(() => server.close())

const BY_PHONE = { emailAddress: 'optional', phoneNumber: 'required' } as const

const begin = (browser: Browser, form: Record<string, string>) =>
  browser.post('/v1/client/sign_ups', { password: PASSWORD, ...form })
const on = (browser: Browser, id: string, verb: string, form: Record<string, string>) =>
  browser.post(`/v1/client/sign_ups/${id}/${verb}`, form)

async function prove(browser: Browser, id: string, strategy: string) {
  await on(browser, id, 'prepare_verification', { strategy })
  return on(browser, id, 'attempt_verification', { strategy, code: '424242' })
}

test('somebody signs up with a number alone, and is found by it', async () => {
  await open({ identifiers: BY_PHONE })
  const browser = server.browser()
  const { response } = await begin(browser, { phone_number: '202 555 0143' })
  expect(response).toMatchObject({
    status: 'missing_requirements',
    phone_number: NUMBER,
    required_fields: ['phone_number', 'password'],
    optional_fields: expect.arrayContaining(['email_address']),
    unverified_fields: ['phone_number'],
    verifications: {
      email_address: null,
      phone_number: { next_action: 'needs_prepare', supported_strategies: ['phone_code'] },
    },
  })
  const done = await prove(browser, response.id, 'phone_code')
  expect(done.response).toMatchObject({ status: 'complete' })
  const { user } = done.client!.sessions[0]!
  expect(user).toMatchObject({
    primary_email_address_id: null,
    primary_phone_number_id: user!.phone_numbers[0]!.id,
    phone_numbers: [
      { phone_number: NUMBER, verification: { status: 'verified', strategy: 'phone_code' } },
    ],
  })
  expect(done.client!.sessions[0]!.public_user_data).toMatchObject({ identifier: NUMBER })
})

test('an address and a number are proven one by one, each by its own code (OTP-2)', async () => {
  await open()
  const browser = server.browser()
  const { response } = await begin(browser, { email_address: ADA, phone_number: NUMBER })
  const { id } = response
  expect(response.unverified_fields).toEqual(['email_address', 'phone_number'])
  await on(browser, id, 'prepare_verification', { strategy: 'email_code' })
  const swapped = await on(browser, id, 'attempt_verification', {
    strategy: 'phone_code',
    code: '424242',
  })
  expect(swapped.codes).toEqual(['verification_missing'])
  const half = await on(browser, id, 'attempt_verification', {
    strategy: 'email_code',
    code: '424242',
  })
  expect(half.response).toMatchObject({
    status: 'missing_requirements',
    unverified_fields: ['phone_number'],
  })
  const done = await prove(browser, id, 'phone_code')
  expect(done.response.status).toBe('complete')
  expect(done.client!.sessions[0]!.user!.email_addresses[0]!.verification).toMatchObject({
    strategy: 'email_code',
  })
})

test('another number voids what was proven of the former one', async () => {
  await open()
  const browser = server.browser()
  const { id } = (await begin(browser, { email_address: ADA, phone_number: NUMBER })).response
  await on(browser, id, 'prepare_verification', { strategy: 'phone_code' })
  const changed = await browser.post(`/v1/client/sign_ups/${id}?_method=PATCH`, {
    phone_number: OTHER_NUMBER,
  })
  expect(changed.response.verifications.phone_number.next_action).toBe('needs_prepare')
  const late = await on(browser, id, 'attempt_verification', {
    strategy: 'phone_code',
    code: '424242',
  })
  expect(late.codes).toEqual(['verification_missing'])
})

test('a form without JavaScript is sent the code of each that is due', async () => {
  await open()
  const browser = server.browser()
  await browser.submit('/v1/client/sign_ups', {
    email_address: ADA,
    phone_number: NUMBER,
    password: PASSWORD,
  })
  const id = (await browser.get('/v1/client')).response.sign_up.id
  await browser.submit(`/v1/client/sign_ups/${id}/attempt_verification`, {
    strategy: 'email_code',
    code: '424242',
  })
  const { sign_up } = (await browser.get('/v1/client')).response
  expect(sign_up.verifications.phone_number).toMatchObject({ next_action: 'needs_attempt' })
  await browser.submit(`/v1/client/sign_ups/${id}/attempt_verification`, {
    strategy: 'phone_code',
    code: '424242',
  })
  expect((await browser.get('/v1/client')).response.sessions).toHaveLength(1)
})

test('a number that is taken, no number, and one where there are none are refused at their field', async () => {
  await open()
  const browser = server.browser()
  const { id } = (await begin(browser, { email_address: ADA, phone_number: NUMBER })).response
  await prove(browser, id, 'email_code')
  await prove(browser, id, 'phone_code')
  const refuse = async (phone_number: string) => {
    const { status, errors } = await begin(server.browser(), { email_address: BOB, phone_number })
    return [status, errors[0]!.code, errors[0]!.meta]
  }
  const meta = { param_name: 'phone_number' }
  expect(await refuse(NUMBER)).toEqual([422, 'form_identifier_exists', meta])
  expect(await refuse('nonsense')).toEqual([422, 'form_param_format_invalid', meta])
  await server.close()
  await open({ identifiers: {}, strategies: {} })
  expect(await refuse(NUMBER)).toEqual([422, 'form_param_unknown', meta])
})

test('GR-4: of two who prove one number at once one has it', async () => {
  await open({ identifiers: BY_PHONE })
  const people = [server.browser(), server.browser()]
  const ids: string[] = []
  for (const browser of people) {
    const { id } = (await begin(browser, { phone_number: NUMBER })).response
    await on(browser, id, 'prepare_verification', { strategy: 'phone_code' })
    ids.push(id)
  }
  const proof = { strategy: 'phone_code', code: '424242' }
  const answers = await Promise.all(
    people.map((browser, index) => on(browser, ids[index]!, 'attempt_verification', proof)),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  const { body } = await backendOf(server)('GET /users/count')
  expect(body.total_count).toBe(1)
})

test('lists of who may sign up hold for numbers', async () => {
  await open({ restrictions: { allowlist: [OTHER_NUMBER] }, identifiers: BY_PHONE })
  expect((await begin(server.browser(), { phone_number: NUMBER })).codes).toEqual([
    'not_allowed_access',
  ])
  expect((await begin(server.browser(), { phone_number: OTHER_NUMBER })).status).toBe(200)
})

test('settings that leave people without anything to be reached by are refused', async () => {
  await open()
  expect(() => parseSettings({ identifiers: { emailAddress: 'optional' } })).toThrow(
    "identifiers.phoneNumber to 'required'",
  )
  expect(() => parseSettings({ strategies: { phoneCode: true } })).toThrow('nobody has a phone')
  expect(() => parseSettings({ sms: { countries: ['Germany'] } })).toThrow('sms.countries')
})
