import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND } from './clock.ts'
import { systemRandom } from './random.ts'
import { backendOf } from './testing/backend.ts'
import { type Answer, createBrowser } from './testing/browser.ts'
import { newDatabase } from './testing/database.ts'
import { ADA, as, PASSWORD, signIn, signUp } from './testing/people.ts'
import { attempt, start, step, tryCode } from './testing/sign-in.ts'
import { type TestServer, testServer } from './testing/test-server.ts'

describe('a clock that is set back', () => {
  let server: TestServer
  const open = async (options: Parameters<typeof testServer>[0] = {}) => {
    server = await testServer(options)
  }
  beforeEach(() => open())
  afterEach(() => server.close())
  const retryAfter = ({ headers }: Answer) => Number(headers.get('retry-after'))

  test.each([HOUR, 20 * SECOND])('RATE-7: leaves no window closed (%i ms)', async (back) => {
    await server.close()
    await open({ mode: 'production' })
    const ask = () => server.browser().post('/v1/client/sign_ins')
    for (let index = 0; index < 5; index++) expect((await ask()).status).toBe(200)
    expect((await ask()).status).toBe(429)
    server.clock.advance(-back)
    for (let index = 0; index < 5; index++) expect((await ask()).status).toBe(200)
    const refused = await ask()
    expect([refused.status, retryAfter(refused)]).toEqual([429, 10])
    // A step that is within what clocks differ: the window is the same, and never longer than it is.
    server.clock.advance(-4 * SECOND)
    const again = await ask()
    expect([again.status, retryAfter(again)]).toEqual([429, 10])
  })

  test('RATE-2: keeps no account locked for longer than a lock lasts', async () => {
    await server.close()
    const wide = { max: 999 }
    await open({ settings: { rateLimits: { attempt: wide, create: wide } } })
    const browser = server.browser()
    const { sessionId } = await signUp(browser)
    for (let miss = 0; miss < 10; miss++) await signIn(server.browser(), ADA, 'wrong guess')
    expect((await signIn(server.browser())).codes).toEqual(['user_locked'])
    server.clock.advance(-24 * HOUR)
    const me = await browser.get(`/v1/me${as(sessionId)}`)
    expect(me.response).toMatchObject({ locked: false, lockout_expires_in_seconds: null })
    expect((await signIn(server.browser(), ADA, 'wrong guess')).codes).toEqual([
      'form_password_incorrect',
    ])
    expect((await signIn(server.browser())).status).toBe(200)
  })

  test('OTP-1: lets a code be sent again, and lengthens the life of none', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const created = await start(browser, { strategy: 'email_code' })
    server.clock.advance(-HOUR)
    expect((await tryCode(browser, created, '424242')).codes).toEqual(['verification_expired'])
    const again = { name: 'prepare_first_factor', strategy: 'email_code' }
    expect((await step(browser, created, again)).status).toBe(200)
    const early = await step(browser, created, again)
    expect([early.status, retryAfter(early)]).toEqual([429, 30])
    expect((await tryCode(browser, created, '424242')).status).toBe(200)
  })

  test('MFA-8: the proof of a reset code is not recent for ever', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const strategy = 'reset_password_email_code'
    const created = await start(browser, { strategy })
    const proven = await attempt(browser, created, { strategy, code: '424242' })
    expect(proven.response.status).toBe('needs_new_password')
    server.clock.advance(-HOUR)
    const late = await step(browser, created, { name: 'reset_password', password: 'x'.repeat(12) })
    expect(late.codes).toEqual(['client_state_invalid'])
    expect((await signIn(server.browser(), ADA, PASSWORD)).status).toBe(200)
  })

  test('PW-9: a sign-in that seems to lie ahead is no fresh proof', async () => {
    const browser = server.browser()
    const { userId, sessionId } = await signUp(browser)
    await backendOf(server)(`POST /users/${userId}/remove_password`, {
      json: { sign_out_of_other_sessions: false },
    })
    const change = (seconds: number) => {
      server.clock.advance(seconds * SECOND)
      const form = { new_password: 'a brand new passphrase' }
      return browser.post(`/v1/me/change_password${as(sessionId)}`, form)
    }
    expect((await change(-3600)).codes).toEqual(['session_reverification_required'])
    expect((await change(3600 - 2)).status).toBe(200)
  })

  test('the Backend API counts wrong keys and its throughput anew', async () => {
    const backend = backendOf(server)
    const wrong = { headers: { authorization: 'Bearer sk_test_wrong' }, address: '192.0.2.7' }
    const ask = async () => (await backend('GET /users', wrong)).status
    for (let index = 0; index < 20; index++) expect(await ask()).toBe(401)
    expect(await ask()).toBe(429)
    const read = () => backend('GET /jwks', { address: '192.0.2.8' })
    let answer = await read()
    for (let calls = 1; calls < 1001; calls++) answer = await read()
    expect(answer.status).toBe(429)
    server.clock.advance(-30 * MINUTE)
    expect(await ask()).toBe(401)
    expect((await read()).status).toBe(200)
  })
})

test('DB-8: processes whose clocks lie four seconds apart count together, and spend once', async () => {
  const database = await newDatabase()
  const wide = { max: 999 }
  const settings = { rateLimits: { attempt: wide, create: wide }, lockout: { maxAttempts: 6 } }
  const behind = await testServer({ database, settings })
  const ahead = await testServer({ database, settings, random: systemRandom })
  ahead.clock.advance(4 * SECOND)
  await signUp(behind.browser())
  for (let miss = 0; miss < 3; miss++) {
    for (const one of [ahead, behind]) await signIn(one.browser(), ADA, 'wrong guess')
  }
  for (const one of [ahead, behind]) {
    expect((await signIn(one.browser())).codes).toEqual(['user_locked'])
    one.clock.advance(HOUR + 5 * SECOND)
  }
  const browser = ahead.browser()
  const created = await start(browser, { strategy: 'email_code' })
  const other = createBrowser(behind)
  for (const [name, value] of browser.cookies) other.cookies.set(name, value)
  expect((await tryCode(other, created, '424242')).status).toBe(200)
  expect((await tryCode(browser, created, '424242')).status).not.toBe(200)
  await Promise.all([behind.close(), ahead.close()])
})
