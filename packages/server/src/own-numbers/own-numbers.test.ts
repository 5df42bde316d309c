import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../clock.ts'
import { CODE_MISSES_A_DAY, CODE_TRIES } from '../settings/numbers.ts'
import type { SettingsInput } from '../settings/schema.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { mailCodes } from '../testing/mail.ts'
import { ADA, as, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { NUMBER, OTHER_NUMBER, phonesOf, WITH_PHONES } from '../testing/phones.ts'
import { enrol } from '../testing/second-factor.ts'
import { start } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
let ada: Browser
let userId: string
let sessionId: string
let phones: ReturnType<typeof phonesOf>

async function open(more: SettingsInput = {}, { isEmpty = false } = {}) {
  server = await testServer({ settings: { rateLimits: WIDE_LIMITS, ...WITH_PHONES, ...more } })
  backend = backendOf(server)
  ada = server.browser()
  if (isEmpty) return
  ;({ userId, sessionId } = await signUp(ada))
  phones = phonesOf(ada, sessionId)
}
beforeEach(() => open())
afterEach(() => server.close())

const profile = async () => (await ada.get(`/v1/me${as(sessionId)}`)).response

async function bobs() {
  const browser = server.browser()
  const { sessionId } = await signUp(browser, BOB)
  return { browser, sessionId, ...phonesOf(browser, sessionId) }
}

describe('adding a number', () => {
  test('it counts once a code that was sent to it has come back', async () => {
    const added = await phones.add(' (202) 555-0143')
    expect(added.response).toMatchObject({
      object: 'phone_number',
      phone_number: NUMBER,
      reserved_for_second_factor: false,
      default_second_factor: false,
      verification: null,
      linked_to: [],
    })
    const { id } = added.response
    expect((await start(server.browser(), { identifier: NUMBER })).codes).toEqual([
      'form_identifier_not_found',
    ])
    expect((await phones.prepare(id)).response.verification).toMatchObject({
      status: 'unverified',
      strategy: 'phone_code',
    })
    expect((await phones.attempt(id, '000000')).codes).toEqual(['form_code_incorrect'])
    const done = await phones.attempt(id)
    expect(done.response.verification).toMatchObject({
      status: 'verified',
      strategy: 'phone_code',
    })
    expect(await profile()).toMatchObject({
      primary_phone_number_id: id,
      phone_numbers: [{ id, phone_number: NUMBER }],
    })
    expect((await phones.list()).body).toHaveLength(1)
    expect((await start(server.browser(), { identifier: NUMBER })).response.status).toBe(
      'needs_first_factor',
    )
  })

  test('OTP-11: what is no number of somebody says so at its field', async () => {
    for (const typed of [
      '12',
      'ada',
      '+1202555014399999',
      '+999123456789',
      '911',
      'x'.repeat(60),
    ]) {
      const answer = await phones.add(typed)
      expect([typed, answer.status, answer.codes]).toEqual([
        typed,
        422,
        ['form_param_format_invalid'],
      ])
      expect(answer.errors[0]!.meta).toMatchObject({ param_name: 'phone_number' })
    }
  })

  test('OTP-11: the same number, however it is written, is one', async () => {
    await phones.own()
    for (const typed of ['+1 202-555-0143', '1 (202) 555 0143', '202.555.0143']) {
      expect((await phones.add(typed)).codes).toEqual(['form_identifier_exists'])
    }
  })

  test('PW-9: needs a fresh proof; SES-7: and a session', async () => {
    server.clock.advance(11 * MINUTE)
    expect((await phones.add()).codes).toEqual(['session_reverification_required'])
    await backend(`POST /users/${userId}/ban`)
    expect((await phones.add()).status).toBe(401)
  })

  test('five that nobody proved are enough', async () => {
    for (const end of [0, 1, 2, 3, 4])
      expect((await phones.add(`+1202555015${end}`)).status).toBe(200)
    expect((await phones.add()).codes).toEqual(['too_many_unverified_identifications'])
  })

  test('is not there where people have no numbers', async () => {
    await server.close()
    await open({ identifiers: {}, strategies: {} })
    expect((await phones.add()).codes).toEqual(['feature_not_enabled'])
    const { response } = await ada.get('/v1/environment')
    expect(response?.user_settings?.attributes?.phone_number?.enabled ?? false).toBe(false)
  })

  test('GR-4: of twenty who redeem one code at once one wins', async () => {
    const { id } = (await phones.add()).response
    await phones.prepare(id)
    const answers = await Promise.all(Array.from({ length: 20 }, () => phones.attempt(id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status < 500)).toBe(true)
  })

  test('OTP-2: a code works in the browser that asked for it', async () => {
    const { id } = (await phones.add()).response
    await phones.prepare(id)
    const other = server.browser()
    const there = phonesOf(other, (await signIn(other)).response.created_session_id)
    expect((await there.attempt(id)).codes).toEqual(['verification_missing'])
    expect((await phones.attempt(id)).status).toBe(200)
  })
})

describe('somebody else’s number', () => {
  test('AZ-1, ENUM-4: is not there, whatever one does with it', async () => {
    const id = await (await bobs()).own()
    for (const answer of [
      await ada.get(`/v1/me/phone_numbers/${id}${as(sessionId)}`),
      await phones.prepare(id),
      await phones.attempt(id),
      await phones.change(id, { reserved_for_second_factor: 'true' }),
      await phones.remove(id),
      await phones.remove('idn_nothing'),
    ]) {
      expect([answer.status, answer.codes]).toEqual([404, ['resource_not_found']])
    }
  })

  test('OTP-13: an unproven one blocks nobody, and goes to who proves it', async () => {
    const { id } = (await phones.add()).response
    await phones.prepare(id)
    await (await bobs()).own()
    const late = await phones.attempt(id)
    expect([late.status, late.codes]).toEqual([422, ['form_identifier_exists']])
    const primary = await ada.post(`/v1/me${as(sessionId)}&_method=PATCH`, {
      primary_phone_number_id: id,
    })
    expect(primary.codes).toEqual(['form_verification_needed'])
  })

  test('ENUM-1: looks free where that is kept secret, and no code is right', async () => {
    await server.close()
    await open({ enumerationProtection: true })
    await (await bobs()).own()
    const { id } = (await phones.add()).response
    const free = (await phones.add(OTHER_NUMBER)).response
    const shape = (json: object) => Object.keys(json).sort()
    const asked = await phones.prepare(id)
    expect(shape(asked.response.verification)).toEqual(
      shape((await phones.prepare(free.id)).response.verification),
    )
    expect((await phones.attempt(id)).codes).toEqual(['form_code_incorrect'])
    expect((await phones.attempt(free.id)).status).toBe(200)
  })
})

describe('a number as second factor', () => {
  const reserve = (id: string) => phones.change(id, { reserved_for_second_factor: 'true' })

  test('is asked for after the password, and finds nobody (MFA-6, MFA-7)', async () => {
    const id = await phones.own()
    const reserved = await reserve(id)
    expect(reserved.response).toMatchObject({
      reserved_for_second_factor: true,
      default_second_factor: true,
    })
    expect(await profile()).toMatchObject({
      two_factor_enabled: true,
      mfa_enabled_at: expect.any(Number),
      primary_phone_number_id: null,
    })
    const browser = server.browser()
    expect((await start(browser, { identifier: NUMBER })).codes).toEqual([
      'form_identifier_not_found',
    ])
    const half = await signIn(browser)
    expect(half.response).toMatchObject({
      status: 'needs_second_factor',
      created_session_id: null,
      supported_second_factors: [
        {
          strategy: 'phone_code',
          phone_number_id: id,
          safe_identifier: '+1•••••43',
          default: true,
          channel: 'sms',
        },
      ],
    })
    const path = `/v1/client/sign_ins/${half.response.id}`
    const early = await browser.post(`${path}/attempt_second_factor`, {
      strategy: 'phone_code',
      code: '424242',
    })
    expect(early.codes).toEqual(['verification_missing'])
    const asked = await browser.post(`${path}/prepare_second_factor`, { strategy: 'phone_code' })
    expect(asked.response.second_factor_verification).toMatchObject({
      status: 'unverified',
      strategy: 'phone_code',
    })
    expect(asked.response.first_factor_verification).toMatchObject({ strategy: 'password' })
    const wrong = await browser.post(`${path}/attempt_second_factor`, {
      strategy: 'phone_code',
      code: '000000',
    })
    expect(wrong.codes).toEqual(['form_code_incorrect'])
    // OTP-2: it is no code of a first factor.
    const swapped = await browser.post(`${path}/attempt_first_factor`, {
      strategy: 'phone_code',
      code: '424242',
    })
    expect(swapped.status).toBeGreaterThanOrEqual(400)
    const done = await browser.post(`${path}/attempt_second_factor`, {
      strategy: 'phone_code',
      code: '424242',
    })
    expect(done.response).toMatchObject({
      status: 'complete',
      second_factor_verification: { strategy: 'phone_code', status: 'verified' },
    })
    expect(done.client!.sessions[0]).toMatchObject({ factor_verification_age: [0, 0] })
    const again = await browser.post(`${path}/attempt_second_factor`, {
      strategy: 'phone_code',
      code: '424242',
    })
    expect(again.status).toBeGreaterThanOrEqual(400)
  })

  test('a form without JavaScript is sent the code, unless an app shows one', async () => {
    await reserve(await phones.own())
    const browser = server.browser()
    const form = { identifier: ADA, password: PASSWORD }
    await browser.submit('/v1/client/sign_ins', form)
    const { sign_in } = (await browser.get('/v1/client')).response
    expect(sign_in.second_factor_verification).toMatchObject({
      strategy: 'phone_code',
      status: 'unverified',
    })
    const path = `/v1/client/sign_ins/${sign_in.id}/attempt_second_factor`
    await browser.submit(path, { strategy: 'phone_code', code: '424242' })
    expect((await browser.get('/v1/client')).response.sessions).toHaveLength(1)
  })

  test('MFA-2: guesses are counted for the person, and another attempt gives no new ones', async () => {
    await server.close()
    await open({ lockout: { maxAttempts: 3 } })
    await reserve(await phones.own())
    const codes: string[] = []
    for (let round = 0; round < 2; round++) {
      const browser = server.browser()
      const half = await signIn(browser)
      const path = `/v1/client/sign_ins/${half.response.id}`
      await browser.post(`${path}/prepare_second_factor`, { strategy: 'phone_code' })
      for (let guess = 0; guess < 2; guess++) {
        const form = { strategy: 'phone_code', code: '000000' }
        codes.push(...(await browser.post(`${path}/attempt_second_factor`, form)).codes)
      }
    }
    expect(codes).toEqual([
      'form_code_incorrect',
      'form_code_incorrect',
      'form_code_incorrect',
      'user_locked',
    ])
  })

  test('RATE-2: strangers who use up the codes of a first factor take nobody the second', async () => {
    await server.close()
    await open({ lockout: { enabled: false } })
    await reserve(await phones.own())
    const guess = { strategy: 'email_code', code: '000000' }
    for (let round = 0; round < CODE_MISSES_A_DAY / CODE_TRIES; round++) {
      const stranger = server.browser({ address: `198.51.100.${round}` })
      const begun = await start(stranger, { strategy: 'email_code' })
      const path = `/v1/client/sign_ins/${begun.response.id}/attempt_first_factor`
      for (let tried = 0; tried < CODE_TRIES; tried++) await stranger.post(path, guess)
    }
    const spent = await start(server.browser(), { strategy: 'email_code' })
    expect(spent.codes).toEqual(['too_many_requests'])
    const browser = server.browser()
    const half = await signIn(browser)
    const path = `/v1/client/sign_ins/${half.response.id}`
    await browser.post(`${path}/prepare_second_factor`, { strategy: 'phone_code' })
    const code = { strategy: 'phone_code', code: '424242' }
    const done = await browser.post(`${path}/attempt_second_factor`, code)
    expect(done.response?.status).toBe('complete')
  })

  test('brings backup codes with the first one, once', async () => {
    await server.close()
    await open({ strategies: { phoneSecondFactor: true } })
    const id = await phones.own()
    const first = await reserve(id)
    expect(first.response.backup_codes).toHaveLength(10)
    expect((await phones.list()).body[0].backup_codes).toBeUndefined()
    const { user } = (await ada.get('/v1/client')).response.sessions[0]
    expect(user.backup_code_enabled).toBe(true)
  })

  test('MFA-5: changing it needs the second factor again, and its owner is told', async () => {
    await phones.own(OTHER_NUMBER)
    const id = await phones.own()
    expect((await reserve(id)).status).toBe(200)
    for (const answer of [
      await phones.change(id, { reserved_for_second_factor: 'false' }),
      await phones.remove(id),
      await phones.add('+12025550101'),
    ]) {
      expect(answer.codes).toEqual(['session_reverification_required'])
    }
    const verify = `/v1/client/sessions/${sessionId}/verify`
    await ada.post(verify, { level: 'second_factor' })
    const asked = await ada.post(`${verify}/prepare_second_factor`, { strategy: 'phone_code' })
    expect(asked.response.second_factor_verification.status).toBe('unverified')
    const proven = await ada.post(`${verify}/attempt_second_factor`, {
      strategy: 'phone_code',
      code: '424242',
    })
    expect(proven.response.status).toBe('complete')
    const released = await phones.change(id, { reserved_for_second_factor: 'false' })
    expect(released.response).toMatchObject({
      reserved_for_second_factor: false,
      verification: null,
    })
    expect((await profile()).two_factor_enabled).toBe(false)
    const { body } = await server.browser().get(server.mailboxUrl!)
    expect(String(body)).toContain('Two-step verification is off')
    expect(String(body)).toContain('A phone is the second step')
  })

  test.each([
    ['its owner', (id: string) => phones.change(id, { reserved_for_second_factor: 'false' })],
    ['the site, as with all of them', () => backend(`DELETE /users/${userId}/mfa`)],
  ])(
    'MFA-6: one that is released by %s lets nobody in by itself, until it is proven anew',
    async (_, release) => {
      const { id } = (await phones.add(NUMBER, { reserved_for_second_factor: 'true' })).response
      await phones.prepare(id)
      await phones.attempt(id)
      expect((await release(id)).status).toBe(200)
      expect(await profile()).toMatchObject({
        two_factor_enabled: false,
        primary_phone_number_id: null,
        phone_numbers: [{ id, reserved_for_second_factor: false, verification: null }],
      })
      for (const strategy of ['phone_code', 'reset_password_phone_code']) {
        const thief = await start(server.browser(), { identifier: NUMBER, strategy })
        expect(thief.codes).toEqual(['form_identifier_not_found'])
      }
      await phones.prepare(id)
      expect((await phones.attempt(id)).status).toBe(200)
      const begun = await start(server.browser(), { identifier: NUMBER, strategy: 'phone_code' })
      expect(begun.response.status).toBe('needs_first_factor')
    },
  )

  test('is not what one gets in with alone', async () => {
    await server.close()
    const { phoneCode, phoneSecondFactor } = WITH_PHONES.strategies
    server = await testServer({
      settings: {
        ...WITH_PHONES,
        strategies: { password: false, emailCode: false, phoneCode, phoneSecondFactor },
      },
    })
    backend = backendOf(server)
    const { body: user } = await backend('POST /users', {
      json: { phone_number: [NUMBER], email_address: [BOB] },
    })
    const browser = server.browser()
    const begun = await start(browser, { identifier: NUMBER, strategy: 'phone_code' })
    const done = await browser.post(
      `/v1/client/sign_ins/${begun.response.id}/attempt_first_factor`,
      {
        strategy: 'phone_code',
        code: '424242',
      },
    )
    const own = phonesOf(browser, done.response.created_session_id)
    const id = user.primary_phone_number_id
    expect((await own.change(id, { reserved_for_second_factor: 'true' })).codes).toEqual([
      'identification_update_failed',
    ])
    expect((await own.remove(id)).codes).toEqual(['identification_deletion_failed'])
  })

  test('MFA-4: a form without JavaScript makes one, with backup codes that its page shows once', async () => {
    await server.close()
    await open({ strategies: { phoneSecondFactor: true } })
    const id = await phones.own()
    const path = `/v1/me/phone_numbers/${id}${as(sessionId)}&_method=PATCH`
    await ada.submit(path, { reserved_for_second_factor: 'true' })
    expect(await profile()).toMatchObject({ two_factor_enabled: true, backup_code_enabled: true })
    expect((await server.resume(ada.page())).feedback?.codes).toHaveLength(10)
  })

  test('is free to be one where its owner gets in by a link', async () => {
    await server.close()
    const strategies = { emailLink: true, emailCode: false, password: false, backupCode: false }
    await open({ strategies: { ...strategies, phoneSecondFactor: true } }, { isEmpty: true })
    const { id } = await createUser(backend, { password: undefined })
    const { body } = await backend('POST /sign_in_tokens', { json: { user_id: id } })
    const entered = { strategy: 'ticket', ticket: body.token }
    const { response } = await ada.post('/v1/client/sign_ins', entered)
    phones = phonesOf(ada, response.created_session_id)
    const number = await phones.own()
    const changed = await phones.change(number, { reserved_for_second_factor: 'true' })
    expect([changed.status, changed.codes]).toEqual([200, []])
  })

  test('must be proven first', async () => {
    const { id } = (await phones.add()).response
    expect((await reserve(id)).codes).toEqual(['identification_update_second_factor_unverified'])
  })

  test('one that was added as such counts when it is proven, after a fresh proof alone (MFA-5)', async () => {
    const { id } = (await phones.add(NUMBER, { reserved_for_second_factor: 'true' })).response
    expect((await profile()).two_factor_enabled).toBe(false)
    await phones.prepare(id)
    server.clock.advance(9 * MINUTE)
    const other = (await phones.add(OTHER_NUMBER, { reserved_for_second_factor: 'true' })).response
    expect((await phones.attempt(id)).status).toBe(200)
    expect(await profile()).toMatchObject({ two_factor_enabled: true })
    await phones.prepare(other.id)
    server.clock.advance(5 * MINUTE)
    expect((await phones.attempt(other.id)).status).toBe(200)
    server.clock.advance(11 * MINUTE)
    const third = await phones.add('+12025550107', { reserved_for_second_factor: 'true' })
    expect(third.codes).toEqual(['session_reverification_required'])
  })

  test('one of several is the default', async () => {
    const first = await phones.own()
    const second = await phones.own(OTHER_NUMBER)
    // Both in the ten minutes of the first proof: the second needs the phone that is one by then.
    await backend(`PATCH /phone_numbers/${first}`, { json: { reserved_for_second_factor: true } })
    await backend(`PATCH /phone_numbers/${second}`, { json: { reserved_for_second_factor: true } })
    const defaults = async () =>
      (await phones.list()).body
        .filter((row: { default_second_factor: boolean }) => row.default_second_factor)
        .map((row: { id: string }) => row.id)
    expect(await defaults()).toEqual([first])
    await backend(`DELETE /phone_numbers/${first}`)
    expect(await defaults()).toEqual([second])
    await backend(`DELETE /users/${userId}/mfa`)
    expect(await defaults()).toEqual([])
    expect((await profile()).two_factor_enabled).toBe(false)
  })

  test('beside an app both are offered, the app’s removal leaves the phone', async () => {
    await enrol(ada, sessionId, server)
    const id = await phones.own()
    expect((await reserve(id)).status).toBe(200)
    const { response } = await signIn(server.browser())
    expect(
      response.supported_second_factors.map(({ strategy }: { strategy: string }) => strategy),
    ).toEqual(['phone_code', 'totp'])
    await backend(`DELETE /users/${userId}/totp`)
    expect(await profile()).toMatchObject({ totp_enabled: false, two_factor_enabled: true })
  })

  test('is not set up where nobody may have one, and is asked for all the same', async () => {
    const id = await phones.own()
    await backend(`PATCH /phone_numbers/${id}`, { json: { reserved_for_second_factor: true } })
    const half = await signIn(server.browser())
    expect(half.response.status).toBe('needs_second_factor')
    await server.close()
    await open({ strategies: { phoneCode: true } })
    const other = await phones.own()
    expect((await reserve(other)).codes).toEqual(['feature_not_enabled'])
  })
})

describe('removing a number', () => {
  test('takes half-done sign-ins along', async () => {
    const id = await phones.own()
    const browser = server.browser()
    const begun = await start(browser, { identifier: NUMBER, strategy: 'phone_code' })
    expect((await phones.remove(id)).response).toEqual({
      object: 'phone_number',
      id,
      deleted: true,
    })
    const late = await browser.post(
      `/v1/client/sign_ins/${begun.response.id}/attempt_first_factor`,
      { strategy: 'phone_code', code: '424242' },
    )
    expect(late.status).not.toBe(200)
    expect((await profile()).primary_phone_number_id).toBeNull()
  })

  test('the main one gives way to another, proven one; the last thing stays', async () => {
    const first = await phones.own()
    await phones.own(OTHER_NUMBER)
    const { primary_email_address_id: address } = await profile()
    expect((await phones.remove(first)).status).toBe(200)
    const { primary_phone_number_id: second } = await profile()
    expect(second).not.toBe(first)
    await backend(`DELETE /email_addresses/${address}`)
    expect((await phones.remove(second)).codes).toEqual(['identification_deletion_failed'])
    expect((await phones.change(second, { reserved_for_second_factor: 'true' })).codes).toEqual([
      'identification_update_failed',
    ])
  })

  test('PRIV-2: who is deleted leaves no proof of a number', async () => {
    const { id } = (await phones.add()).response
    await phones.prepare(id)
    expect((await backend(`DELETE /users/${userId}`)).status).toBe(200)
    expect((await backend(`GET /phone_numbers/${id}`)).codes).toEqual(['resource_not_found'])
    await (await bobs()).own()
  })
})

test('codes come by text message, which the mailbox keeps in development', async () => {
  await server.close()
  await open({ sms: { countries: ['US'] } })
  const real = '+12024561111'
  const { id } = (await phones.add(real)).response
  await phones.prepare(id)
  const [code] = await mailCodes(server, real)
  expect(code).toMatch(/^\d{6}$/)
  expect((await phones.prepare(id)).codes).toEqual(['verification_code_too_many_requests'])
  server.clock.advance(31 * SECOND)
  expect((await phones.attempt(id, code)).status).toBe(200)
})
