import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import type { SettingsInput } from '../settings/schema.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import { type Answer, type Browser, createBrowser } from '../testing/browser.ts'
import { killChild, startChild } from '../testing/child.ts'
import { askNumber, newDatabase } from '../testing/database.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { mailCodes, newestLetter } from '../testing/mail.ts'
import { ADA, as, BOB, PASSWORD, signIn, signOut, signUp } from '../testing/people.ts'
import { NUMBER, phonesOf, WITH_PHONES } from '../testing/phones.ts'
import { enrol, secondStep } from '../testing/second-factor.ts'
import { attempt, start, step, tryCode } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

/** Reads her mail at the mailbox page: an address whose code nobody knows beforehand. */
const CLARA = 'clara@example.com'
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0'

let server: TestServer
let backend: Backend
let ada: Browser
let adas: { userId: string; sessionId: string }

async function open(more: SettingsInput = {}) {
  await server?.close()
  server = await testServer({
    settings: { rateLimits: WIDE_LIMITS, newBrowsers: { verify: true }, ...more },
  })
  backend = backendOf(server)
  ada = server.browser()
  adas = await signUp(ada)
}
beforeEach(() => open())
afterEach(() => server.close())

const prepare = (browser: Browser, half: Answer, form: Record<string, string> = {}) =>
  step(browser, half, { name: 'prepare_second_factor', strategy: 'email_code', ...form })
const prove = (browser: Browser, half: Answer, code = '424242', strategy = 'email_code') =>
  step(browser, half, { name: 'attempt_second_factor', strategy, code })

/** Signs Ada in with all that is asked for. */
async function trust(browser: Browser): Promise<Answer> {
  const half = await signIn(browser)
  await prepare(browser, half)
  return prove(browser, half)
}

describe('a password in a browser that is new', () => {
  test('opens nothing until a code that was sent to an address of the account comes back', async () => {
    const browser = server.browser()
    const half = await signIn(browser)
    expect(half.response).toMatchObject({
      status: 'needs_client_trust',
      client_trust_state: 'new',
      created_session_id: null,
      supported_second_factors: [
        { strategy: 'email_code', safe_identifier: ADA, primary: true, email_address_id: /^idn_/ },
      ].map((factor) => ({ ...factor, email_address_id: expect.stringMatching(/^idn_/) })),
    })
    expect(half.client!.sessions).toEqual([])
    expect((await prove(browser, half)).codes).toEqual(['verification_missing'])
    const asked = await prepare(browser, half)
    expect(asked.response.second_factor_verification).toMatchObject({
      strategy: 'email_code',
      status: 'unverified',
    })
    expect((await prove(browser, half, '000000')).codes).toEqual(['form_code_incorrect'])
    const done = await prove(browser, half)
    expect(done.response).toMatchObject({
      status: 'complete',
      created_session_id: expect.any(String),
      second_factor_verification: { strategy: 'email_code', status: 'verified' },
    })
    expect(done.response).not.toHaveProperty('client_trust_state')
    // It is no second factor: who has none would never prove it again.
    expect(done.client!.sessions[0]).toMatchObject({ factor_verification_age: [0, -1] })
  })

  test('is asked for once: the browser is known from then on, signed out or not', async () => {
    const browser = server.browser()
    await trust(browser)
    await signOut(browser)
    server.clock.advance(100 * DAY)
    await server.maintain()
    expect((await signIn(browser)).response.status).toBe('complete')
    await signOut(ada)
    expect((await signIn(ada)).response.status).toBe('complete')
  })

  test('SES-4: is of that browser alone, and of the account whose password it was', async () => {
    const browser = server.browser()
    const half = await signIn(browser)
    await prepare(browser, half)
    const stranger = server.browser()
    await signIn(stranger)
    expect((await prove(stranger, half)).codes).toEqual(['resource_not_found'])
    // Whoever signs up or in here is somebody else.
    const shared = server.browser()
    await signUp(shared, BOB)
    expect((await signIn(shared)).response.status).toBe('needs_client_trust')
    await signOut(ada)
    expect((await signIn(ada, BOB)).response.status).toBe('needs_client_trust')
  })

  test('MFA-8: waits for ten minutes; what was asked for before is no answer later', async () => {
    const browser = server.browser()
    const half = await signIn(browser)
    await prepare(browser, half)
    server.clock.advance(10 * MINUTE)
    expect((await prove(browser, half)).codes).toEqual(['client_state_invalid'])
    const seen = await browser.get(`/v1/client/sign_ins/${half.response.id}`)
    expect(seen.response).toMatchObject({
      status: 'needs_first_factor',
      supported_second_factors: null,
    })
  })

  test('OTP-2: a code that was sent to sign in is none for this, and the other way round', async () => {
    await backend('POST /users', { json: { email_address: [CLARA], password: PASSWORD } })
    const browser = server.browser()
    const first = await start(browser, { identifier: CLARA, strategy: 'email_code' })
    const [code] = await mailCodes(server, CLARA)
    const half = await attempt(browser, first, { strategy: 'password', password: PASSWORD })
    expect(half.response.status).toBe('needs_client_trust')
    expect((await prove(browser, half, code)).codes).toEqual(['verification_missing'])
    server.clock.advance(MINUTE)
    await prepare(browser, half)
    expect((await prove(browser, half, code)).codes).toEqual(['form_code_incorrect'])
    const [second] = await mailCodes(server, CLARA)
    expect((await tryCode(browser, half, second!)).codes).toEqual(['form_code_incorrect'])
    // One may change one's mind: whoever reads the mail needs no password.
    expect((await tryCode(browser, half, code!)).response.status).toBe('complete')
  })

  test('OTP-3, GR-4: a code works once, and of many who enter it at once one gets in', async () => {
    const browser = server.browser()
    const half = await signIn(browser)
    await prepare(browser, half)
    const answers = await Promise.all(Array.from({ length: 20 }, () => prove(browser, half)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status < 500)).toBe(true)
    expect((await prove(browser, half)).status).toBe(403)
  })

  test('PW-10: a new password, and a device that was signed out from afar, are asked again', async () => {
    const known = server.browser()
    const sessionId = (await trust(known)).response.created_session_id
    const other = server.browser()
    await trust(other)
    await signOut(other)
    await ada.post(`/v1/me/sessions/${sessionId}/revoke${as(adas.sessionId)}`)
    expect((await signIn(known)).response.status).toBe('needs_client_trust')
    const password = 'a wholly different phrase'
    const changed = await ada.post(`/v1/me/change_password${as(adas.sessionId)}`, {
      current_password: PASSWORD,
      new_password: password,
      sign_out_of_other_sessions: 'true',
    })
    expect(changed.status).toBe(200)
    expect((await signIn(other, ADA, password)).response.status).toBe('needs_client_trust')
    await signOut(ada)
    expect((await signIn(ada, ADA, password)).response.status).toBe('complete')
  })

  test('a forgotten password is no detour: whoever reads the mail has shown what would be asked', async () => {
    const browser = server.browser()
    const strategy = 'reset_password_email_code'
    const created = await start(browser, { strategy })
    await attempt(browser, created, { strategy, code: '424242' })
    const password = 'a wholly different phrase'
    const done = await step(browser, created, { name: 'reset_password', password })
    expect(done.response.status).toBe('complete')
    await signOut(browser)
    expect((await signIn(browser, ADA, password)).response.status).toBe('complete')
    await signOut(ada)
    expect((await signIn(ada, ADA, password)).response.status).toBe('needs_client_trust')
  })

  test('is not asked of who has a second factor, signs in by mail, or is let through by the site', async () => {
    const browser = server.browser()
    const created = await start(browser, { strategy: 'email_code' })
    expect((await tryCode(browser, created, '424242')).response.status).toBe('complete')
    await backend(`PATCH /users/${adas.userId}`, { json: { bypass_client_trust: true } })
    expect((await backend(`GET /users/${adas.userId}`)).body.bypass_client_trust).toBe(true)
    expect((await signIn(server.browser())).response.status).toBe('complete')
    await backend(`PATCH /users/${adas.userId}`, { json: { bypass_client_trust: false } })
    expect((await signIn(server.browser())).response.status).toBe('needs_client_trust')
    const phone = await enrol(ada, adas.sessionId, server)
    const other = server.browser()
    const half = await signIn(other)
    expect(half.response.status).toBe('needs_second_factor')
    expect(half.response.supported_second_factors.map((one: Named) => one.strategy)).toEqual([
      'totp',
      'backup_code',
    ])
    expect((await prepare(other, half)).codes).toEqual(['strategy_for_user_invalid'])
    expect((await secondStep(other, half, phone.code())).response.status).toBe('complete')
  })

  test('AZ-3: nobody lets themselves through', async () => {
    const me = `/v1/me${as(adas.sessionId)}&_method=PATCH`
    const { status } = await ada.post(me, { bypass_client_trust: 'true' })
    expect(status).toBe(422)
  })

  test('somebody without anything that can be proven is not shut out', async () => {
    await open({ identifiers: { username: 'optional' } })
    const made = await createUser(backend, { username: 'dora', email_address: [] })
    expect(made.username).toBe('dora')
    expect((await signIn(server.browser(), 'dora')).response.status).toBe('complete')
  })

  test('a number of theirs may be proven where people sign in by it', async () => {
    await open(WITH_PHONES)
    await phonesOf(ada, adas.sessionId).own()
    const browser = server.browser()
    const half = await signIn(browser, NUMBER)
    expect(half.response.supported_second_factors.map((one: Named) => one.strategy)).toEqual([
      'email_code',
      'phone_code',
    ])
    await prepare(browser, half, { strategy: 'phone_code' })
    expect((await prove(browser, half, '424242', 'phone_code')).response.status).toBe('complete')
  })

  test('in a form without scripts the code is on its way by itself', async () => {
    const browser = server.browser()
    const form = { identifier: ADA, password: PASSWORD, strategy: 'password' }
    expect((await browser.submit('/v1/client/sign_ins', form)).status).toBe(303)
    const { sign_in: half } = (await browser.get('/v1/client')).response
    expect(half).toMatchObject({
      status: 'needs_client_trust',
      second_factor_verification: { strategy: 'email_code', status: 'unverified' },
    })
    const path = `/v1/client/sign_ins/${half.id}/attempt_second_factor`
    const done = await browser.submit(path, { strategy: 'email_code', code: '424242' })
    expect(done.headers.get('location')).toContain('/dashboard')
  })

  test('ENUM-1: a wrong password tells nothing of browsers, nor does an unknown account', async () => {
    await open({ enumerationProtection: true })
    const outline = ({ status, errors }: Answer) => ({ status, errors })
    const wrong = await signIn(server.browser(), ADA, 'not the one at all')
    const known = await signIn(ada, ADA, 'not the one at all').catch(() => null)
    const nobody = await signIn(server.browser(), BOB, 'not the one at all')
    expect(outline(wrong)).toEqual(outline(nobody))
    expect(known!.status).not.toBe(200)
    const named = await start(server.browser())
    expect(named.response).not.toHaveProperty('client_trust_state')
  })

  test('the letter says that somebody knows the password', async () => {
    await backend('POST /users', { json: { email_address: [CLARA], password: PASSWORD } })
    const browser = server.browser()
    await prepare(browser, await signIn(browser, CLARA))
    expect(await newestLetter(server)).toContain('Somebody has entered your password.')
  })

  test('RATE-2: strangers who use up the letters of first steps leave the owner those of this one', async () => {
    await open({ rateLimits: { ...WIDE_LIMITS, send: { max: 1 } } })
    for (let asked = 0; asked < 25; asked++) {
      await start(server.browser(), { strategy: 'email_code' })
    }
    expect((await start(server.browser(), { strategy: 'email_code' })).status).toBe(429)
    expect((await trust(server.browser())).response.status).toBe('complete')
  })
})

test('where nobody asked for it a password is enough', async () => {
  await open({ newBrowsers: {} })
  expect((await signIn(server.browser())).response.status).toBe('complete')
})

test('GR-4: of many who prove it at two processes one gets in', async () => {
  const database = await newDatabase()
  const first = await startChild(database, { settings: { newBrowsers: { verify: true } } })
  const second = await startChild(database, { settings: { newBrowsers: { verify: true } } })
  onTestFinished(async () => {
    await killChild(first)
    await killChild(second)
  })
  await signUp(createBrowser(first))
  const browser = createBrowser(first)
  const half = await signIn(browser)
  expect(half.response.status).toBe('needs_client_trust')
  await prepare(browser, half)
  const other = createBrowser(second)
  for (const [name, value] of browser.cookies) other.cookies.set(name, value)
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => prove(index % 2 ? browser : other, half)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await askNumber(database, 'SELECT count(*) AS n FROM known_browsers')).toBe(2)
}, 60_000)

interface Named {
  strategy: string
}

describe('a code by mail as the second factor', () => {
  const strategies = { emailSecondFactor: true, backupCode: false }

  test('is there for who has another one, after a password', async () => {
    await open({ strategies })
    await enrol(ada, adas.sessionId, server)
    const browser = server.browser()
    const half = await signIn(browser)
    expect(half.response).toMatchObject({
      status: 'needs_second_factor',
      supported_second_factors: [{ strategy: 'email_code' }, { strategy: 'totp' }],
    })
    await prepare(browser, half)
    const done = await prove(browser, half)
    expect(done.client!.sessions[0]).toMatchObject({ factor_verification_age: [0, 0] })
  })

  test('MFA-6: a mailbox is no second factor to itself, nor to what a mailbox leads to', async () => {
    await open({ strategies })
    await enrol(ada, adas.sessionId, server)
    const byCode = server.browser()
    const code = await start(byCode, { strategy: 'email_code' })
    const half = await tryCode(byCode, code, '424242')
    expect(half.response).toMatchObject({
      status: 'needs_second_factor',
      supported_second_factors: [{ strategy: 'totp' }],
    })
    expect((await prepare(byCode, half)).codes).toEqual(['strategy_for_user_invalid'])

    const strategy = 'reset_password_email_code'
    const reset = server.browser()
    const created = await start(reset, { strategy })
    await attempt(reset, created, { strategy, code: '424242' })
    const password = 'a wholly different phrase'
    const waiting = await step(reset, created, { name: 'reset_password', password })
    expect(waiting.response.supported_second_factors).toEqual([{ strategy: 'totp' }])
    expect((await prepare(reset, waiting)).codes).toEqual(['strategy_for_user_invalid'])

    const token = await backend('POST /sign_in_tokens', { json: { user_id: adas.userId } })
    const ticket = await start(server.browser(), {
      identifier: '',
      strategy: 'ticket',
      ticket: token.body.token,
    })
    expect(ticket.response.supported_second_factors).toEqual([{ strategy: 'totp' }])
  })

  test('what was begun after a password ends with another first factor', async () => {
    await open({ strategies })
    await enrol(ada, adas.sessionId, server)
    const browser = server.browser()
    const created = await start(browser, { strategy: 'email_code' })
    const half = await attempt(browser, created, { strategy: 'password', password: PASSWORD })
    await prepare(browser, half)
    await tryCode(browser, created, '424242')
    expect((await prove(browser, half)).codes).toEqual(['strategy_for_user_invalid'])
  })

  test('MFA-5: it does not prove again who one is', async () => {
    await open({ strategies })
    await enrol(ada, adas.sessionId, server)
    const path = `/v1/client/sessions/${adas.sessionId}/verify`
    const { response } = await ada.post(path, { level: 'second_factor' })
    expect(response.supported_second_factors).toEqual([{ strategy: 'totp' }])
  })

  test('where the settings say nothing it is not there', async () => {
    await open({ strategies: { backupCode: false } })
    await enrol(ada, adas.sessionId, server)
    const { response } = await signIn(server.browser())
    expect(response.supported_second_factors).toEqual([{ strategy: 'totp' }])
  })
})

describe('MFA-2: wrong codes of the second step', () => {
  const guessUntilLocked = async () => {
    for (;;) {
      const browser = server.browser()
      const half = await signIn(browser)
      const asked = await prepare(browser, half)
      if (asked.status !== 200) return asked.codes
      for (let guess = 0; guess < 5; guess++) {
        const { codes } = await prove(browser, half, '000000')
        if (codes[0] === 'user_locked') return codes
      }
    }
  }
  const letters = () =>
    server.logged.filter((line) => line.includes('Too many wrong codes at your')).length

  test('AUD-3: ten an hour and fifty a day are counted for the person, whose browsers have their own; one letter a day', async () => {
    await open({ lockout: { maxAttempts: 10, minutes: 60 } })
    for (let hour = 0; hour < 5; hour++) {
      expect(await guessUntilLocked()).toEqual(['user_locked'])
      server.clock.advance(HOUR)
    }
    const browser = server.browser()
    const half = await signIn(browser)
    await prepare(browser, half)
    const refused = await prove(browser, half)
    expect(refused.codes).toEqual(['user_locked'])
    expect(refused.errors[0]!.long_message).toContain('tomorrow')
    expect(letters()).toBe(1)
    await signOut(ada)
    expect((await signIn(ada)).response.status).toBe('complete')
    // The owner, who comes by where they are known, does not give strangers their tries back.
    const again = server.browser()
    const late = await signIn(again)
    await prepare(again, late)
    expect((await prove(again, late)).codes).toEqual(['user_locked'])
    await backend(`POST /users/${adas.userId}/unlock`)
    expect((await prove(again, late)).response.status).toBe('complete')
  })

  test('RATE-2: who knows no password counts against nobody', async () => {
    await open({ lockout: { maxAttempts: 100, minutes: 60 } })
    const stranger = server.browser()
    const created = await start(stranger)
    for (let guess = 0; guess < 20; guess++) {
      expect((await prove(stranger, created, '000000')).codes).toEqual(['client_state_invalid'])
    }
    expect((await trust(server.browser())).response.status).toBe('complete')
  })
})

describe('AUD-3: a sign-in in a browser that is new', () => {
  const NEW = 'A new sign-in to your'
  const told = () => server.logged.filter((line) => line.includes(`Mail to ${ADA}: ${NEW}`)).length
  const withAgent = (browser: Browser, agent: string) =>
    browser.post(
      '/v1/client/sign_ins',
      { identifier: ADA, password: PASSWORD, strategy: 'password' },
      { 'user-agent': agent },
    )

  test('is told to the owner once, with what was used and where to look', async () => {
    await open({ newBrowsers: {}, pages: { userProfile: 'https://acme.example/account' } })
    expect(told()).toBe(0)
    const browser = server.browser()
    await withAgent(browser, FIREFOX)
    expect(told()).toBe(1)
    const letter = await newestLetter(server)
    expect(letter).toContain('<bdi>Firefox · Windows</bdi>, <bdi>2030-01-01 12:00 UTC</bdi>')
    expect(letter).toContain('https://acme.example/account')
    await signOut(browser)
    await signIn(browser)
    expect(told()).toBe(1)
    await withAgent(server.browser(), '<b>Firefox/1 (Windows; Bcc: x@example.com)')
    expect(told()).toBe(2)
    expect(await newestLetter(server)).not.toMatch(/Bcc|<b>/)
  })

  test('is not when it was their mail that opened it, nor where nobody wants to know', async () => {
    expect((await trust(server.browser())).response.status).toBe('complete')
    expect(told()).toBe(0)
    const browser = server.browser()
    await tryCode(browser, await start(browser, { strategy: 'email_code' }), '424242')
    expect(told()).toBe(0)
    await open({ newBrowsers: { notify: false } })
    await signIn(server.browser())
    expect(told()).toBe(0)
  })

  test('is told where it was the mail of another address', async () => {
    await open({ newBrowsers: {} })
    await backend('POST /email_addresses', {
      json: { user_id: adas.userId, email_address: BOB, verified: true },
    })
    const browser = server.browser()
    const form = { identifier: BOB, strategy: 'email_code' }
    await tryCode(browser, await start(browser, form), '424242')
    expect(told()).toBe(1)
  })

  test('is no business of who acts for somebody', async () => {
    await open({ newBrowsers: {} })
    const { body } = await backend('POST /actor_tokens', {
      json: { user_id: adas.userId, actor: { sub: 'user_support' } },
    })
    const browser = server.browser()
    const form = { strategy: 'ticket', ticket: body.token }
    expect((await browser.post('/v1/client/sign_ins', form)).response.status).toBe('complete')
    expect(told()).toBe(0)
  })
})
