import { isoBase64URL } from '@simplewebauthn/server/helpers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import type { Db } from '../db/database.ts'
import type { SettingsInput } from '../settings/schema.ts'
import type { Authenticator, Lies } from '../testing/authenticator.ts'
import { type Backend, backendOf } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import {
  addPasskey,
  answerPasskey,
  authenticator,
  nonceOf,
  PASSKEYS_ON,
  signInByPasskey,
  startPasskey,
} from '../testing/passkeys.ts'
import { ADA, as, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { enrol, secondStep } from '../testing/second-factor.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import type {} from './table.ts'

let server: TestServer
let db: Db
let backend: Backend
let ada: Browser
let userId: string
let sessionId: string
let device: Authenticator

async function open(more: SettingsInput = {}) {
  server = await testServer(
    {
      settings: {
        rateLimits: WIDE_LIMITS,
        lockout: { maxAttempts: 2 },
        ...PASSKEYS_ON,
        ...more,
        strategies: { ...PASSKEYS_ON.strategies, backupCode: false, ...more.strategies },
      },
    },
    { wrapDatabase: (opened) => (db = opened) },
  )
  backend = backendOf(server)
  ada = server.browser()
  ;({ userId, sessionId } = await signUp(ada))
  device = authenticator()
}
beforeEach(() => open())
afterEach(() => server.close())

const begin = () => ada.post(`/v1/me/passkeys${as(sessionId)}`)
const finish = (id: string, credential: string, browser = ada, session = sessionId) =>
  browser.post(`/v1/me/passkeys/${id}/attempt_verification${as(session)}`, {
    strategy: 'passkey',
    public_key_credential: credential,
  })
const one = (id: string, method: string, form: Record<string, string> = {}) =>
  ada.post(`/v1/me/passkeys/${id}${as(sessionId)}&_method=${method}`, form)
const rows = () => db.selectFrom('passkeys').selectAll().execute()
const own = async () => (await ada.get(`/v1/me${as(sessionId)}`)).response.passkeys
const events = async () =>
  (await db.selectFrom('audit_events').selectAll().execute()).map(({ type }) => type)

describe('adding a passkey', () => {
  test('asks for a key that stays and knows its owner; what it answers is shown with the user (PK-1, PK-4)', async () => {
    const begun = await begin()
    const { id, verification } = begun.response
    expect(begun.response).toMatchObject({ object: 'passkey', last_used_at: null })
    expect(verification).toMatchObject({ object: 'verification_passkey', status: 'unverified' })
    const options = JSON.parse(verification.nonce)
    expect(options).toMatchObject({
      rp: { id: 'app.test', name: 'My application' },
      user: { name: ADA, displayName: ADA },
      pubKeyCredParams: [{ alg: -7 }, { alg: -257 }, { alg: -8 }],
      excludeCredentials: [],
      authenticatorSelection: {
        requireResidentKey: true,
        residentKey: 'required',
        userVerification: 'required',
      },
      attestation: 'none',
    })
    expect(isoBase64URL.toBuffer(options.challenge)).toHaveLength(32)
    expect(isoBase64URL.toBuffer(options.user.id)).toHaveLength(64)
    expect(await own()).toEqual([])
    const read = await ada.get(`/v1/me/passkeys/${id}${as(sessionId)}`)
    expect(read.response.verification.nonce).toBe(verification.nonce)

    const done = await finish(id, device.create(verification.nonce))
    expect(done.response).toMatchObject({ id, verification: { status: 'verified' } })
    expect(await own()).toEqual([expect.objectContaining({ id, object: 'passkey' })])
    const [row] = await rows()
    expect(row).toMatchObject({ user_handle: options.user.id, backup_eligible: 0, backed_up: 0 })
    expect(server.logged.join('\n')).toContain('A passkey was added')
    expect(await events()).toContain('passkey.created')

    const next = JSON.parse((await begin()).response.verification.nonce)
    expect(next.user.id).toBe(options.user.id)
    expect(next.excludeCredentials).toEqual([
      { type: 'public-key', id: row!.credential_id, transports: ['internal'] },
    ])
  })

  test('has the name of the browser at first; it can have another one', async () => {
    await addPasskey(ada, sessionId, device)
    const [{ id, name }] = await own()
    expect(name).toBe('Passkey')
    expect((await one(id, 'PATCH', { name: 'Phone' })).response).toMatchObject({ name: 'Phone' })
    expect(await own()).toMatchObject([{ id, name: 'Phone' }])
    expect((await one(id, 'PATCH')).codes).toEqual(['form_param_missing'])
    expect((await one(id, 'PATCH', { name: 'x'.repeat(101) })).status).toBe(422)
  })

  const lies: [name: string, lies: Lies][] = [
    ['another ceremony', { type: 'webauthn.get' }],
    ['another challenge', { challenge: 'AAAA' }],
    ['another origin', { origin: 'https://evil.test' }],
    ['an origin that begins alike', { origin: 'https://app.test.evil.test' }],
    ['no encryption', { origin: 'http://app.test' }],
    ['another port', { origin: 'https://app.test:8443' }],
    ['a page within another', { crossOrigin: true }],
    ['a page above it', { topOrigin: 'https://evil.test' }],
    ['another domain', { rpId: 'evil.test' }],
    ['nobody there', { isPresent: false }],
    ['nobody verified', { isVerified: false }],
    ['another algorithm', { algorithm: -65535 }],
  ]
  test.each(lies)('PK-2, PK-3: %s is refused, and spends the challenge', async (_, lie) => {
    const { id, verification } = (await begin()).response
    const refused = await finish(id, device.create(verification.nonce, lie))
    expect(refused.codes).toEqual(['passkey_invalid_verification'])
    const again = await finish(id, device.create(verification.nonce))
    expect(again.codes).toEqual(['verification_failed'])
    expect(await own()).toEqual([])
  })

  test('of which make an authenticator is, is not asked: what it says is not looked at', async () => {
    const x5c = [new Uint8Array([1, 2, 3])]
    const statement = new Map<string, unknown>([
      ['alg', -7],
      ['sig', new Uint8Array(70)],
      ['x5c', x5c],
    ])
    const added = await addPasskey(ada, sessionId, device, { format: 'packed', statement })
    expect(added.status).toBe(200)
  })

  test.each([
    ['no JSON', 'x', 422],
    ['another shape', '{"id":1}', 422],
    ['bytes that are none', JSON.stringify({ id: 'a', rawId: 'a', type: 'public-key' }), 422],
    [
      'an object that is none',
      JSON.stringify({
        id: 'aa',
        rawId: 'aa',
        type: 'public-key',
        response: { clientDataJSON: 'e30', attestationObject: 'gA' },
      }),
      400,
    ],
  ])('%s is answered with a code', async (_, credential, status) => {
    const { id } = (await begin()).response
    const answer = await finish(id, credential)
    expect(answer.status).toBe(status)
    expect(answer.codes[0]).toMatch(/^passkey_invalid/)
  })

  test('PK-1: what was asked is answered once, in its browser, in ten minutes', async () => {
    const first = (await begin()).response
    const second = (await begin()).response
    expect((await finish(first.id, device.create(first.verification.nonce))).status).toBe(404)
    const other = server.browser()
    const { created_session_id: others } = (await signIn(other)).response
    const credential = device.create(second.verification.nonce)
    const foreign = await finish(second.id, credential, other, others)
    expect(foreign.codes).toEqual(['verification_missing'])
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => finish(second.id, credential)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.flatMap(({ codes }) => codes))).toEqual(
      new Set(['verification_already_verified']),
    )
    expect(await rows()).toHaveLength(1)

    const late = (await begin()).response
    server.clock.advance(10 * MINUTE - 1)
    ada = server.browser()
    sessionId = (await signIn(ada)).response.created_session_id
    const fresh = (await begin()).response
    server.clock.advance(10 * MINUTE)
    expect((await finish(late.id, credential)).status).toBe(404)
    const expired = await finish(fresh.id, device.create(fresh.verification.nonce))
    expect(expired.codes).toEqual(['session_reverification_required'])
  })

  test('PK-4: a credential that is there already, whoever has it, is not added', async () => {
    await addPasskey(ada, sessionId, device)
    const credential_id = (await rows())[0]!.credential_id!
    const bob = server.browser()
    const { sessionId: bobs } = await signUp(bob, BOB)
    const copy = await addPasskey(bob, bobs, authenticator(), { credentialId: credential_id })
    expect(copy.codes).toEqual(['passkey_invalid_verification'])
    expect((await addPasskey(bob, bobs, authenticator())).status).toBe(200)
  })

  test('MFA-5: needs a fresh proof, as its removal does', async () => {
    await addPasskey(ada, sessionId, device)
    const [{ id }] = await own()
    server.clock.advance(11 * MINUTE)
    expect((await begin()).codes).toEqual(['session_reverification_required'])
    expect((await one(id, 'DELETE')).codes).toEqual(['session_reverification_required'])
  })

  test('nobody has more than ten', async () => {
    for (const _ of Array(10)) await addPasskey(ada, sessionId, authenticator())
    expect(await own()).toHaveLength(10)
    expect((await begin()).codes).toEqual(['passkey_quota_exceeded'])
  })

  test('AZ-1: nobody reaches a passkey of somebody else', async () => {
    await addPasskey(ada, sessionId, device)
    const [{ id }] = await own()
    const bob = server.browser()
    const { sessionId: bobs } = await signUp(bob, BOB)
    for (const method of ['PATCH', 'DELETE']) {
      const path = `/v1/me/passkeys/${id}${as(bobs)}&_method=${method}`
      expect((await bob.post(path, method === 'PATCH' ? { name: 'x' } : {})).status).toBe(404)
    }
    expect((await bob.get(`/v1/me/passkeys/${id}${as(bobs)}`)).status).toBe(404)
    expect((await finish(id, '{}', bob, bobs)).status).toBe(404)
    expect(await own()).toHaveLength(1)
  })
})

describe('taking a passkey away', () => {
  test('tells its owner, ends what was begun, and it opens nothing any more', async () => {
    await addPasskey(ada, sessionId, device)
    const [{ id }] = await own()
    const stranger = server.browser()
    const begun = await startPasskey(stranger)
    const credential = device.get(nonceOf(begun))
    expect((await one(id, 'DELETE')).response).toEqual({ object: 'passkey', id, deleted: true })
    expect(await own()).toEqual([])
    expect((await answerPasskey(stranger, begun, credential)).codes).toEqual([
      'passkey_not_registered',
    ])
    expect((await one(id, 'DELETE')).status).toBe(404)
    expect(server.logged.join('\n')).toContain('A passkey was removed')
    expect(await events()).toContain('passkey.deleted')
  })

  test('PK-7: the last way in stays, unless the site takes it', async () => {
    await addPasskey(ada, sessionId, device)
    await server.close()
    await open({ strategies: { emailCode: false } })
    await addPasskey(ada, sessionId, device)
    const [{ id }] = await own()
    await db.updateTable('users').set({ password_digest: null }).where('id', '=', userId).execute()
    expect((await one(id, 'DELETE')).codes).toEqual(['identification_deletion_failed'])
    expect(await own()).toHaveLength(1)
    expect((await backend(`DELETE /users/user_other/passkeys/${id}`)).status).toBe(404)
    expect((await backend(`DELETE /users/${userId}/passkeys/${id}`)).body).toMatchObject({
      id,
      deleted: true,
    })
    expect(await own()).toEqual([])
  })
})

describe('signing in', () => {
  beforeEach(() => addPasskey(ada, sessionId, device))

  test('without a name: the passkey says whose it is', async () => {
    const browser = server.browser()
    const begun = await startPasskey(browser)
    expect(begun.response).toMatchObject({
      status: 'needs_identifier',
      identifier: null,
      first_factor_verification: { status: 'unverified', strategy: 'passkey' },
    })
    expect(JSON.parse(nonceOf(begun))).toMatchObject({
      rpId: 'app.test',
      userVerification: 'required',
      allowCredentials: [],
    })
    const done = await answerPasskey(browser, begun, device.get(nonceOf(begun)))
    expect(done.response).toMatchObject({
      status: 'complete',
      identifier: ADA,
      first_factor_verification: { status: 'verified', strategy: 'passkey' },
    })
    const [shown] = await own()
    expect(shown.last_used_at).toBe(server.clock.now())
    expect((await rows())[0]).toMatchObject({ sign_count: 1 })
  })

  test('with a name: the factor is offered, and the keys of that person are asked for', async () => {
    const browser = server.browser()
    const begun = await browser.post('/v1/client/sign_ins', { identifier: ADA })
    expect(begun.response.supported_first_factors).toContainEqual({ strategy: 'passkey' })
    const path = `/v1/client/sign_ins/${begun.response.id}/prepare_first_factor`
    const prepared = await browser.post(path, { strategy: 'passkey' })
    const id = (await rows())[0]!.credential_id!
    expect(JSON.parse(nonceOf(prepared)).allowCredentials).toEqual([
      { type: 'public-key', id, transports: ['internal'] },
    ])
    const done = await answerPasskey(browser, prepared, device.get(nonceOf(prepared)))
    expect(done.response.status).toBe('complete')
    const again = { identifier: ADA, userHandle: null }
    expect((await signInByPasskey(server.browser(), device, again)).status).toBe(200)
  })

  test('who has none is offered none', async () => {
    await signUp(server.browser(), BOB)
    const begun = await startPasskey(server.browser(), { identifier: BOB })
    expect(begun.codes).toEqual(['strategy_for_user_invalid'])
  })

  test('another key than that of the person who was named opens nothing', async () => {
    const bob = server.browser()
    const { sessionId: bobs } = await signUp(bob, BOB)
    const other = authenticator()
    await addPasskey(bob, bobs, other)
    const browser = server.browser()
    const begun = await startPasskey(browser, { identifier: ADA })
    const options = JSON.parse(nonceOf(begun))
    const credential = other.get(JSON.stringify({ ...options, allowCredentials: [] }))
    expect((await answerPasskey(browser, begun, credential)).codes).toEqual([
      'passkey_not_registered',
    ])
  })

  const lies: [name: string, lies: Lies][] = [
    ['another ceremony', { type: 'webauthn.create' }],
    ['another challenge', { challenge: 'AAAA' }],
    ['another origin', { origin: 'https://evil.test' }],
    ['a page within another', { crossOrigin: true }],
    ['a page above it', { topOrigin: 'https://evil.test' }],
    ['another domain', { rpId: 'evil.test' }],
    ['nobody there', { isPresent: false }],
    ['nobody verified', { isVerified: false }],
    ['another signature', { signature: 'AAAA' }],
    ['the handle of somebody else', { userHandle: 'AAAA' }],
    ['no word of whose it is', { userHandle: null }],
    ['no key of a device any more', { isEligible: true }],
  ]
  test.each(lies)(
    'PK-2, PK-3, PK-4, PK-7: %s is refused, and spends the challenge',
    async (_, lie) => {
      const browser = server.browser()
      const begun = await startPasskey(browser)
      const refused = await answerPasskey(browser, begun, device.get(nonceOf(begun), lie))
      expect(refused.codes).toEqual(['passkey_authentication_failure'])
      const again = await answerPasskey(browser, begun, device.get(nonceOf(begun)))
      expect(again.codes).toEqual(['verification_failed'])
      expect(again.client?.sessions).toEqual([])
      expect((await signInByPasskey(browser, device)).response.status).toBe('complete')
    },
  )

  test.each([
    ['nothing', undefined, 'form_param_missing'],
    ['no JSON', 'x', 'passkey_invalid_public_key_credential'],
    ['JSON of another kind', '[]', 'passkey_invalid_public_key_credential'],
  ])('%s is answered with a code', async (_, credential, code) => {
    const browser = server.browser()
    const begun = await startPasskey(browser)
    const answer = await answerPasskey(browser, begun, credential ?? '')
    expect(answer.codes).toEqual([code])
  })

  test('a key that nobody has is not registered', async () => {
    const browser = server.browser()
    const begun = await startPasskey(browser)
    const credential = device.get(nonceOf(begun), { credentialId: 'AAAAAAAA' })
    const answer = await answerPasskey(browser, begun, credential)
    expect([answer.status, answer.codes]).toEqual([404, ['passkey_not_registered']])
  })

  test('PK-1: of fifty at once one gets a session; a replay gets none', async () => {
    const browser = server.browser()
    const begun = await startPasskey(browser)
    const credential = device.get(nonceOf(begun))
    const before = await db.selectFrom('sessions').selectAll().execute()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => answerPasskey(browser, begun, credential)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    const after = await db.selectFrom('sessions').selectAll().execute()
    expect(after.length - before.length).toBe(1)
    const replay = server.browser()
    const other = await startPasskey(replay)
    expect((await answerPasskey(replay, other, credential)).codes).toEqual([
      'passkey_authentication_failure',
    ])
  })

  test('PK-1: another browser, another ceremony and ten minutes later are too late', async () => {
    const browser = server.browser()
    const begun = await startPasskey(browser)
    const credential = device.get(nonceOf(begun))
    expect((await answerPasskey(server.browser(), begun, credential)).status).toBe(404)
    const verify = `/v1/client/sessions/${sessionId}/verify`
    await ada.post(`${verify}${as(sessionId)}`, { level: 'first_factor' })
    await ada.post(`${verify}/prepare_first_factor`, { strategy: 'passkey' })
    const form = { strategy: 'passkey', public_key_credential: credential }
    expect((await ada.post(`${verify}/attempt_first_factor`, form)).codes).toEqual([
      'passkey_authentication_failure',
    ])
    server.clock.advance(10 * MINUTE)
    expect((await answerPasskey(browser, begun, credential)).codes).toEqual([
      'verification_expired',
    ])
  })

  test('PK-5: a counter that does not grow is refused for a device, and told for what is synced', async () => {
    await signInByPasskey(server.browser(), device, { counter: 7 })
    const behind = await signInByPasskey(server.browser(), device, { counter: 7 })
    expect(behind.codes).toEqual(['passkey_authentication_failure'])
    expect((await signInByPasskey(server.browser(), device, { counter: 8 })).status).toBe(200)
    expect(server.logged.join('\n')).toContain('there may be a copy of it')

    const phone = authenticator({ isSynced: true })
    await addPasskey(ada, sessionId, phone)
    expect((await rows())[1]).toMatchObject({ backup_eligible: 1, backed_up: 1 })
    await signInByPasskey(server.browser(), phone, { counter: 5 })
    server.logged.length = 0
    expect((await signInByPasskey(server.browser(), phone, { counter: 3 })).status).toBe(200)
    expect(server.logged.join('\n')).toContain('there may be a copy of it')
    const still = authenticator({ isSynced: true, counts: false })
    await addPasskey(ada, sessionId, still)
    for (const _ of [1, 2]) {
      expect((await signInByPasskey(server.browser(), still)).status).toBe(200)
    }
  })

  test('MFA-6, PK-7: it is both factors; a password alone is still one', async () => {
    const phone = await enrol(ada, sessionId, server)
    const browser = server.browser()
    const done = await signInByPasskey(browser, device)
    expect(done.response).toMatchObject({ status: 'complete' })
    expect((await signIn(server.browser())).response.status).toBe('needs_second_factor')
    // It is as fresh a proof as both.
    ada = browser
    sessionId = done.response.created_session_id
    expect((await begin()).status).toBe(200)
    const session = (await ada.get(`/v1/client/sessions/${sessionId}`)).response
    expect(session.factor_verification_age).toEqual([0, 0])
    const half = server.browser()
    const second = await secondStep(half, await signIn(half), phone.code())
    expect(second.response.status).toBe('complete')
  })

  test('a half-done sign-in goes on by passkey', async () => {
    await enrol(ada, sessionId, server)
    const browser = server.browser()
    const half = await signIn(browser)
    const path = `/v1/client/sign_ins/${half.response.id}/prepare_first_factor`
    const prepared = await browser.post(path, { strategy: 'passkey' })
    const done = await answerPasskey(browser, prepared, device.get(nonceOf(prepared)))
    expect(done.response.status).toBe('complete')
  })

  test('RATE-2: who is locked gets in; who is banned does not', async () => {
    for (const _ of [1, 2]) await signIn(server.browser(), ADA, 'wrong')
    expect((await signIn(server.browser(), ADA, PASSWORD)).codes).toEqual(['user_locked'])
    expect((await signInByPasskey(server.browser(), device)).status).toBe(200)
    await backend(`POST /users/${userId}/ban`)
    expect((await signInByPasskey(server.browser(), device)).codes).toEqual(['user_banned'])
    const begun = await startPasskey(server.browser())
    await backend(`DELETE /users/${userId}`)
    expect(await rows()).toEqual([])
    expect(begun.status).toBe(200)
    expect((await signInByPasskey(server.browser(), device)).codes).toEqual([
      'passkey_not_registered',
    ])
  })

  test('who is signed in already is told so', async () => {
    const again = await signInByPasskey(ada, device)
    expect(again.codes).toEqual(['identifier_already_signed_in'])
  })
})

describe('PK-6: where accounts are a secret', () => {
  beforeEach(async () => {
    await server.close()
    await open({ enumerationProtection: true })
    await addPasskey(ada, sessionId, device)
  })

  test('what is asked of somebody and of nobody looks alike', async () => {
    const blank = (answer: { status: number; response: unknown }) =>
      JSON.stringify([answer.status, answer.response])
        .replace(/(sia|ver|idn)_\w+/g, '$1')
        .replace(/[\w.+]+@[\w.]+/g, 'address')
        .replace(/\\"challenge\\":\\"[\w-]{43}\\"/, 'challenge')
    const known = await startPasskey(server.browser(), { identifier: ADA })
    const unknown = await startPasskey(server.browser(), { identifier: 'nobody@example.com' })
    expect(blank(known)).toBe(blank(unknown))
    expect(JSON.parse(nonceOf(known)).allowCredentials).toEqual([])
    const browser = server.browser()
    const begun = await startPasskey(browser, { identifier: ADA })
    const done = await answerPasskey(browser, begun, device.get(nonceOf(begun)))
    expect(done.response.status).toBe('complete')
    const stranger = server.browser()
    const nobody = await startPasskey(stranger, { identifier: 'nobody@example.com' })
    const refused = await answerPasskey(stranger, nobody, device.get(nonceOf(nobody)))
    expect(refused.codes).toEqual(['passkey_not_registered'])
  })
})

describe('verifying again', () => {
  const verify = (path: string, form: Record<string, string>) =>
    ada.post(`/v1/client/sessions/${sessionId}/verify${path}`, form)
  const prove = async () => {
    const { response } = await verify('/prepare_first_factor', { strategy: 'passkey' })
    return verify('/attempt_first_factor', {
      strategy: 'passkey',
      public_key_credential: device.get(response.first_factor_verification.nonce),
    })
  }

  test('a passkey is a fresh proof', async () => {
    await addPasskey(ada, sessionId, device)
    server.clock.advance(11 * MINUTE)
    expect((await begin()).codes).toEqual(['session_reverification_required'])
    const started = await verify('', { level: 'first_factor' })
    expect(started.response.supported_first_factors).toContainEqual({ strategy: 'passkey' })
    expect((await prove()).response).toMatchObject({
      status: 'complete',
      first_factor_verification: { status: 'verified', strategy: 'passkey' },
    })
    expect((await begin()).status).toBe(200)
  })

  test.each(['second_factor', 'multi_factor'] as const)(
    'PK-7: of somebody with a second factor it is both (%s)',
    async (level) => {
      await addPasskey(ada, sessionId, device)
      await enrol(ada, sessionId, server)
      server.clock.advance(11 * MINUTE)
      const started = await verify('', { level })
      expect(started.response.supported_first_factors).toContainEqual({ strategy: 'passkey' })
      expect((await prove()).response.status).toBe('complete')
      expect((await begin()).status).toBe(200)
    },
  )

  test('who has none proves the second factor as before', async () => {
    await enrol(ada, sessionId, server)
    const started = await verify('', { level: 'second_factor' })
    expect(started.response.supported_first_factors).toBeNull()
    const answer = await verify('/prepare_first_factor', { strategy: 'passkey' })
    expect(answer.codes).toEqual(['strategy_for_user_invalid'])
    const password = { strategy: 'password', password: PASSWORD }
    expect((await verify('/attempt_first_factor', password)).codes).toEqual([
      'invalid_action_for_session_reverification',
    ])
  })
})

test('switched off, nobody adds one or signs in by one', async () => {
  await addPasskey(ada, sessionId, device)
  await server.close()
  await open({ strategies: { passkey: false } })
  expect((await begin()).codes).toEqual(['feature_not_enabled'])
  expect((await startPasskey(server.browser())).codes).toEqual(['strategy_for_user_invalid'])
  const { user_settings } = (await ada.get('/v1/environment')).body
  expect(user_settings.attributes.passkey.enabled).toBe(false)
  expect(user_settings.passkey_settings).toMatchObject({
    allow_autofill: false,
    show_sign_in_button: false,
  })
})

test('the environment says that there are passkeys, and where', async () => {
  const { user_settings } = (await ada.get('/v1/environment')).body
  expect(user_settings.attributes.passkey).toMatchObject({
    enabled: true,
    used_for_first_factor: true,
    first_factors: ['passkey'],
    verifications: ['passkey'],
  })
  expect(user_settings.passkey_settings).toEqual({
    allow_autofill: true,
    show_sign_in_button: true,
    satisfies_second_factor: true,
  })
})

test('PRIV-2: who is deleted leaves nothing of what an authenticator was asked about them', async () => {
  await addPasskey(ada, sessionId, device)
  const named = await signInByPasskey(server.browser(), device, { identifier: ADA })
  expect(named.response.status).toBe('complete')
  expect((await begin()).status).toBe(200)
  const asked = async () => {
    const proofs = await db.selectFrom('verifications').select('nonce').execute()
    return proofs.filter(({ nonce }) => nonce?.includes('"name"') || nonce?.includes('"id"'))
  }
  expect(await asked()).toHaveLength(3)
  await backend(`DELETE /users/${userId}`)
  expect(await asked()).toEqual([])
})
