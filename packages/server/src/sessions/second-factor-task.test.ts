import { FormField } from '@dooryard/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '../clock.ts'
import type { Db } from '../db/database.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { newDatabase } from '../testing/database.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { ADA, as, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { OTHER_NUMBER, phonesOf } from '../testing/phones.ts'
import { enrol } from '../testing/second-factor.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { stepAt, totpCode } from '../totps/code.ts'
import { fromBase32 } from '../totps/secret.ts'

const REQUIRED = {
  secondFactor: { required: true },
  rateLimits: WIDE_LIMITS,
  identifiers: { phoneNumber: 'optional' },
  strategies: { phoneSecondFactor: true, backupCode: true },
} as const

let server: TestServer
let backend: Backend
let browser: Browser
let db: Db

beforeEach(async () => {
  server = await testServer({ settings: REQUIRED }, { wrapDatabase: (opened) => (db = opened) })
  backend = backendOf(server)
  browser = server.browser()
})
afterEach(() => server.close())

const sessionOf = async (browser: Browser) => (await browser.get('/v1/client')).response.sessions[0]
const claimsOf = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString())
const tokenOf = async (id: string) =>
  claimsOf((await browser.post(`/v1/client/sessions/${id}/tokens`)).body.jwt)

test('MFA-6 and GR-5: whoever has no second factor sets one up before anything else', async () => {
  const { sessionId, userId } = await signUp(browser)
  expect(await sessionOf(browser)).toMatchObject({
    status: 'pending',
    tasks: [{ key: 'setup-mfa' }],
  })
  expect(await tokenOf(sessionId)).toMatchObject({ sts: 'pending' })
  const list = await backend(`GET /sessions?user_id=${userId}&status=pending`)
  expect(list.body).toMatchObject([{ id: sessionId, status: 'pending' }])

  const phone = await enrol(browser, sessionId, server)
  expect(phone.backupCodes).toHaveLength(10)
  expect(await sessionOf(browser)).toMatchObject({ status: 'active', tasks: null })
  expect(await tokenOf(sessionId)).toMatchObject({ sts: 'active', fva: [1, 1] })
  expect((await browser.get(`/v1/me/sessions${as(sessionId)}`)).status).toBe(200)
})

test('a phone that takes text messages will do, with backup codes', async () => {
  const { sessionId } = await signUp(browser)
  const phones = phonesOf(browser, sessionId)
  const id = await phones.own()
  expect(await sessionOf(browser)).toMatchObject({ status: 'pending' })
  const reserved = await phones.change(id, { reserved_for_second_factor: 'true' })
  expect(reserved.response.backup_codes).toHaveLength(10)
  expect(await sessionOf(browser)).toMatchObject({ status: 'active', tasks: null })
})

describe('GR-5: of two sessions that wait for it', () => {
  const waiting = async () => {
    const there = server.browser()
    await signIn(there)
    const { id, status } = await sessionOf(there)
    expect(status).toBe('pending')
    return { there, id: id as string }
  }

  test('the one that sets up an app is let in; the other one signs in anew, and is asked for it', async () => {
    const { sessionId } = await signUp(browser)
    const { there } = await waiting()
    await enrol(browser, sessionId, server)
    expect(await sessionOf(browser)).toMatchObject({ id: sessionId, status: 'active' })
    expect(await sessionOf(there)).toBeUndefined()
    expect((await signIn(there)).response.status).toBe('needs_second_factor')
  })

  test('the same with a phone, by one step or two', async () => {
    const { sessionId } = await signUp(browser)
    const { there } = await waiting()
    const phones = phonesOf(browser, sessionId)
    const id = await phones.own()
    expect(await sessionOf(there)).toMatchObject({ status: 'pending' })
    await phones.change(id, { reserved_for_second_factor: 'true' })
    expect(await sessionOf(browser)).toMatchObject({ id: sessionId, status: 'active' })
    expect(await sessionOf(there)).toBeUndefined()

    browser = server.browser()
    const bob = await signUp(browser, BOB)
    const elsewhere = server.browser()
    await signIn(elsewhere, BOB)
    const more = { reserved_for_second_factor: 'true' }
    await phonesOf(browser, bob.sessionId).own(OTHER_NUMBER, more)
    expect(await sessionOf(browser)).toMatchObject({ id: bob.sessionId, status: 'active' })
    expect(await sessionOf(elsewhere)).toBeUndefined()
  })

  test('MFA-3: one neither sees nor turns on the app that the other one sets up', async () => {
    const { sessionId } = await signUp(browser)
    const { there, id } = await waiting()
    const { secret } = (await browser.post(`/v1/me/totp${as(sessionId)}`)).response
    expect((await there.get(`/v1/me/totp${as(id)}`)).status).toBe(404)
    const code = totpCode(fromBase32(secret)!, stepAt(server.clock.now()))
    const path = (session: string) => `/v1/me/totp/attempt_verification${as(session)}`
    expect((await there.post(path(id), { code })).codes).toEqual(['verification_missing'])
    expect((await browser.post(path(sessionId), { code })).response.verified).toBe(true)
  })
})

describe('GR-5: while that is due', () => {
  const refused: [method: string, path: string, form?: Record<string, string>][] = [
    ['PATCH', '/me', { first_name: 'Eve' }],
    ['DELETE', '/me'],
    ['PATCH', '/me/metadata', { unsafe_metadata: '{}' }],
    ['POST', '/me/change_password', { new_password: 'another horse battery' }],
    ['POST', '/me/remove_password', { current_password: PASSWORD }],
    ['GET', '/me/sessions'],
    ['GET', '/me/sessions/active'],
    ['POST', '/me/email_addresses', { email_address: BOB }],
    ['POST', '/me/backup_codes'],
    ['DELETE', '/me/totp'],
    ['POST', '/me/passkeys'],
  ]
  test.each(refused)('%s %s is not to be had', async (method, path, form = {}) => {
    const { sessionId } = await signUp(browser)
    const answer =
      method === 'GET'
        ? await browser.get(`/v1${path}${as(sessionId)}`)
        : await browser.post(
            `/v1${path}${as(sessionId)}${method === 'POST' ? '' : `&_method=${method}`}`,
            form,
          )
    expect(answer).toMatchObject({ status: 401, codes: ['authentication_invalid'] })
  })

  test('a password that others know comes first, and nothing is set up with it', async () => {
    const { sessionId, userId } = await signUp(browser)
    await backend(`POST /users/${userId}/password/set_compromised`)
    expect((await sessionOf(browser)).tasks).toEqual([
      { key: 'reset-password' },
      { key: 'setup-mfa' },
    ])
    expect((await browser.post(`/v1/me/totp${as(sessionId)}`)).codes).toEqual([
      'authentication_invalid',
    ])
    await browser.post(`/v1/me/change_password${as(sessionId)}`, {
      current_password: PASSWORD,
      new_password: 'another horse battery',
    })
    expect((await sessionOf(browser)).tasks).toEqual([{ key: 'setup-mfa' }])
    await enrol(browser, sessionId, server)
    expect(await sessionOf(browser)).toMatchObject({ status: 'active' })
  })

  test('whoever acts for somebody has nothing to set up', async () => {
    const user = await createUser(backend)
    const { body } = await backend('POST /actor_tokens', {
      json: { user_id: user.id, actor: { sub: 'user_support' } },
    })
    await browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket: body.token })
    const session = await sessionOf(browser)
    expect(session).toMatchObject({ status: 'active', tasks: null })
    const path = `GET /sessions?user_id=${user.id}&status=`
    expect((await backend(`${path}active`)).body).toHaveLength(1)
    expect((await backend(`${path}pending`)).body).toHaveLength(0)
  })
})

test('who has one signs in as before, and who gives up the last one is asked for one anew', async () => {
  const { sessionId } = await signUp(browser)
  await enrol(browser, sessionId, server)
  const again = await signIn(server.browser())
  expect(again.response.status).toBe('needs_second_factor')
  const removed = await browser.post(`/v1/me/totp${as(sessionId)}&_method=DELETE`)
  expect(removed.client!.sessions[0]).toMatchObject({
    status: 'pending',
    tasks: [{ key: 'setup-mfa' }],
  })
})

test('where it is switched on later, running sessions lose nothing: they are pending until one is there', async () => {
  const database = await newDatabase()
  const before = await testServer({ database, settings: { rateLimits: WIDE_LIMITS } })
  const there = before.browser()
  const { sessionId } = await signUp(there)
  expect(await sessionOf(there)).toMatchObject({ status: 'active' })
  await before.close()

  const after = await testServer({ database, settings: REQUIRED })
  const back = after.browser()
  for (const [name, value] of there.cookies) back.cookies.set(name, value)
  after.clock.advance(DAY)
  expect(await sessionOf(back)).toMatchObject({ id: sessionId, status: 'pending' })
  expect((await back.post(`/v1/me/totp${as(sessionId)}`)).codes).toEqual([
    'session_reverification_required',
  ])
  const verify = `/v1/client/sessions/${sessionId}/verify`
  expect((await back.post(verify)).response.status).toBe('needs_first_factor')
  await back.post(`${verify}/attempt_first_factor`, { strategy: 'password', password: PASSWORD })
  await enrol(back, sessionId, after)
  expect(await sessionOf(back)).toMatchObject({ id: sessionId, status: 'active' })
  await after.close()
})

test('it takes a way to have one', async () => {
  const settings = { ...REQUIRED, strategies: { totp: false } }
  await expect(testServer({ settings })).rejects.toThrow('secondFactor.required is on')
})

describe('by forms of a page without the runtime', () => {
  const FORM = { [FormField.returnTo]: '/sign-in', [FormField.completeTo]: '/dashboard' }
  const submit = (path: string, form: Record<string, string> = {}) =>
    browser.submit(`/v1${path}`, { ...FORM, ...form })
  const ledTo = ({ headers }: { headers: Headers }) => new URL(headers.get('location')!).pathname

  test('a sign-in goes back to its page, which shows what is to be done, and on when there is nothing', async () => {
    await createUser(backend)
    const proof = { strategy: 'password', identifier: ADA, password: PASSWORD }
    expect(ledTo(await submit('/client/sign_ins', proof))).toBe('/sign-in')
    const { id } = await sessionOf(browser)
    await enrol(browser, id, server)
    browser = server.browser()
    const half = await signIn(browser)
    const path = `/client/sign_ins/${half.response.id}/attempt_second_factor`
    expect(ledTo(await submit(path, { strategy: 'totp', code: '000000' }))).toBe('/sign-in')
  })

  test('MFA-3 and MFA-4: the secret is shown while it is set up, and the backup codes once, to that session alone', async () => {
    const { sessionId } = await signUp(browser)
    expect((await browser.get(`/v1/me/totp${as(sessionId)}`)).status).toBe(404)
    expect((await submit(`/me/totp${as(sessionId)}`)).status).toBe(303)
    const { secret } = (await browser.get(`/v1/me/totp${as(sessionId)}`)).response
    const code = totpCode(fromBase32(secret)!, stepAt(server.clock.now()))
    await submit(`/me/totp/attempt_verification${as(sessionId)}`, { code })
    expect((await browser.get(`/v1/me/totp${as(sessionId)}`)).status).toBe(404)

    const { feedback } = await server.resume(browser.page())
    expect(feedback?.codes).toHaveLength(10)
    const kept = JSON.stringify(await db.selectFrom('clients').selectAll().execute())
    expect(kept).toContain('sealed')
    for (const each of feedback!.codes!) expect(kept).not.toContain(each)
    await signUp(browser, BOB)
    expect((await server.resume(browser.page())).feedback?.codes).toBeUndefined()
  })

  test('MFA-4: a phone brings backup codes, shown once to that session alone', async () => {
    const { sessionId } = await signUp(browser)
    const id = await phonesOf(browser, sessionId).own()
    const path = `/me/phone_numbers/${id}${as(sessionId)}&_method=PATCH`
    expect((await submit(path, { reserved_for_second_factor: 'true' })).status).toBe(303)
    const { feedback } = await server.resume(browser.page())
    expect(feedback?.codes).toHaveLength(10)
    const kept = JSON.stringify(await db.selectFrom('clients').selectAll().execute())
    for (const each of feedback!.codes!) expect(kept).not.toContain(each)
  })

  test('MFA-3: a secret is shown no longer than a proof is fresh', async () => {
    const { sessionId } = await signUp(browser)
    await browser.post(`/v1/me/totp${as(sessionId)}`)
    server.clock.advance(11 * MINUTE)
    expect((await browser.get(`/v1/me/totp${as(sessionId)}`)).status).toBe(404)
  })

  test('MFA-9: a proof is given again by forms, and leads back to what it was asked for', async () => {
    const { sessionId } = await signUp(browser)
    server.clock.advance(11 * MINUTE)
    const refused = await submit(`/me/totp${as(sessionId)}`)
    expect(ledTo(refused)).toBe('/sign-in')
    const { feedback } = await server.resume(browser.page())
    expect(feedback?.errors[0]?.code).toBe('session_reverification_required')
    const verify = `/client/sessions/${sessionId}/verify`
    expect(ledTo(await submit(verify))).toBe('/sign-in')
    expect((await browser.get(`/v1${verify}`)).response.status).toBe('needs_first_factor')
    const attempt = `${verify}/attempt_first_factor`
    const wrong = await submit(attempt, { strategy: 'password', password: 'wrong' })
    expect(ledTo(wrong)).toBe('/sign-in')
    const right = await submit(attempt, { strategy: 'password', password: PASSWORD })
    expect(ledTo(right)).toBe('/dashboard')
    expect((await submit(`/me/totp${as(sessionId)}`)).status).toBe(303)
    expect((await browser.get(`/v1/me/totp${as(sessionId)}`)).status).toBe(200)
  })
})

describe('PW-7: a password that others know', () => {
  const change = (id: string, new_password: string) =>
    browser.post(`/v1/me/change_password${as(id)}`, { new_password })

  test('GR-5: lets nobody in elsewhere, once it is another, who came by it', async () => {
    const { sessionId, userId } = await signUp(browser)
    const there = server.browser()
    await signIn(there)
    await backend(`POST /users/${userId}/password/set_compromised`)
    const changed = await browser.post(`/v1/me/change_password${as(sessionId)}`, {
      new_password: 'another horse battery',
      sign_out_of_other_sessions: 'false',
    })
    expect(changed.status).toBe(200)
    expect((await sessionOf(browser)).tasks).toEqual([{ key: 'setup-mfa' }])
    expect(await sessionOf(there)).toBeUndefined()
  })

  test('proves nothing: a fresh sign-in does, and the new one is another', async () => {
    const { sessionId, userId } = await signUp(browser)
    expect((await change(sessionId, 'another horse battery')).codes).toEqual([
      'authentication_invalid',
    ])
    await backend(`POST /users/${userId}/password/set_compromised`)
    expect((await change(sessionId, PASSWORD)).codes).toEqual(['form_new_password_matches_current'])
    server.clock.advance(11 * MINUTE)
    expect((await change(sessionId, 'another horse battery')).codes).toEqual([
      'session_reverification_required',
    ])
    const verify = `/v1/client/sessions/${sessionId}/verify`
    await browser.post(verify)
    const proof = { strategy: 'password', password: PASSWORD }
    await browser.post(`${verify}/attempt_first_factor`, proof)
    expect((await change(sessionId, 'another horse battery')).status).toBe(200)
    expect((await sessionOf(browser)).tasks).toEqual([{ key: 'setup-mfa' }])
  })
})
