import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../clock.ts'
import type { Browser } from '../testing/browser.ts'
import { mailCodes } from '../testing/mail.ts'
import { ADA, PASSWORD, signUp } from '../testing/people.ts'
import { attempt, start, step, tryCode } from '../testing/sign-in.ts'
import { developmentKeys, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.close())

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
    server.clock.advance(SECOND) // the mails that follow are the newer ones
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

  test('a code is understood as people type and copy it, by a form too', async () => {
    for (const spell of [
      (code: string) => ` ${code.slice(0, 3)}-${code.slice(3)} `,
      (code: string) => code.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    ]) {
      const browser = server.browser()
      const created = await send(browser)
      const [code] = await mailCodes(server, ann)
      expect((await tryCode(browser, created, spell(code!))).response.status).toBe('complete')
      server.clock.advance(MINUTE)
    }
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
    const again = () =>
      step(browser, created, { name: 'prepare_first_factor', strategy: 'email_code' })
    const early = await again()
    expect([early.status, early.codes]).toEqual([429, ['verification_code_too_many_requests']])
    expect(early.headers.get('retry-after')).toBe('30')
    server.clock.advance(30 * SECOND)
    expect((await again()).status).toBe(200)
    const [second, first] = await mailCodes(server, ann)
    expect((await tryCode(browser, created, first!)).codes).toEqual(['form_code_incorrect'])
    expect((await tryCode(browser, created, second!)).status).toBe(200)
  })

  test('GR-4: of requests for a code that come at once one sends it, and that code is right', async () => {
    const browser = server.browser()
    const created = await start(browser, { identifier: ann })
    const before = (await mailCodes(server, ann)).length
    const ask = () =>
      step(browser, created, { name: 'prepare_first_factor', strategy: 'email_code' })
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429, 429])
    const codes = await mailCodes(server, ann)
    expect(codes.length - before).toBe(1)
    expect((await tryCode(browser, created, codes[0]!)).status).toBe(200)
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

  test('AST-17: 424242 verifies test addresses of development instances only, wherever they run', async () => {
    const built = await testServer({ ...developmentKeys, mode: 'production' })
    expect((await signUp(built.browser(), ADA)).sessionId).toMatch(/^sess_/)
    expect(built.environment().auth_config.test_mode).toBe(true)
    expect(built.logged.filter((line) => line.includes('development instance'))).toHaveLength(1)
    await built.close()
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
