import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY } from '../clock.ts'
import type { Browser } from '../testing/browser.ts'
import { ADA, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let browser: Browser
beforeEach(async () => {
  server = await testServer()
  browser = server.browser()
})
afterEach(() => server.close())

const create = (form: Record<string, string> = {}, by = browser) =>
  by.post('/v1/client/sign_ups', form)
const path = (id: string, step = '') => `/v1/client/sign_ups/${id}${step}`
const prepare = (id: string, by = browser) =>
  by.post(path(id, '/prepare_verification'), { strategy: 'email_code' })
const verify = (id: string, code = '424242', by = browser) =>
  by.post(path(id, '/attempt_verification'), { strategy: 'email_code', code })

describe('the steps of a sign-up', () => {
  test('says what is missing, step by step, and completes by itself', async () => {
    const empty = await create({ locale: 'en-GB' })
    expect(empty.response).toMatchObject({
      status: 'missing_requirements',
      required_fields: ['email_address', 'password'],
      optional_fields: ['first_name', 'last_name'],
      missing_fields: ['email_address', 'password'],
      unverified_fields: [],
      locale: 'en-GB',
    })
    const { id } = empty.response
    expect(empty.client?.sign_up?.id).toBe(id)

    const named = await browser.post(`${path(id)}?_method=PATCH`, {
      email_address: ADA,
      first_name: 'Ada',
      unsafe_metadata: '{"plan":"gold"}',
    })
    expect(named.response).toMatchObject({
      missing_fields: ['password'],
      unverified_fields: ['email_address'],
      unsafe_metadata: { plan: 'gold' },
      verifications: { email_address: { status: 'unverified', next_action: 'needs_prepare' } },
    })
    const prepared = await prepare(id)
    expect(prepared.response.verifications.email_address).toMatchObject({
      status: 'unverified',
      attempts: 0,
      next_action: 'needs_attempt',
    })
    const verified = await verify(id)
    expect(verified.response).toMatchObject({
      status: 'missing_requirements',
      missing_fields: ['password'],
      unverified_fields: [],
    })
    const done = await browser.post(`${path(id)}?_method=PATCH`, { password: PASSWORD })
    expect(done.response.status).toBe('complete')
    expect(done.client?.sign_up).toBeNull()
    expect(done.client?.sessions[0]?.user).toMatchObject({
      id: done.response.created_user_id,
      first_name: 'Ada',
      unsafe_metadata: { plan: 'gold' },
      email_addresses: [{ email_address: ADA, verification: { status: 'verified' } }],
    })
    expect((await browser.get(path(id))).response.created_session_id).toBe(
      done.response.created_session_id,
    )
  })

  test('another address needs another proof', async () => {
    const { response } = await create({ email_address: ADA })
    await prepare(response.id)
    await verify(response.id)
    const changed = await browser.post(`${path(response.id)}?_method=PATCH`, { email_address: BOB })
    expect(changed.response).toMatchObject({
      unverified_fields: ['email_address'],
      verifications: { email_address: { next_action: 'needs_prepare' } },
    })
    expect((await verify(response.id)).codes).toEqual(['verification_missing'])
  })

  test('a code sent to the former address proves nothing about the new one', async () => {
    const { response } = await create({ email_address: ADA, password: PASSWORD })
    await prepare(response.id)
    await browser.post(`${path(response.id)}?_method=PATCH`, { email_address: BOB })
    await prepare(response.id)
    expect((await verify(response.id)).client?.sessions[0]?.user?.email_addresses[0]).toMatchObject(
      {
        email_address: BOB,
      },
    )
  })

  test('GR-4: one user, however many requests finish it at once', async () => {
    const { response } = await create({ email_address: ADA, password: PASSWORD })
    await prepare(response.id)
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify(response.id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status < 500)).toBe(true)
  })

  test('DB-5: of two browsers that prove one address, one becomes the user', async () => {
    const other = server.browser()
    const mine = await create({ email_address: ADA, password: PASSWORD })
    const theirs = await create({ email_address: ADA, password: PASSWORD }, other)
    await prepare(mine.response.id)
    await prepare(theirs.response.id, other)
    const answers = await Promise.all([
      verify(mine.response.id),
      verify(theirs.response.id, '424242', other),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['identification_claimed'])
  })

  test('an attempt dies after a day; one of another browser is not there', async () => {
    const { response } = await create({ email_address: ADA })
    const other = server.browser()
    await other.post('/v1/client')
    expect((await other.get(path(response.id))).status).toBe(404)
    expect((await prepare(response.id, other)).status).toBe(404)
    server.clock.advance(DAY)
    expect((await browser.get(path(response.id))).status).toBe(404)
    expect((await browser.get('/v1/client')).response.sign_up).toBeNull()
  })
})

describe('what is refused', () => {
  const refusal = async (form: Record<string, string>) => {
    const { errors } = await create({ email_address: ADA, ...form }, server.browser())
    return [errors[0]?.code, errors[0]?.meta?.param_name]
  }

  test('PW-3, PW-6: passwords that are short, long, common, or the person themself', async () => {
    const table: [password: string, code: string][] = [
      ['short77', 'form_password_length_too_short'],
      ['ä'.repeat(7), 'form_password_length_too_short'],
      ['x'.repeat(257), 'form_password_length_too_long'],
      ['😀'.repeat(256), 'ok'],
      ['𝄞'.repeat(257), 'form_password_length_too_long'],
      ['password1', 'form_password_pwned'],
      ['QWERTYUIOP', 'form_password_pwned'],
      ['My application', 'form_password_pwned'],
      [ADA, 'form_password_matches_identifier'],
      [ADA.split('@')[0]!.toUpperCase(), 'form_password_matches_identifier'],
    ]
    for (const [password, code] of table) {
      const expected = code === 'ok' ? [undefined, undefined] : [code, 'password']
      expect(await refusal({ password }), password).toEqual(expected)
    }
  })

  test('PW-5: no rules of composition', async () => {
    for (const password of ['zzkqpwvm', '        ', '92746183', 'correct horse']) {
      expect(await refusal({ password })).toEqual([undefined, undefined])
    }
  })

  test('AZ-3: what a browser may not write', async () => {
    for (const field of [
      'public_metadata',
      'private_metadata',
      'verified',
      'banned',
      'id',
      'created_at',
    ]) {
      expect(await refusal({ [field]: '1' })).toEqual(['form_param_unknown', field])
    }
  })

  test('AZ-5: metadata over 8 KiB', async () => {
    const big = JSON.stringify({ text: 'x'.repeat(8192) })
    expect(await refusal({ unsafe_metadata: big })).toEqual([
      'form_metadata_too_large',
      'unsafe_metadata',
    ])
  })

  test('an address that has an account', async () => {
    await signUp(server.browser())
    expect(await refusal({})).toEqual(['form_identifier_exists', 'email_address'])
    expect(await refusal({ email_address: ADA.toUpperCase() })).toEqual([
      'form_identifier_exists',
      'email_address',
    ])
  })

  test.each([
    'a b@example.com',
    'a@b@example.com',
    'a,b@example.com',
    '"a"@example.com',
    'Ada <ada@example.com>',
    'ada@example',
    'ada@-example.com',
    '@example.com',
    `${'a'.repeat(65)}@example.com`,
    'ada@exa mple.com',
  ])('OTP-11: %s is no address', async (email_address) => {
    expect(await refusal({ email_address })).toEqual(['form_param_format_invalid', 'email_address'])
  })

  test('a transfer of nothing, and tickets that are for signing in', async () => {
    expect((await create({ transfer: 'true' })).codes).toEqual(['account_transfer_invalid'])
    expect((await create({ strategy: 'ticket', ticket: 'nonsense' })).codes).toEqual([
      'ticket_invalid_code',
    ])
  })
})

test('PW-4: composed and decomposed letters are one password, blanks at the ends count', async () => {
  const composed = ' caf\u00e9 au lait '
  await signUp(browser, ADA, composed)
  const tries = async (password: string) => (await signIn(server.browser(), ADA, password)).status
  expect(await tries(' cafe\u0301 au lait ')).toBe(200)
  expect(await tries('caf\u00e9 au lait')).toBe(422)
  expect(await tries(' CAF\u00c9 au lait ')).toBe(422)
})

test('PW-3: passwords that share their first 72 bytes differ', async () => {
  const start = 'a long beginning '.repeat(6)
  await signUp(browser, ADA, `${start}one`)
  expect((await signIn(server.browser(), ADA, `${start}two`)).status).toBe(422)
  expect((await signIn(server.browser(), ADA, `${start}one`)).status).toBe(200)
})
