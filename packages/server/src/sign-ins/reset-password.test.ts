import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { ADA, as, signIn, signUp } from '../testing/people.ts'
import { attempt, start, step } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.close())

describe('resetting a password', () => {
  async function proveReset(browser: Browser): Promise<Answer> {
    const created = await start(browser, { strategy: 'reset_password_email_code' })
    return attempt(browser, created, { strategy: 'reset_password_email_code', code: '424242' })
  }

  test('PW-10, AUD-3: all other sessions, sign-ins and tickets end; the owner gets a notice', async () => {
    const [one, two, acting] = [server.browser(), server.browser(), server.browser()]
    const { sessionId } = await signUp(one)
    const other = await signIn(two)
    const pending = server.browser()
    const open = await start(pending)
    const proven = await proveReset(acting)
    const done = await step(acting, proven, {
      name: 'reset_password',
      password: 'a brand new passphrase',
      sign_out_of_other_sessions: 'false',
    })
    expect(done.response.status).toBe('complete')
    expect((await one.get(`/v1/me${as(sessionId)}`)).codes).toEqual(['signed_out'])
    expect((await two.get(`/v1/me${as(other.response.created_session_id)}`)).status).toBe(401)
    expect((await acting.get(`/v1/me${as(done.response.created_session_id)}`)).status).toBe(200)
    expect((await pending.get(`/v1/client/sign_ins/${open.response.id}`)).status).toBe(404)
    expect(server.logged.join('\n')).toContain(
      `Mail to ${ADA}: Your My application password was changed`,
    )
  })

  test('MFA-8: the proof of the code is good for ten minutes', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const proven = await proveReset(browser)
    server.clock.advance(10 * MINUTE)
    const late = await step(browser, proven, {
      name: 'reset_password',
      password: 'a brand new passphrase',
    })
    expect(late.codes).toEqual(['client_state_invalid'])
    expect((await signIn(server.browser())).status).toBe(200)
  })

  test('PW-7: a common password is refused here too, and the step can be repeated', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const proven = await proveReset(browser)
    const refused = await step(browser, proven, { name: 'reset_password', password: 'password123' })
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
    const answer = await step(browser, created, {
      name: 'reset_password',
      password: 'a brand new passphrase',
    })
    expect(answer.codes).toEqual(['client_state_invalid'])
  })
})
