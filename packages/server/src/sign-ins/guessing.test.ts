import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR, SECOND } from '../clock.ts'
import type { SettingsInput } from '../settings/schema.ts'
import { ADA, as, PASSWORD, signIn, signOut, signUp } from '../testing/people.ts'
import { attempt, start, step, tryCode } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

describe('RATE: guessing', () => {
  const settings: SettingsInput = { rateLimits: { attempt: { max: 999 }, create: { max: 999 } } }
  let guarded: TestServer
  beforeEach(async () => {
    guarded = await testServer({ settings })
  })
  afterEach(() => guarded.close())
  const guess = (password = 'wrong guess') => signIn(guarded.browser(), ADA, password)

  test('RATE-2, RATE-3, AUD-3: ten misses lock guessable factors for an hour, sessions go on', async () => {
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
    expect(guarded.logged.join('\n')).toContain(`Mail to ${ADA}: Too many wrong tries`)
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
    const done = await step(browser, created, {
      name: 'reset_password',
      password: 'a brand new passphrase',
    })
    expect(done.status).toBe(200)
    expect((await guess('a brand new passphrase')).status).toBe(200)
  })

  test('RATE-2: a lock by strangers is none for the browsers of the owner, whose tries are bounded too', async () => {
    const own = guarded.browser()
    await signUp(own)
    await signOut(own)
    for (let miss = 0; miss < 10; miss++) await guess()
    expect((await guess(PASSWORD)).codes).toEqual(['user_locked'])
    for (let miss = 0; miss < 10; miss++) {
      expect((await signIn(own, ADA, 'wrong guess')).codes).toEqual(['form_password_incorrect'])
    }
    expect((await signIn(own, ADA, PASSWORD)).codes).toEqual(['user_locked'])
    guarded.clock.advance(HOUR)
    for (let miss = 0; miss < 10; miss++) await guess()
    expect((await signIn(own, ADA, PASSWORD)).status).toBe(200)
    expect((await guess(PASSWORD)).status).toBe(200)
  })

  test('RATE-2: strangers who ask all the time keep the browsers of the owner from no password', async () => {
    const live = await testServer({
      settings: { rateLimits: { attempt: { max: 1 }, create: { max: 999 } } },
    })
    const own = live.browser()
    await signUp(own)
    await signOut(own)
    const statuses: number[] = []
    for (let asked = 0; asked < 21; asked++) {
      statuses.push((await signIn(live.browser({ address: `192.0.2.${asked}` }), ADA, 'x')).status)
    }
    expect(statuses.at(-1)).toBe(429)
    expect((await signIn(own, ADA, PASSWORD)).status).toBe(200)
    await live.close()
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
