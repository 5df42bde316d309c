import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type {} from '../backup-codes/table.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../clock.ts'
import type { Db } from '../db/database.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { newestLetter } from '../testing/mail.ts'
import { ADA, as, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { NUMBER, phonesOf } from '../testing/phones.ts'
import { enrol, type Phone, secondStep } from '../testing/second-factor.ts'
import { attempt, start, step } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { qrCode } from './qr-code.ts'

const rateLimits = WIDE_LIMITS
const ME = 'attempt_verification'

let server: TestServer
let db: Db
let backend: Backend
let ada: Browser
let userId: string
let sessionId: string

/** Ten hashes cost most of what such a test does: backup codes are there where it is about them. */
async function open(backupCode: boolean) {
  const strategies = { backupCode, phoneCode: true }
  const identifiers = { phoneNumber: 'optional' } as const
  server = await testServer(
    { settings: { rateLimits, strategies, identifiers, lockout: { maxAttempts: 5 } } },
    { wrapDatabase: (opened) => (db = opened) },
  )
  backend = backendOf(server)
  ada = server.browser()
  ;({ userId, sessionId } = await signUp(ada))
}
afterEach(() => server.close())

const me = (path: string, form: Record<string, string> = {}) =>
  ada.post(`/v1/me${path}${as(sessionId)}`, form)
const remove = (path: string) => ada.post(`/v1/me${path}${as(sessionId)}&_method=DELETE`)

describe('setting up an authenticator app', () => {
  beforeEach(() => open(true))

  test('shows a secret of 160 bits once; the first code turns it on (MFA-3)', async () => {
    const begun = await me('/totp')
    expect(begun.response).toMatchObject({ object: 'totp', verified: false })
    const { secret, uri, id } = begun.response
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(uri).toBe(
      `otpauth://totp/My%20application:${encodeURIComponent(ADA)}?secret=${secret}&issuer=My%20application&algorithm=SHA1&digits=6&period=30`,
    )
    expect(begun.response.qr_code).toEqual(qrCode(uri))
    expect((await ada.get('/v1/client')).response.sessions[0].user.two_factor_enabled).toBe(false)
    const phone = await enrol(ada, sessionId, server)
    const { user } = (await ada.get('/v1/client')).response.sessions[0]
    expect(user).toMatchObject({
      totp_enabled: true,
      backup_code_enabled: true,
      two_factor_enabled: true,
      mfa_enabled_at: expect.any(Number),
    })
    expect(phone.secret).not.toBe(secret)
    const rows = await db.selectFrom('totps').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]!.id).not.toBe(id)
    expect(JSON.stringify(rows)).not.toContain(phone.secret)
    expect((await me('/totp')).codes).toEqual(['totp_already_enabled'])
    expect(server.logged.join('\n')).toContain('Two-step verification is on')
  })

  test('a wrong code, or none begun, turns nothing on', async () => {
    expect((await me(`/totp/${ME}`, { code: '123456' })).codes).toEqual(['verification_missing'])
    await me('/totp')
    expect((await me(`/totp/${ME}`, { code: 'abc' })).codes).toEqual(['form_code_incorrect'])
    expect((await signIn(server.browser())).response.status).toBe('complete')
  })

  test('MFA-5: needs a proof that is ten minutes old at most; once on, one of the second factor', async () => {
    server.clock.advance(11 * MINUTE)
    expect((await me('/totp')).codes).toEqual(['session_reverification_required'])
    ada = server.browser()
    sessionId = (await signIn(ada)).response.created_session_id
    const phone = await enrol(ada, sessionId, server)
    server.clock.advance(10 * MINUTE)
    expect((await me('/backup_codes')).codes).toEqual(['session_reverification_required'])
    expect((await remove('/totp')).codes).toEqual(['session_reverification_required'])
    expect(await completeSignIn(phone)).toMatchObject({ status: 200 })
  })

  test('where it is switched off nobody sets one up, and who has one is still asked for it', async () => {
    const phone = await enrol(ada, sessionId, server)
    expect(phone.backupCodes).toHaveLength(10)
    const off = { strategies: { totp: false, backupCode: false } }
    const other = await testServer({ settings: off })
    const bob = other.browser()
    const { sessionId: id } = await signUp(bob, BOB)
    expect((await bob.post(`/v1/me/totp${as(id)}`)).codes).toEqual(['feature_not_enabled'])
    expect((await bob.post(`/v1/me/backup_codes${as(id)}`)).codes).toEqual(['feature_not_enabled'])
    await other.close()
  })

  test('taking it away takes the backup codes along, and signing in needs a password alone', async () => {
    await enrol(ada, sessionId, server)
    const waiting = server.browser()
    const half = await signIn(waiting)
    const gone = await remove('/totp')
    expect(gone.response).toMatchObject({ object: 'totp', deleted: true })
    expect(await db.selectFrom('backup_codes').selectAll().execute()).toEqual([])
    expect((await waiting.get(`/v1/client/sign_ins/${half.response.id}`)).status).toBe(404)
    expect((await signIn(server.browser())).response.status).toBe('complete')
    expect((await remove('/totp')).codes).toEqual(['resource_not_found'])
    expect(server.logged.join('\n')).toContain('Two-step verification is off')
  })

  test('AZ-1: each has their own', async () => {
    await enrol(ada, sessionId, server)
    const bob = server.browser()
    const { sessionId: bobs } = await signUp(bob, BOB)
    expect((await bob.post(`/v1/me/totp${as(bobs)}&_method=DELETE`)).codes).toEqual([
      'resource_not_found',
    ])
    expect((await signIn(bob, BOB)).codes).toEqual(['identifier_already_signed_in'])
    expect((await signIn(server.browser(), BOB)).response.status).toBe('complete')
  })
})

/** Signs Ada in with both factors. */
async function completeSignIn(phone: Phone, browser = server.browser()): Promise<Answer> {
  return secondStep(browser, await signIn(browser), phone.code())
}

describe('MFA-6: a second factor is asked for after', () => {
  beforeEach(() => open(false))

  const ways: [name: string, prove: (browser: Browser) => Promise<Answer>][] = [
    ['a password', (browser) => signIn(browser)],
    [
      'a password that follows the identifier',
      async (browser) =>
        attempt(browser, await start(browser), { strategy: 'password', password: PASSWORD }),
    ],
    [
      'a code by mail',
      async (browser) => {
        const created = await start(browser, { strategy: 'email_code' })
        return attempt(browser, created, { strategy: 'email_code', code: '424242' })
      },
    ],
    [
      'a ticket',
      async (browser) => {
        const { body } = await backend('POST /sign_in_tokens', { json: { user_id: userId } })
        return browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket: body.token })
      },
    ],
    [
      'a code by text message',
      async (browser) => {
        const created = await start(browser, { identifier: NUMBER, strategy: 'phone_code' })
        return attempt(browser, created, { strategy: 'phone_code', code: '424242' })
      },
    ],
    ...['reset_password_email_code', 'reset_password_phone_code'].map(
      (strategy) =>
        [
          `a new password by ${strategy}`,
          async (browser: Browser) => {
            const identifier = strategy.includes('phone') ? NUMBER : ADA
            const created = await start(browser, { identifier, strategy })
            const proven = await attempt(browser, created, { strategy, code: '424242' })
            expect(proven.response.status).toBe('needs_new_password')
            return step(browser, created, {
              name: 'reset_password',
              password: 'another horse battery',
            })
          },
        ] as (typeof ways)[number],
    ),
  ]

  test.each(ways)('%s', async (_, prove) => {
    await phonesOf(ada, sessionId).own()
    const phone = await enrol(ada, sessionId, server)
    const browser = server.browser()
    const half = await prove(browser)
    expect(half.response).toMatchObject({
      status: 'needs_second_factor',
      created_session_id: null,
      supported_second_factors: [{ strategy: 'totp' }],
    })
    // GR-5: nothing that was handed out so far opens anything.
    expect(half.client).toMatchObject({ sessions: [], last_active_session_id: null })
    expect(browser.cookies.has('__session')).toBe(false)
    expect((await server.resume(browser.page(), { needToken: true })).token).toBeNull()
    expect((await secondStep(browser, half, '000000')).codes).toEqual(['form_code_incorrect'])

    const done = await secondStep(browser, half, phone.code())
    expect(done.response).toMatchObject({
      status: 'complete',
      second_factor_verification: { strategy: 'totp', status: 'verified' },
    })
    const [session] = done.client!.sessions
    expect(session).toMatchObject({ factor_verification_age: [0, 0], user: { id: userId } })
    expect((await browser.get(`/v1/me${as(session!.id)}`)).status).toBe(200)
  })

  test('every strategy of a first factor stands in that list', async () => {
    const { firstFactorStrategies } = await import('../sign-ins/factors.ts')
    // Passkeys are both factors: `passkeys/passkey.test.ts`.
    // Accounts at providers are proven elsewhere: `federation/development.test.ts`.
    // So are links (`links/links.test.ts`) and what Google hands a page (`federation/one-tap.test.ts`).
    const elsewhere = ['email_link', 'google_one_tap']
    const here = firstFactorStrategies.filter(
      ({ name, leaves, isWhole }) => !leaves && !isWhole && !elsewhere.includes(name),
    )
    expect(ways).toHaveLength(here.length + 1)
  })
})

describe('a second factor', () => {
  let phone: Phone
  beforeEach(async () => {
    await open(false)
    phone = await enrol(ada, sessionId, server)
  })

  test('MFA-1: a code works once, and an older one no more after it', async () => {
    const browser = server.browser()
    const [older, code] = [phone.code(-1), phone.code()]
    expect((await secondStep(browser, await signIn(browser), code)).response.status).toBe(
      'complete',
    )
    for (const spent of [code, older]) {
      const again = server.browser()
      expect((await secondStep(again, await signIn(again), spent)).codes).toEqual([
        'form_code_incorrect',
      ])
    }
    server.clock.advance(30 * SECOND)
    expect((await completeSignIn(phone)).status).toBe(200)
  })

  test('MFA-1, GR-4: of parallel uses of one code one wins', async () => {
    const halves = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const browser = server.browser()
        return { browser, half: await signIn(browser) }
      }),
    )
    const answers = await Promise.all(
      halves.map(({ browser, half }) => secondStep(browser, half, phone.code())),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status < 500)).toBe(true)
  })

  test('MFA-8, GR-4: parallel ends of one sign-in make one session', async () => {
    const browser = server.browser()
    const half = await signIn(browser)
    const codes = [phone.code(-1), phone.code(), phone.code(1)]
    const answers = await Promise.all(codes.map((code) => secondStep(browser, half, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const rows = await db
      .selectFrom('sessions')
      .select('id')
      .where('user_id', '=', userId)
      .execute()
    expect(rows).toHaveLength(2)
  })

  test('MFA-2: tries are counted for the person, whatever attempt and first proof they follow', async () => {
    const refusals: string[] = []
    for (let guess = 0; guess < 6; guess++) {
      const browser = server.browser()
      const half = await signIn(browser)
      expect(half.response.status).toBe('needs_second_factor')
      refusals.push(...(await secondStep(browser, half, '000000')).codes)
    }
    expect(refusals).toEqual([...Array(5).fill('form_code_incorrect'), 'user_locked'])
    const browser = server.browser()
    expect((await secondStep(browser, await signIn(browser), phone.code())).codes).toEqual([
      'user_locked',
    ])
    expect(server.logged.join('\n')).toContain('Too many wrong codes at your')
    // RATE-2: strangers do not lock out the browser in which the owner has signed in.
    await ada.post('/v1/client/sessions?_method=DELETE')
    expect((await completeSignIn(phone, ada)).response.status).toBe('complete')
  })

  test('MFA-2: where accounts are never locked, wrong codes are counted all the same', async () => {
    const open = await testServer({
      settings: { rateLimits, strategies: { backupCode: false }, lockout: { enabled: false } },
    })
    const owner = open.browser()
    const { sessionId } = await signUp(owner)
    const phone = await enrol(owner, sessionId, open)
    const browser = open.browser()
    const half = await signIn(browser)
    const refusals: string[] = []
    for (let guess = 0; guess < 51; guess++) {
      refusals.push(...(await secondStep(browser, half, '000000')).codes)
    }
    expect(refusals).toEqual([...Array(50).fill('form_code_incorrect'), 'user_locked'])
    open.clock.advance(2 * HOUR)
    const later = open.browser()
    expect((await secondStep(later, await signIn(later), phone.code())).codes).toEqual([
      'user_locked',
    ])
    open.clock.advance(DAY)
    const nextDay = open.browser()
    expect((await secondStep(nextDay, await signIn(nextDay), phone.code())).status).toBe(200)
    await open.close()
  })

  test('MFA-2: a right code gives the tries back', async () => {
    for (let round = 0; round < 3; round++) {
      const browser = server.browser()
      const half = await signIn(browser)
      for (let guess = 0; guess < 4; guess++) await secondStep(browser, half, '000000')
      expect((await secondStep(browser, half, phone.code())).status).toBe(200)
      server.clock.advance(30 * SECOND)
    }
  })

  test('MFA-8: a half-done sign-in is of its browser, and good for ten minutes', async () => {
    const browser = server.browser()
    const half = await signIn(browser)
    const stranger = server.browser()
    await signIn(stranger, BOB, 'whatever')
    expect((await secondStep(stranger, half, phone.code())).codes).toEqual(['resource_not_found'])
    server.clock.advance(10 * MINUTE)
    expect((await secondStep(browser, half, phone.code())).codes).toEqual(['client_state_invalid'])
    const seen = await browser.get(`/v1/client/sign_ins/${half.response.id}`)
    expect(seen.response.status).toBe('needs_first_factor')
  })

  test('comes after the first: a sign-in that has proven nothing takes none', async () => {
    const browser = server.browser()
    const created = await start(browser)
    expect(created.response.supported_second_factors).toBeNull()
    expect((await secondStep(browser, created, phone.code())).codes).toEqual([
      'client_state_invalid',
    ])
  })

  test('PW-11: a reset changes nothing until the second factor is proven', async () => {
    const strategy = 'reset_password_email_code'
    const browser = server.browser()
    const created = await start(browser, { strategy })
    await attempt(browser, created, { strategy, code: '424242' })
    const half = await step(browser, created, {
      name: 'reset_password',
      password: 'a thief of mail',
    })
    expect(half.response.status).toBe('needs_second_factor')
    expect((await ada.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
    const owner = server.browser()
    expect((await signIn(owner)).response.status).toBe('needs_second_factor')
    const done = await secondStep(browser, half, phone.code())
    expect(done.response.status).toBe('complete')
    expect((await ada.get(`/v1/me${as(sessionId)}`)).codes).toEqual(['signed_out'])
    expect((await signIn(server.browser())).codes).toEqual(['form_password_incorrect'])
    expect((await signIn(server.browser(), ADA, 'a thief of mail')).status).toBe(200)
  })

  test('SEC-2: a seed that was moved to somebody else does not open', async () => {
    const bob = server.browser()
    const { sessionId: bobs, userId: bobId } = await signUp(bob, BOB)
    await enrol(bob, bobs, server)
    const { secret } = await db
      .selectFrom('totps')
      .select('secret')
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow()
    await db.updateTable('totps').set({ secret }).where('user_id', '=', bobId).execute()
    const thief = server.browser()
    const answer = await secondStep(thief, await signIn(thief, BOB), phone.code())
    expect(answer.status).toBe(500)
    expect(answer.client?.sessions ?? []).toEqual([])
  })
})

describe('with the secret key', () => {
  let phone: Phone
  beforeEach(async () => {
    await open(true)
    phone = await enrol(ada, sessionId, server)
  })
  const verify = (code: string) => backend(`POST /users/${userId}/verify_totp`, { json: { code } })

  test('a code is verified and spent, of the app or a backup one', async () => {
    const code = phone.code()
    expect((await verify(code)).body).toEqual({ verified: true, code_type: 'totp' })
    expect((await verify(code)).codes).toEqual(['totp_incorrect_code:code'])
    const [spare] = phone.backupCodes
    expect((await verify(spare!)).body).toEqual({ verified: true, code_type: 'backup_code' })
    expect((await verify(spare!)).codes).toEqual(['totp_incorrect_code:code'])
  })

  test('a user of another system brings theirs along', async () => {
    const second = { totp_secret: phone.secret, backup_codes: ['ABCDE-FGHJK'] }
    const carol = 'carol@example.com'
    const made = await createUser(backend, { email_address: [carol], ...second })
    expect(made).toMatchObject({ totp_enabled: true, backup_code_enabled: true })
    expect(JSON.stringify(made)).not.toContain(phone.secret)
    const one = server.browser()
    expect((await secondStep(one, await signIn(one, carol), phone.code())).status).toBe(200)
    const two = server.browser()
    const half = await signIn(two, carol)
    expect((await secondStep(two, half, 'abcde fghjk', 'backup_code')).status).toBe(200)
    const refused = async (json: object) =>
      (
        await backend('POST /users', {
          json: { email_address: ['d@example.com'], password: PASSWORD, ...json },
        })
      ).codes
    expect(await refused({ totp_secret: 'ABC' })).toEqual(['invalid_totp_secret_code:totp_secret'])
    expect(await refused({ backup_codes: ['abcdefgh'] })).toEqual(['backup_codes_not_available'])
    expect(await refused({ backup_codes: ['$2a$10$abcdefgh'] })).toEqual([
      'form_param_format_invalid:backup_codes',
    ])
  })

  test('MFA-5: the site gives one to somebody who is here: what began without it ends, and they are told', async () => {
    const browser = server.browser()
    const carol = await createUser(backend, { email_address: ['carol@example.com'] })
    const { response: begun } = await browser.post('/v1/client/sign_ins', {
      identifier: 'carol@example.com',
    })
    const give = (json: object) => backend(`PATCH /users/${carol.id}`, { json })
    expect((await give({ backup_codes: ['ABCDE-FGHJK'] })).codes).toEqual([
      'backup_codes_not_available',
    ])
    expect((await give({ first_name: 'Carol', totp_secret: 'ABC' })).codes).toEqual([
      'invalid_totp_secret_code:totp_secret',
    ])
    expect((await backend(`GET /users/${carol.id}`)).body.first_name).toBeNull()
    const { body } = await give({ totp_secret: phone.secret, backup_codes: ['ABCDE-FGHJK'] })
    expect(body).toMatchObject({ totp_enabled: true, backup_code_enabled: true })
    expect(body.mfa_enabled_at).toBe(server.clock.now())
    expect(await newestLetter(server)).toMatch(/two-step verification/i)
    const half = { strategy: 'password', password: PASSWORD }
    const stale = await browser.post(`/v1/client/sign_ins/${begun.id}/attempt_first_factor`, half)
    expect(stale.status).toBe(404)
    const one = server.browser()
    expect(
      (await secondStep(one, await signIn(one, 'carol@example.com'), phone.code())).status,
    ).toBe(200)
    // A new secret takes the place of the old one.
    expect((await give({ totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' })).status).toBe(200)
    server.clock.advance(MINUTE)
    const two = server.browser()
    const late = await secondStep(two, await signIn(two, 'carol@example.com'), phone.code())
    expect(late.codes).toEqual(['form_code_incorrect'])
  })

  test('RATE-3: guesses feed the counter of sign-ins', async () => {
    for (let guess = 0; guess < 5; guess++) await verify('000000')
    expect((await verify(phone.code())).codes).toEqual(['user_locked'])
    const browser = server.browser()
    expect((await secondStep(browser, await signIn(browser), phone.code())).codes).toEqual([
      'user_locked',
    ])
  })

  test('second factors are taken away, one or all', async () => {
    expect((await backend(`DELETE /users/${userId}/backup_code`)).body).toEqual({ user_id: userId })
    const browser = server.browser()
    expect((await signIn(browser)).response.supported_second_factors).toEqual([
      { strategy: 'totp' },
    ])
    expect((await backend(`DELETE /users/${userId}/mfa`)).body).toEqual({ user_id: userId })
    expect((await backend(`DELETE /users/${userId}/mfa`)).status).toBe(200)
    expect((await backend(`DELETE /users/${userId}/totp`)).status).toBe(404)
    expect((await verify(phone.code())).codes).toEqual(['totp_disabled'])
    expect((await signIn(server.browser())).response.status).toBe('complete')
  })
})
