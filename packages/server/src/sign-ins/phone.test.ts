import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../clock.ts'
import type { SettingsInput } from '../settings/schema.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { mailCodes } from '../testing/mail.ts'
import { ADA, PASSWORD, signIn } from '../testing/people.ts'
import { NUMBER, OTHER_NUMBER, WITH_PHONES } from '../testing/phones.ts'
import { attempt, start, step } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
let userId: string
let numberId: string

async function open(more: SettingsInput = {}, phone_number = NUMBER) {
  server = await testServer({
    settings: { rateLimits: { ...WIDE_LIMITS, send: { max: 9999 } }, ...WITH_PHONES, ...more },
  })
  backend = backendOf(server)
  const user = await createUser(backend, { phone_number: [phone_number] })
  userId = user.id
  numberId = user.primary_phone_number_id
}
beforeEach(() => open())
afterEach(() => server.close())

const phone_code = 'phone_code'
const tryCode = (browser: Browser, created: Awaited<ReturnType<typeof start>>, code = '424242') =>
  attempt(browser, created, { strategy: phone_code, code })

describe('signing in by phone', () => {
  test('a number finds its owner, however it is typed, with a code or the password', async () => {
    for (const identifier of [NUMBER, '(202) 555-0143', '+1 202 555 0143']) {
      const browser = server.browser()
      const created = await start(browser, { identifier, strategy: phone_code })
      expect(created.response).toMatchObject({
        identifier: NUMBER,
        first_factor_verification: { strategy: phone_code, status: 'unverified' },
      })
      const done = await tryCode(browser, created)
      expect(done.response).toMatchObject({ status: 'complete' })
      expect(done.client!.sessions[0]!.user!.id).toBe(userId)
    }
    expect((await signIn(server.browser(), NUMBER)).response.status).toBe('complete')
  })

  test('offers the phone beside the rest; who did not type the number sees its end alone', async () => {
    const { response } = await start(server.browser(), { identifier: ADA })
    const factor = response.supported_first_factors.find(
      ({ strategy }: { strategy: string }) => strategy === phone_code,
    )
    expect(factor).toEqual({
      strategy: phone_code,
      safe_identifier: '+1•••••43',
      phone_number_id: numberId,
      channel: 'sms',
      primary: true,
    })
    expect(JSON.stringify(response)).not.toContain(NUMBER)
    expect(response.supported_identifiers).toEqual(['email_address', 'phone_number'])
    const typed = await start(server.browser(), { identifier: NUMBER })
    expect(JSON.stringify(typed.response.supported_first_factors)).toContain(NUMBER)
  })

  test('the code goes to the phone also when the address was typed', async () => {
    const browser = server.browser()
    const created = await start(browser, { identifier: ADA })
    await step(browser, created, {
      name: 'prepare_first_factor',
      strategy: phone_code,
      phone_number_id: numberId,
    })
    expect((await tryCode(browser, created)).response.status).toBe('complete')
  })

  test('a number of somebody else, a channel that is none and a strategy that is off are refused', async () => {
    const browser = server.browser()
    const created = await start(browser, { identifier: ADA })
    const prepare = (form: Record<string, string>) =>
      step(browser, created, { name: 'prepare_first_factor', strategy: phone_code, ...form })
    expect((await prepare({ phone_number_id: 'idn_other' })).codes).toEqual([
      'form_resource_not_found',
    ])
    expect((await prepare({ channel: 'whatsapp' })).codes).toEqual(['form_param_value_invalid'])
    await server.close()
    await open({ strategies: { phoneCode: false } })
    const other = server.browser()
    const there = await start(other, { identifier: NUMBER, strategy: phone_code })
    expect(there.codes).toEqual(['strategy_for_user_invalid'])
    expect((await signIn(other, NUMBER)).response.status).toBe('complete')
  })

  test('where nobody has one, a number is no identifier', async () => {
    await server.close()
    server = await testServer()
    expect((await start(server.browser(), { identifier: NUMBER })).codes).toEqual([
      'form_param_format_invalid',
    ])
  })

  test('OTP-1, OTP-3: a code is right once, and dead after five misses and ten minutes', async () => {
    const browser = server.browser()
    const once = await start(browser, { identifier: NUMBER, strategy: phone_code })
    await tryCode(browser, once)
    expect((await tryCode(browser, once)).status).toBeGreaterThanOrEqual(400)

    const other = server.browser()
    const missed = await start(other, { identifier: NUMBER, strategy: phone_code })
    for (let miss = 0; miss < 5; miss++) await tryCode(other, missed, '000000')
    expect((await tryCode(other, missed)).codes).toEqual(['verification_failed'])

    const late = server.browser()
    const created = await start(late, { identifier: NUMBER, strategy: phone_code })
    server.clock.advance(10 * MINUTE + SECOND)
    expect((await tryCode(late, created)).codes).toEqual(['verification_expired'])
  })

  test('RATE-3: misses lock the account as those of other codes do', async () => {
    await server.close()
    await open({ lockout: { maxAttempts: 2 } })
    const browser = server.browser()
    const created = await start(browser, { identifier: NUMBER, strategy: phone_code })
    for (let miss = 0; miss < 2; miss++) await tryCode(browser, created, '000000')
    expect((await tryCode(browser, created)).codes).toEqual(['user_locked'])
    expect((await signIn(server.browser())).codes).toEqual(['user_locked'])
  })

  test('OTP-13: a number that nobody proved finds nobody', async () => {
    const other = { phone_number: OTHER_NUMBER, verified: false, user_id: userId }
    expect((await backend('POST /phone_numbers', { json: other })).status).toBe(200)
    expect((await start(server.browser(), { identifier: OTHER_NUMBER })).codes).toEqual([
      'form_identifier_not_found',
    ])
  })

  test('ENUM-1: known and unknown numbers look alike where that is kept secret', async () => {
    await server.close()
    await open({ enumerationProtection: true })
    const shape = async (identifier: string) => {
      const browser = server.browser()
      const created = await start(browser, { identifier, strategy: phone_code })
      const refused = await tryCode(browser, created, '000000')
      const text = JSON.stringify([created.status, created.response, refused.status, refused.codes])
      return text
        .replaceAll(identifier, 'NUMBER')
        .replace(/(sia|ver|idn)_\w+/g, '$1')
        .replace(/\d{10,}/g, 'TIME')
    }
    expect(await shape(NUMBER)).toBe(await shape(OTHER_NUMBER))
  })

  test('a banned owner gets in as little as by any other way', async () => {
    await backend(`POST /users/${userId}/ban`)
    const browser = server.browser()
    const created = await start(browser, { identifier: NUMBER, strategy: phone_code })
    expect((await tryCode(browser, created)).codes).toEqual(['user_banned'])
  })

  test('AST-17: the code of numbers of fiction ends with test mode', async () => {
    const browser = server.browser()
    const created = await start(browser, { identifier: NUMBER, strategy: phone_code })
    await backend('PATCH /instance', { json: { test_mode: false } })
    expect((await tryCode(browser, created)).codes).toEqual(['form_code_incorrect'])
  })
})

test('PW-10, PW-11: a code by phone leads to a new password', async () => {
  const browser = server.browser()
  const strategy = 'reset_password_phone_code'
  const created = await start(browser, { identifier: NUMBER, strategy })
  const proven = await attempt(browser, created, { strategy, code: '424242' })
  expect(proven.response.status).toBe('needs_new_password')
  const password = 'another horse battery'
  const done = await step(browser, created, { name: 'reset_password', password })
  expect(done.response.status).toBe('complete')
  expect((await signIn(server.browser(), NUMBER, password)).response.status).toBe('complete')
  expect((await signIn(server.browser(), NUMBER, PASSWORD)).codes).toEqual([
    'form_password_incorrect',
  ])
})

describe('OTP-8: text messages go out', () => {
  const REAL = '+12024561111'
  /** Asks for a code from an address of its own. */
  const ask = (identifier = REAL, address = '203.0.113.7') =>
    start(server.browser({ address }), { identifier, strategy: phone_code })
  async function reopen(sms: SettingsInput['sms']) {
    await server.close()
    await open({ sms }, REAL)
  }

  test('to countries that are named, and no other: one that shares a prefix is another', async () => {
    await reopen({ countries: ['US'] })
    for (const phone_number of ['+18768101234', '+442071838750', '+88216000000']) {
      await backend('POST /phone_numbers', {
        json: { user_id: userId, phone_number, verified: true },
      })
      const answer = await ask(phone_number)
      expect([phone_number, answer.status, answer.codes]).toEqual([
        phone_number,
        403,
        ['unsupported_country_code'],
      ])
    }
    expect((await ask()).status).toBe(200)
    expect(await mailCodes(server, REAL)).toHaveLength(1)
  })

  test('so many a day to a number, for a visitor and in all', async () => {
    await reopen({ perNumberPerDay: 2 })
    const many = async (count: number, address: (index: number) => string) => {
      const statuses: number[] = []
      for (let index = 0; index < count; index++) {
        statuses.push((await ask(REAL, address(index))).status)
      }
      return statuses
    }
    expect(await many(3, (index) => `203.0.113.${index}`)).toEqual([200, 200, 429])
    server.clock.advance(DAY + SECOND)
    expect((await ask()).status).toBe(200)
    await reopen({ perAddressPerDay: 2 })
    expect(await many(3, () => '203.0.113.9')).toEqual([200, 200, 429])
    expect((await ask(REAL, '198.51.100.1')).status).toBe(200)
    await reopen({ perDay: 2 })
    expect(await many(3, (index) => `203.0.113.${index}`)).toEqual([200, 200, 429])
  })

  test('GR-4: nor do more at once', async () => {
    await reopen({ perNumberPerDay: 3 })
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => ask(REAL, `203.0.113.${index}`)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(await mailCodes(server, REAL)).toHaveLength(3)
  })
})
