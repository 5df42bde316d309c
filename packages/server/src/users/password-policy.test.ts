import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { Db } from '../db/database.ts'
import type { Outside } from '../outside/outside.ts'
import { strengthOf } from '../passwords/strength.ts'
import { parseSettings } from '../settings/schema.ts'
import { backendOf, createUser } from '../testing/backend.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { ADA, as, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { attempt, start, step } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const LEAKED = 'a lamp that leaked last night'
const NEW = 'another lamp left on overnight'
const URL_OF_LIST = 'https://leaks.example/range/'

let server: TestServer
let asked: { url: string; headers: Record<string, string> | undefined }[]
afterEach(() => server.close())

const hashOf = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase()

/** A list that has one password, and rows of none. */
const list: Outside = async (url, { headers } = {}) => {
  asked.push({ url, headers })
  const hash = hashOf(LEAKED)
  const isItsPrefix = url.endsWith(hash.slice(0, 5))
  const rows = [`${'0'.repeat(35)}:3`, ...(isItsPrefix ? [`${hash.slice(5)}:17`] : [])]
  // Padding has every password, none times.
  return new Response([...rows, `${hashOf(PASSWORD).slice(5)}:0`].join('\r\n'))
}

async function open(password: object, outside: Outside = list) {
  asked = []
  server = await testServer(
    { settings: { rateLimits: WIDE_LIMITS, password } },
    { wrapOutside: () => outside },
  )
}

const breaches = { check: true, url: URL_OF_LIST }
const ask = (password: string) =>
  server
    .browser()
    .post('/v1/client/sign_ups', { email_address: BOB, password })
    .then(({ status, codes }) => [status, codes])

describe('PW-6: a list of leaked passwords', () => {
  test('is told five characters of a hash, and padded', async () => {
    await open({ breaches })
    expect(await ask(LEAKED)).toEqual([422, ['form_password_pwned']])
    expect(await ask(PASSWORD)).toEqual([200, []])
    expect(asked).toEqual(
      [LEAKED, PASSWORD].map((password) => ({
        url: `${URL_OF_LIST}${hashOf(password).slice(0, 5)}`,
        headers: { 'add-padding': 'true' },
      })),
    )
  })

  test.each<[string, Outside]>([
    ['is down', () => Promise.reject(new Error('down'))],
    ['fails', async () => new Response('x', { status: 500 })],
    ['does not answer', () => new Promise(() => {})],
    ['says nothing that makes sense', async () => new Response('<!doctype html>')],
  ])('keeps nobody out when it %s; the built-in one holds on', async (_, outside) => {
    await open({ breaches }, outside)
    expect(await ask(LEAKED)).toEqual([200, []])
    expect(await ask('password123')).toEqual([422, ['form_password_pwned']])
    expect(server.logged.join('\n')).not.toContain(LEAKED)
  })

  test('is not asked unless the settings, or the site, say so', async () => {
    await open({ breaches: { url: URL_OF_LIST } })
    expect(await ask(LEAKED)).toEqual([200, []])
    expect(asked).toEqual([])
    const backend = backendOf(server)
    expect((await backend('PATCH /instance', { json: { hibp: true } })).status).toBe(204)
    server.clock.advance(2000)
    expect(await ask(LEAKED)).toEqual([422, ['form_password_pwned']])
    const { body } = await server.browser().get('/v1/environment')
    expect(body.user_settings.password_settings).toMatchObject({ disable_hibp: false })
    expect((await backend('PATCH /instance', { json: { hibp: false } })).status).toBe(204)
    server.clock.advance(2000)
    expect(await ask(LEAKED)).toEqual([200, []])
  })

  test('PW-7: is asked at a sign-up, a change, a reset, and by the site, unless it skips that', async () => {
    await open({ breaches })
    const browser = server.browser()
    const { sessionId } = await signUp(browser)
    const changed = await browser.post(`/v1/me/change_password${as(sessionId)}`, {
      current_password: PASSWORD,
      new_password: LEAKED,
    })
    expect(changed.codes).toEqual(['form_password_pwned'])
    const other = server.browser()
    const strategy = 'reset_password_email_code'
    const begun = await start(other, { strategy })
    await attempt(other, begun, { strategy, code: '424242' })
    const reset = await step(other, begun, { name: 'reset_password', password: LEAKED })
    expect(reset.codes).toEqual(['form_password_pwned'])
    const backend = backendOf(server)
    const user = { email_address: [BOB], password: LEAKED }
    const refused = await backend('POST /users', { json: user })
    expect(refused.codes).toEqual(['form_password_pwned:password'])
    const skipped = await backend('POST /users', { json: { ...user, skip_password_checks: true } })
    expect(skipped.status).toBe(200)
  })

  test('PW-7: who signs in with one that leaked since chooses another one first', async () => {
    await open({ breaches: { ...breaches, atSignIn: true } })
    const backend = backendOf(server)
    await createUser(backend, { password: LEAKED, skip_password_checks: true })
    const browser = server.browser()
    expect((await signIn(browser, ADA, 'wrong')).status).toBe(422)
    expect(asked).toEqual([])
    const done = await signIn(browser, ADA, LEAKED)
    expect(done.response.status).toBe('complete')
    const [session] = done.client!.sessions
    expect(session).toMatchObject({ status: 'pending', tasks: [{ key: 'reset-password' }] })
    const id = done.response.created_session_id
    expect((await browser.get(`/v1/me/sessions${as(id)}`)).status).toBe(401)
    const changed = await browser.post(`/v1/me/change_password${as(id)}`, {
      current_password: LEAKED,
      new_password: NEW,
    })
    expect(changed.client!.sessions[0]).toMatchObject({ status: 'active' })
    expect((await signIn(server.browser(), ADA, NEW)).client!.sessions[0]!.status).toBe('active')
  })

  test('PW-7: so does who was brought along with one that is guessed first', async () => {
    await open({ breaches: { atSignIn: true } })
    await createUser(backendOf(server), { password: 'password123', skip_password_checks: true })
    const { client } = await signIn(server.browser(), ADA, 'password123')
    expect(client!.sessions[0]!.status).toBe('pending')
    expect(asked).toEqual([])
  })
})

describe('how hard a password is to guess', () => {
  test('is asked for where the settings do, with advice, and clients are told', async () => {
    await open({ minStrength: 3 })
    const browser = server.browser()
    const email_address = 'rosalind+clerk_test@example.com'
    const sign = (password: string) =>
      browser.post('/v1/client/sign_ups', { email_address, password })
    const weak = await sign('qwertyuiop1')
    expect(weak.errors[0]).toMatchObject({
      code: 'form_password_not_strong_enough',
      long_message: expect.stringContaining('too easy to guess'),
      meta: {
        param_name: 'password',
        zxcvbn: {
          suggestions: expect.arrayContaining([
            { code: 'anotherWord', message: expect.any(String) },
          ]),
        },
      },
    })
    expect((await sign('rosalind+clerk_test1')).codes).toEqual(['form_password_not_strong_enough'])
    expect((await sign(PASSWORD)).status).toBe(200)
    const { body } = await browser.get('/v1/environment')
    expect(body.user_settings.password_settings).toMatchObject({
      show_zxcvbn: true,
      min_zxcvbn_strength: 3,
    })
  })

  test('DOS-3: takes no longer for what is long', async () => {
    await open({})
    for (const password of ['4'.repeat(256), 'p@$$w0rd'.repeat(32), '$@4!1|'.repeat(42)]) {
      const { score } = await strengthOf(password, [ADA])
      expect(score).toBeLessThan(4)
    }
    const strong = `${'a'.repeat(32)}${'correct horse battery staple'}`
    expect((await strengthOf(strong, [])).score).toBe(4)
  })
})

describe('PW-2: somebody who was brought along', () => {
  test.each([
    ['md5', '193ef92bf15c8b448572b0f03dd2abaf'],
    ['phpass', '$P$6ohUJ.1sdOChByXtqJ/n5lcIX3Ay5e1'],
    ['ldap_ssha', '{SSHA}mewUAdEz2O9JCM1vYXmi9Shrnx5zaXh0ZWVuYg=='],
    ['sha256_salted', '19b1b0adc971b0e207da33778a49813045fafe6eb61f13bff26c134c87e39f44$grain'],
  ])('with a digest of %s signs in, and has one of ours then', async (hasher, digest) => {
    let db: Db | undefined
    asked = []
    server = await testServer({}, { wrapDatabase: (opened) => (db = opened) })
    await createUser(backendOf(server), {
      password: undefined,
      password_digest: digest,
      password_hasher: hasher,
    })
    const stored = async () =>
      (await db!.selectFrom('users').select('password_digest').execute())[0]!
    expect((await stored()).password_digest).toContain(digest)
    expect((await signIn(server.browser(), ADA, 'wrong')).codes).toEqual([
      'form_password_incorrect',
    ])
    expect((await stored()).password_digest).toContain(digest)
    const password = 'a lamp left on overnight'
    expect((await signIn(server.browser(), ADA, password)).response.status).toBe('complete')
    expect((await stored()).password_digest).toMatch(/^\$argon2id\$/)
    expect((await signIn(server.browser(), ADA, password)).response.status).toBe('complete')
  })
})

test('settings that cannot be meant are refused', async () => {
  await open({})
  for (const password of [
    { minStrength: 5 },
    { breaches: { url: 'leaks.example' } },
    { breaches: { url: 'https://leaks.example/range' } },
  ]) {
    expect(() => parseSettings({ password })).toThrow('password.')
  }
})
