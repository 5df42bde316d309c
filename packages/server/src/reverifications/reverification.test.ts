import { isAuthorized } from '@dooryard/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { ADA, as, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { enrol } from '../testing/second-factor.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { reverificationStatus } from './status.ts'

const rateLimits = WIDE_LIMITS

let server: TestServer
let ada: Browser
let sessionId: string

beforeEach(async () => {
  const settings = { rateLimits, strategies: { backupCode: false }, lockout: { maxAttempts: 5 } }
  server = await testServer({ settings })
  ada = server.browser()
  ;({ sessionId } = await signUp(ada))
})
afterEach(() => server.close())

const verify = (step = '', form: Record<string, string> = {}, browser = ada): Promise<Answer> =>
  browser.post(`/v1/client/sessions/${sessionId}/verify${step}`, form)
const password = { strategy: 'password', password: PASSWORD }
const setUp = () => ada.post(`/v1/me/totp${as(sessionId)}`)

describe('proving again who one is', () => {
  test('by password, opens what asks for a fresh proof (MFA-5, MFA-9)', async () => {
    server.clock.advance(11 * MINUTE)
    expect((await setUp()).codes).toEqual(['session_reverification_required'])
    const begun = await verify('', { level: 'second_factor' })
    expect(begun.response).toMatchObject({
      object: 'session_verification',
      status: 'needs_first_factor',
      level: 'first_factor',
      supported_first_factors: [
        { strategy: 'password' },
        { strategy: 'email_code', safe_identifier: ADA },
      ],
      supported_second_factors: null,
      session: { id: sessionId, factor_verification_age: [11, -1] },
    })
    const wrong = await verify('/attempt_first_factor', { ...password, password: 'no' })
    expect(wrong.codes).toEqual(['form_password_incorrect'])
    expect((await setUp()).codes).toEqual(['session_reverification_required'])
    const done = await verify('/attempt_first_factor', password)
    expect(done.response).toMatchObject({
      status: 'complete',
      first_factor_verification: { strategy: 'password', status: 'verified' },
      session: { factor_verification_age: [0, -1] },
    })
    expect(done.client?.sessions[0]).toMatchObject({ factor_verification_age: [0, -1] })
    expect((await setUp()).status).toBe(200)
  })

  test('by a code, sent to an address of the person', async () => {
    server.clock.advance(11 * MINUTE)
    const { response } = await verify()
    const [, { email_address_id }] = response.supported_first_factors
    const sent = await verify('/prepare_first_factor', { strategy: 'email_code', email_address_id })
    expect(sent.response.first_factor_verification).toMatchObject({ status: 'unverified' })
    const code = { strategy: 'email_code', code: '000000' }
    expect((await verify('/attempt_first_factor', code)).codes).toEqual(['form_code_incorrect'])
    const done = await verify('/attempt_first_factor', { ...code, code: '424242' })
    expect(done.response.status).toBe('complete')
    const foreign = { strategy: 'email_code', email_address_id: 'idn_of_somebody_else' }
    await verify()
    expect((await verify('/prepare_first_factor', foreign)).codes).toEqual([
      'form_resource_not_found',
    ])
  })

  test('MFA-5: with a second factor that one is asked for, and a first one is no proof', async () => {
    const phone = await enrol(ada, sessionId, server)
    server.clock.advance(11 * MINUTE)
    const remove = () => ada.post(`/v1/me/totp${as(sessionId)}&_method=DELETE`)
    const second = await verify('', { level: 'second_factor' })
    expect(second.response).toMatchObject({
      status: 'needs_second_factor',
      supported_first_factors: null,
      supported_second_factors: [{ strategy: 'totp' }],
    })
    expect((await verify('/attempt_first_factor', password)).codes).toEqual([
      'invalid_action_for_session_reverification',
    ])
    await verify('', { level: 'first_factor' })
    expect((await verify('/attempt_first_factor', password)).response.status).toBe('complete')
    expect((await remove()).codes).toEqual(['session_reverification_required'])

    await verify('', { level: 'multi_factor' })
    const half = await verify('/attempt_first_factor', password)
    expect(half.response.status).toBe('needs_second_factor')
    const totp = { strategy: 'totp', code: phone.code() }
    expect((await verify('/attempt_second_factor', totp)).response).toMatchObject({
      status: 'complete',
      session: { factor_verification_age: [0, 0] },
    })
    expect((await remove()).status).toBe(200)
  })

  test('OTP-2, MFA-5: a code that went to an address or a number proves nothing once that is taken away', async () => {
    const added = await ada.post(`/v1/me/email_addresses${as(sessionId)}`, {
      email_address: 'old+clerk_test@example.com',
    })
    const { id } = added.response
    const own = `/v1/me/email_addresses/${id}`
    await ada.post(`${own}/prepare_verification${as(sessionId)}`, { strategy: 'email_code' })
    await ada.post(`${own}/attempt_verification${as(sessionId)}`, { code: '424242' })
    const other = server.browser()
    const { response } = await signIn(other)
    const again = `/v1/client/sessions/${response.created_session_id}/verify`
    const code = { strategy: 'email_code', email_address_id: id }
    await other.post(again)
    const sent = await other.post(`${again}/prepare_first_factor`, code)
    expect(sent.response.first_factor_verification).toMatchObject({ status: 'unverified' })
    expect((await ada.post(`${own}${as(sessionId)}&_method=DELETE`)).status).toBe(200)
    const proof = { strategy: 'email_code', code: '424242' }
    const late = await other.post(`${again}/attempt_first_factor`, proof)
    expect(late.codes).toEqual(['verification_missing'])
    await other.post(`${again}/prepare_first_factor`, { strategy: 'email_code' })
    const done = await other.post(`${again}/attempt_first_factor`, proof)
    expect(done.response.status).toBe('complete')
  })

  test('MFA-9: a session older than the second factor has never shown it: sites take no first factor for it', async () => {
    const other = server.browser()
    const { response } = await signIn(other)
    const older = response.created_session_id as string
    const agesOf = async (browser: Browser, id: string) => {
      const { response } = await browser.get('/v1/client')
      return response.sessions.find((one: { id: string }) => one.id === id).factor_verification_age
    }
    expect(await agesOf(other, older)).toEqual([0, -1])
    await enrol(ada, sessionId, server)
    const again = `/v1/client/sessions/${older}/verify`
    await other.post(again, { level: 'first_factor' })
    await other.post(`${again}/attempt_first_factor`, password)
    const ages = await agesOf(other, older)
    const isIt = (reverification: 'strict' | 'strict_mfa') =>
      isAuthorized({ userId: 'user_1', factorVerificationAge: ages }, { reverification })
    expect([ages[0], isIt('strict'), isIt('strict_mfa')]).toEqual([0, false, false])
  })

  test('MFA-9: who has no second factor any more is asked for the first one alone', async () => {
    await enrol(ada, sessionId, server)
    await ada.post(`/v1/me/totp${as(sessionId)}&_method=DELETE`)
    server.clock.advance(11 * MINUTE)
    await verify('', { level: 'second_factor' })
    const done = await verify('/attempt_first_factor', password)
    expect(done.response).toMatchObject({
      status: 'complete',
      session: { factor_verification_age: [0, -1] },
    })
  })

  test('MFA-2, RATE-3: guesses are counted with those of sign-ins', async () => {
    const phone = await enrol(ada, sessionId, server)
    await verify('', { level: 'second_factor' })
    const guess = (code: string) => verify('/attempt_second_factor', { strategy: 'totp', code })
    const codes: string[] = []
    for (let count = 0; count < 6; count++) {
      await verify('', { level: 'second_factor' })
      codes.push(...(await guess('000000')).codes)
    }
    expect(codes).toEqual([...Array(5).fill('form_code_incorrect'), 'user_locked'])
    expect((await guess(phone.code())).codes).toEqual(['user_locked'])
  })

  test('MFA-8: is over after ten minutes, and is of one session', async () => {
    expect((await verify('/attempt_first_factor', password)).codes).toEqual([
      'session_reverification_missing',
    ])
    await verify()
    server.clock.advance(10 * MINUTE)
    expect((await verify('/attempt_first_factor', password)).codes).toEqual([
      'session_reverification_missing',
    ])
    const bob = server.browser()
    await signUp(bob, BOB)
    expect((await verify('', {}, bob)).codes).toEqual(['resource_not_found'])
    expect((await verify('', {}, server.browser())).codes).toEqual(['signed_out'])
    await ada.post(`/v1/client/sessions/${sessionId}/end`)
    expect((await verify()).status).toBe(401)
  })

  test('what is done needs nothing more', async () => {
    await verify()
    await verify('/attempt_first_factor', password)
    expect((await verify('/attempt_first_factor', password)).codes).toEqual([
      'invalid_action_for_session_reverification',
    ])
  })
})

test.each([
  ['first_factor', null, null, 'needs_first_factor'],
  ['first_factor', 'password', null, 'complete'],
  ['second_factor', null, null, 'needs_second_factor'],
  ['second_factor', null, 'totp', 'complete'],
  ['multi_factor', null, null, 'needs_first_factor'],
  ['multi_factor', 'password', null, 'needs_second_factor'],
  ['multi_factor', 'password', 'totp', 'complete'],
] as const)('%s with %s and %s: %s', (level, first, second, status) => {
  const record = {
    level,
    first_factor_strategy: first,
    second_factor_strategy: second,
    expire_at: 600_000,
  }
  expect(reverificationStatus(record, 0)).toBe(status)
  expect(reverificationStatus(record, 600_000)).toBeNull()
})
