import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../clock.ts'
import type { SettingsInput } from '../settings/schema.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { mailCodes } from '../testing/mail.ts'
import { ADA, as, BOB, PASSWORD, signIn, signOut, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.close())

const start = (browser: Browser, form: Record<string, string> = {}) =>
  browser.post('/v1/client/sign_ins', { identifier: ADA, ...form })

const step = (browser: Browser, { response }: Answer, name: string, form: Record<string, string>) =>
  browser.post(`/v1/client/sign_ins/${response.id}/${name}`, form)

const attempt = (browser: Browser, created: Answer, form: Record<string, string>) =>
  step(browser, created, 'attempt_first_factor', form)

const tryCode = (browser: Browser, created: Answer, code: string) =>
  attempt(browser, created, { strategy: 'email_code', code })

describe('the steps of a sign-in', () => {
  test('nothing given asks for the identifier; the identifier asks for a factor', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const empty = await browser.post('/v1/client/sign_ins')
    expect(empty.response).toMatchObject({
      status: 'needs_identifier',
      supported_identifiers: ['email_address'],
      supported_first_factors: null,
    })
    const known = await start(browser)
    expect(known.response).toMatchObject({
      status: 'needs_first_factor',
      identifier: ADA,
      supported_first_factors: [
        { strategy: 'password' },
        { strategy: 'email_code', safe_identifier: ADA, primary: true },
        { strategy: 'reset_password_email_code', safe_identifier: ADA },
      ],
      first_factor_verification: null,
      user_data: { first_name: null },
    })
    expect(known.client?.sign_in?.id).toBe(known.response.id)
    const done = await attempt(browser, known, { strategy: 'password', password: PASSWORD })
    expect(done.response).toMatchObject({ status: 'complete' })
    expect(done.client).toMatchObject({ sign_in: null, last_authentication_strategy: 'password' })
    expect(done.client?.sessions[0]?.id).toBe(done.response.created_session_id)
    expect((await browser.get(`/v1/client/sign_ins/${known.response.id}`)).response.status).toBe(
      'complete',
    )
  })

  test('the identifier is compared in one normal form (OTP-11)', async () => {
    await signUp(server.browser(), 'Ada+Clerk_Test@EXAMPLE.com')
    expect((await signIn(server.browser(), `  ${ADA.toUpperCase()} `)).status).toBe(200)
  })

  test('a password without a strategy is inferred', async () => {
    await signUp(server.browser())
    const answer = await server
      .browser()
      .post('/v1/client/sign_ins', { identifier: ADA, password: PASSWORD })
    expect(answer.response.status).toBe('complete')
  })

  test('a wrong password leaves nothing behind, and says at which field', async () => {
    await signUp(server.browser())
    const answer = await signIn(server.browser(), ADA, 'not the password')
    expect(answer).toMatchObject({ status: 422, errors: [{ code: 'form_password_incorrect' }] })
    expect(answer.errors[0]!.meta).toEqual({ param_name: 'password' })
    expect(answer.client?.sign_in).toBeNull()
  })

  test('an older sign-in of the same browser cannot go on', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const old = await start(browser)
    await start(browser)
    const answer = await attempt(browser, old, { strategy: 'password', password: PASSWORD })
    expect([answer.status, answer.codes]).toEqual([403, ['resource_forbidden']])
  })

  test('nobody finishes the sign-in of another browser', async () => {
    await signUp(server.browser())
    const created = await start(server.browser())
    const other = server.browser()
    await other.post('/v1/client')
    const answer = await attempt(other, created, { strategy: 'password', password: PASSWORD })
    expect(answer.codes).toEqual(['resource_not_found'])
  })

  test('MFA-8: one sign-in yields one session, however many finish it at once', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const created = await start(browser)
    const form = { strategy: 'password', password: PASSWORD }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => attempt(browser, created, form)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const winner = answers.find(({ status }) => status === 200)!
    expect(winner.client?.sessions).toHaveLength(1)
  })
})

describe('codes', () => {
  const ann = 'ann@example.com'
  beforeEach(async () => {
    const browser = server.browser()
    const created = await browser.post('/v1/client/sign_ups', {
      email_address: ann,
      password: PASSWORD,
    })
    const path = `/v1/client/sign_ups/${created.response.id}`
    await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
    const [code] = await mailCodes(server, ann)
    await browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code: code! })
  })
  const send = (browser: Browser) => start(browser, { identifier: ann, strategy: 'email_code' })
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

  test('a code signs in once (OTP-3)', async () => {
    const browser = server.browser()
    const created = await send(browser)
    const [code] = await mailCodes(server, ann)
    expect(code).toMatch(/^\d{6}$/)
    expect((await tryCode(browser, created, code!)).response.status).toBe('complete')
    expect((await tryCode(browser, created, code!)).status).toBe(403)
  })

  test('OTP-3, GR-4: of fifty parallel redeemers one wins', async () => {
    const quick = await testServer({ settings: { rateLimits: { attempt: { max: 99 } } } })
    await signUp(quick.browser())
    const browser = quick.browser()
    const created = await start(browser, { strategy: 'email_code' })
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => tryCode(browser, created, '424242')),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status < 500)).toBe(true)
    await quick.close()
  })

  test('OTP-1: after five misses the code is dead even when the sixth is right', async () => {
    const browser = server.browser()
    const created = await send(browser)
    const [code] = await mailCodes(server, ann)
    for (let miss = 0; miss < 5; miss++) {
      expect((await tryCode(browser, created, wrong(code!))).codes).toEqual(['form_code_incorrect'])
    }
    expect((await tryCode(browser, created, code!)).codes).toEqual(['verification_failed'])
  })

  test('a code is good for ten minutes', async () => {
    const browser = server.browser()
    const created = await send(browser)
    const [code] = await mailCodes(server, ann)
    server.clock.advance(10 * MINUTE)
    expect((await tryCode(browser, created, code!)).codes).toEqual(['verification_expired'])
  })

  test('OTP-2: a new code voids the old one, after a pause of 30 seconds', async () => {
    const browser = server.browser()
    const created = await send(browser)
    const again = () => step(browser, created, 'prepare_first_factor', { strategy: 'email_code' })
    const early = await again()
    expect([early.status, early.codes]).toEqual([429, ['verification_code_too_many_requests']])
    expect(early.headers.get('retry-after')).toBe('30')
    server.clock.advance(30 * SECOND)
    expect((await again()).status).toBe(200)
    const [second, first] = await mailCodes(server, ann)
    expect((await tryCode(browser, created, first!)).codes).toEqual(['form_code_incorrect'])
    expect((await tryCode(browser, created, second!)).status).toBe(200)
  })

  test('OTP-2: a code is for its attempt, its purpose and its browser', async () => {
    const [one, two] = [server.browser(), server.browser()]
    const first = await send(one)
    const [code] = await mailCodes(server, ann)
    const second = await send(two)
    expect((await tryCode(two, second, code!)).codes).toEqual(['form_code_incorrect'])
    const reset = { strategy: 'reset_password_email_code', code: code! }
    expect((await attempt(one, first, reset)).codes).toEqual(['verification_strategy_invalid'])
    expect((await tryCode(one, first, code!)).status).toBe(200)
  })

  test('OTP-8: five sends in ten minutes for one address, whatever browser asks', async () => {
    const live = await testServer({ mode: 'production', mail: { unsafeMailbox: true } })
    const answers = []
    for (let index = 0; index < 6; index++) {
      const browser = live.browser({ address: `198.51.100.${index}` })
      const created = await browser.post('/v1/client/sign_ups', {
        email_address: `limit@example.com`,
        password: PASSWORD,
      })
      const path = `/v1/client/sign_ups/${created.response.id}/prepare_verification`
      answers.push(await browser.post(path, { strategy: 'email_code' }))
      live.clock.advance(11 * SECOND)
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
    expect(await mailCodes(live, 'limit@example.com')).toHaveLength(5)
    await live.close()
  })

  test('424242 verifies test addresses in development only', async () => {
    const created = await send(server.browser())
    expect(created.status).toBe(200)
    const ordinary = server.browser()
    const own = await send(ordinary)
    expect((await tryCode(ordinary, own, '424242')).codes).toEqual(['form_code_incorrect'])
    for (const options of [{ mode: 'production' as const }, { settings: { testMode: false } }]) {
      const strict = await testServer({ ...options, mail: { unsafeMailbox: true } })
      const browser = strict.browser()
      const signUpCreated = await browser.post('/v1/client/sign_ups', {
        email_address: ADA,
        password: PASSWORD,
      })
      const path = `/v1/client/sign_ups/${signUpCreated.response.id}`
      await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
      const tried = await browser.post(`${path}/attempt_verification`, {
        strategy: 'email_code',
        code: '424242',
      })
      expect(tried.codes).toEqual(['form_code_incorrect'])
      expect(await mailCodes(strict, ADA)).toHaveLength(1)
      await strict.close()
    }
  })
})

describe('resetting a password', () => {
  async function proveReset(browser: Browser): Promise<Answer> {
    const created = await start(browser, { strategy: 'reset_password_email_code' })
    return attempt(browser, created, { strategy: 'reset_password_email_code', code: '424242' })
  }

  test('PW-10: all other sessions, sign-ins and tickets end; the owner gets a notice', async () => {
    const [one, two, acting] = [server.browser(), server.browser(), server.browser()]
    const { sessionId } = await signUp(one)
    const other = await signIn(two)
    const pending = server.browser()
    const open = await start(pending)
    const proven = await proveReset(acting)
    const done = await step(acting, proven, 'reset_password', {
      password: 'a brand new passphrase',
      sign_out_of_other_sessions: 'false',
    })
    expect(done.response.status).toBe('complete')
    expect((await one.get(`/v1/me${as(sessionId)}`)).codes).toEqual(['signed_out'])
    expect((await two.get(`/v1/me${as(other.response.created_session_id)}`)).status).toBe(401)
    expect((await acting.get(`/v1/me${as(done.response.created_session_id)}`)).status).toBe(200)
    expect((await pending.get(`/v1/client/sign_ins/${open.response.id}`)).status).toBe(404)
    expect(server.logged.join('\n')).toContain('password was changed')
  })

  test('MFA-8: the proof of the code is good for ten minutes', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const proven = await proveReset(browser)
    server.clock.advance(10 * MINUTE)
    const late = await step(browser, proven, 'reset_password', {
      password: 'a brand new passphrase',
    })
    expect(late.codes).toEqual(['client_state_invalid'])
    expect((await signIn(server.browser())).status).toBe(200)
  })

  test('PW-7: a common password is refused here too, and the step can be repeated', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const proven = await proveReset(browser)
    const refused = await step(browser, proven, 'reset_password', { password: 'password123' })
    expect(refused.errors[0]).toMatchObject({
      code: 'form_password_pwned',
      meta: { param_name: 'password' },
    })
    expect(refused.client?.sign_in?.status).toBe('needs_new_password')
  })

  test('no new password without a proven code', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const created = await start(browser)
    const answer = await step(browser, created, 'reset_password', {
      password: 'a brand new passphrase',
    })
    expect(answer.codes).toEqual(['client_state_invalid'])
  })
})

describe('RATE: guessing', () => {
  const settings: SettingsInput = { rateLimits: { attempt: { max: 999 }, create: { max: 999 } } }
  let guarded: TestServer
  beforeEach(async () => {
    guarded = await testServer({ settings })
  })
  afterEach(() => guarded.close())
  const guess = (password = 'wrong guess') => signIn(guarded.browser(), ADA, password)

  test('RATE-2, RATE-3: ten misses lock guessable factors for an hour, sessions go on', async () => {
    const browser = guarded.browser()
    const { sessionId } = await signUp(browser)
    for (let miss = 0; miss < 10; miss++) {
      expect((await guess()).codes).toEqual(['form_password_incorrect'])
    }
    const locked = await guess(PASSWORD)
    expect([locked.status, locked.codes]).toEqual([403, ['user_locked']])
    expect(locked.errors[0]!.long_message).toContain('60 minutes')

    const other = guarded.browser()
    const created = await start(other, { strategy: 'email_code' })
    expect((await tryCode(other, created, '424242')).codes).toEqual(['user_locked'])

    const me = await browser.get(`/v1/me${as(sessionId)}`)
    expect(me.response).toMatchObject({ locked: true, lockout_expires_in_seconds: 3600 })
    expect(guarded.logged.join('\n')).toContain('Too many wrong tries')
    guarded.clock.advance(HOUR)
    expect((await guess(PASSWORD)).status).toBe(200)
  })

  test('RATE-2: the owner gets back in by resetting the password', async () => {
    await signUp(guarded.browser())
    for (let miss = 0; miss < 10; miss++) await guess()
    const browser = guarded.browser()
    const created = await start(browser, { strategy: 'reset_password_email_code' })
    const form = { strategy: 'reset_password_email_code', code: '424242' }
    expect((await attempt(browser, created, form)).response.status).toBe('needs_new_password')
    const done = await step(browser, created, 'reset_password', {
      password: 'a brand new passphrase',
    })
    expect(done.status).toBe(200)
    expect((await guess('a brand new passphrase')).status).toBe(200)
  })

  test('RATE-3: codes and passwords feed one counter; RATE-7: a success clears it', async () => {
    await signUp(guarded.browser())
    for (let miss = 0; miss < 5; miss++) await guess()
    const browser = guarded.browser()
    const created = await start(browser, { strategy: 'email_code' })
    for (let miss = 0; miss < 4; miss++) await tryCode(browser, created, '000000')
    expect((await guess(PASSWORD)).status).toBe(200)
    for (let miss = 0; miss < 5; miss++) await guess()
    const again = await start(browser, { strategy: 'email_code', identifier: ADA })
    for (let miss = 0; miss < 5; miss++) await tryCode(browser, again, '000000')
    expect((await guess(PASSWORD)).codes).toEqual(['user_locked'])
  })

  test('RATE-4: a burst of parallel guesses gets no more tries than the limit', async () => {
    await signUp(guarded.browser())
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess()))
    const tried = answers.filter(({ codes }) => codes[0] === 'form_password_incorrect')
    expect(tried).toHaveLength(10)
    expect((await guess(PASSWORD)).codes).toEqual(['user_locked'])
  })

  test('RATE-1, RATE-6, RATE-7: each address has a bucket, spellings of a path share it', async () => {
    const live = await testServer({ mode: 'production' })
    const from = (address: string, path = '/v1/client/sign_ins') =>
      live.browser({ address }).post(path)
    const paths = ['', '/', '?a=1', '#x', '']
    for (const path of paths)
      expect((await from('192.0.2.1', `/v1/client/sign_ins${path}`)).status).toBe(200)
    const refused = await from('192.0.2.1', '/v1/client/sign_ins/')
    expect([refused.status, refused.codes]).toEqual([429, ['too_many_requests']])
    expect(refused.headers.get('retry-after')).toBe('10')
    expect((await from('192.0.2.2')).status).toBe(200)
    live.clock.advance(10 * SECOND)
    expect((await from('192.0.2.1')).status).toBe(200)
    await live.close()
  })
})

describe('ENUM: known and unknown identifiers', () => {
  let strict: TestServer
  beforeEach(async () => {
    strict = await testServer({ settings: { enumerationProtection: true } })
    await signUp(strict.browser())
  })
  afterEach(() => strict.close())
  const NOBODY = 'zoe+clerk_test@example.com'

  /** An answer without what differs by chance. */
  function shape({ status, body, setCookies, headers }: Answer, identifier: string): string {
    const text = JSON.stringify({ status, body, setCookies, headers: [...headers] })
    return text
      .replaceAll(identifier, '<identifier>')
      .replace(/(client|sia|ver|idn|trace)_[0-9A-Za-z]{27}/g, '$1_<id>')
      .replace(/__client=[\w-]{43}/g, '__client=<token>')
  }

  test('ENUM-1: every step of a sign-in answers alike', async () => {
    const steps = async (identifier: string) => {
      const browser = strict.browser()
      const created = await start(browser, { identifier })
      const factor = created.response.supported_first_factors[1]
      const answers = [
        created,
        await attempt(browser, created, { strategy: 'password', password: 'wrong guess' }),
        await step(browser, created, 'prepare_first_factor', {
          strategy: 'email_code',
          email_address_id: factor.email_address_id,
        }),
        await tryCode(browser, created, '111111'),
        await tryCode(browser, created, '222222'),
        await browser.get(`/v1/client/sign_ins/${created.response.id}`),
        await start(browser, { identifier, strategy: 'reset_password_email_code' }),
        await signIn(strict.browser(), identifier, 'wrong guess'),
      ]
      return answers.map((answer) => shape(answer, identifier))
    }
    expect(await steps(ADA)).toEqual(await steps(NOBODY))
  })

  test('ENUM-1: an address that nobody has keeps its invented id', async () => {
    const idOf = async () =>
      (await start(strict.browser(), { identifier: NOBODY })).response.supported_first_factors[1]
        .email_address_id
    expect(await idOf()).toBe(await idOf())
  })

  test('ENUM-3: a locked account answers as an unknown one', async () => {
    const guess = async (identifier: string) =>
      shape(await signIn(strict.browser(), identifier, 'wrong guess'), identifier)
    for (let miss = 0; miss < 11; miss++) expect(await guess(ADA)).toBe(await guess(NOBODY))
    expect(await guess(ADA)).toContain('form_password_or_identifier_incorrect')
  })

  test('no code is right for an address that nobody has', async () => {
    const browser = strict.browser()
    const created = await start(browser, { identifier: NOBODY, strategy: 'email_code' })
    expect((await tryCode(browser, created, '424242')).codes).toEqual(['form_code_incorrect'])
  })

  test('bulk mode says that there is no account, at the field', async () => {
    const answer = await start(server.browser(), { identifier: BOB })
    expect(answer.errors[0]).toMatchObject({
      code: 'form_identifier_not_found',
      meta: { param_name: 'identifier' },
    })
  })

  test('ENUM-2: an unknown account costs a hash as a known one does', async () => {
    const time = async (identifier: string) => {
      const before = performance.now()
      await signIn(strict.browser(), identifier, 'wrong guess')
      return performance.now() - before
    }
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let round = 0; round < 9; round++) {
      times.known.push(await time(ADA))
      times.unknown.push(await time(NOBODY))
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[4]!
    const ratio = median(times.known) / median(times.unknown)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })
})

describe('usernames', () => {
  test('sign in as well as addresses do, when they are on', async () => {
    const named = await testServer({ settings: { identifiers: { username: 'optional' } } })
    const browser = named.browser()
    const created = await browser.post('/v1/client/sign_ups', {
      email_address: ADA,
      username: 'Ada_L',
      password: PASSWORD,
    })
    const path = `/v1/client/sign_ups/${created.response.id}`
    await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
    await browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code: '424242' })
    await signOut(browser)
    expect((await signIn(browser, 'ADA_l')).response.status).toBe('complete')
    await named.close()
  })
})
