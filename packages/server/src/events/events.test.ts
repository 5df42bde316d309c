import type { Selectable } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { frontendRoutes } from '../app.ts'
import { backendRoutes } from '../backend-api/routes.ts'
import { HOUR, MINUTE } from '../clock.ts'
import type { Db } from '../db/database.ts'
import type { SettingsInput } from '../settings/schema.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import type { Answer, Browser } from '../testing/browser.ts'
import { type NameServer, nameServer } from '../testing/dns.ts'
import { goThrough } from '../testing/federation.ts'
import { WIDE_LIMITS } from '../testing/limits.ts'
import { mailLinks } from '../testing/mail.ts'
import { addPasskey, authenticator, PASSKEYS_ON } from '../testing/passkeys.ts'
import { ADA, as, BOB, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { NUMBER, OTHER_NUMBER } from '../testing/phones.ts'
import { png } from '../testing/pictures.ts'
import { enrol, secondStep } from '../testing/second-factor.ts'
import { attempt, start, step } from '../testing/sign-in.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'
import { stepAt, totpCode } from '../totps/code.ts'
import { fromBase32 } from '../totps/secret.ts'
import type { AuditEventTable } from './table.ts'

type Row = Selectable<AuditEventTable>

const AGENT = 'Test/1.0'
const NEW_PASSWORD = 'another horse battery'
const rateLimits = WIDE_LIMITS

let server: TestServer
let db: Db
let backend: Backend
/** What each endpoint was seen to write. */
const written = new Map<string, Set<string>>()
const all: (Row & { at: number })[] = []
let ticket: string

async function open(more: SettingsInput = {}) {
  server = await testServer(
    {
      settings: {
        rateLimits,
        identifiers: { username: 'optional', phoneNumber: 'optional' },
        lockout: { maxAttempts: 2 },
        social: { google: true, github: true, discord: true, slack: true },
        ...PASSKEYS_ON,
        strategies: { ...PASSKEYS_ON.strategies, phoneSecondFactor: true },
        ...more,
      },
    },
    {
      wrapDatabase(opened) {
        db = opened
        return opened
      },
      // What a set of codes is hashed to is of no matter here.
      wrapPasswords: (passwords) => ({ ...passwords, hashSet: async (codes) => [...codes] }),
    },
  )
  backend = backendOf(server)
}

const rows = () => db.selectFrom('audit_events').selectAll().orderBy('created_at').execute()

/** Notes what a call to an endpoint wrote. */
async function by<Result>(endpoint: string, call: () => Promise<Result>): Promise<Result> {
  const known = new Set((await rows()).map(({ id }) => id))
  const result = await call()
  const fresh = (await rows()).filter(({ id }) => !known.has(id))
  const seen = written.get(endpoint) ?? new Set()
  written.set(endpoint, seen)
  for (const { type } of fresh) seen.add(type)
  all.push(...fresh.map((row) => ({ ...row, at: server.clock.now() })))
  return result
}

const post = (browser: Browser, path: string, form: Record<string, string> = {}) =>
  browser.post(path, form, { 'user-agent': AGENT })

/** Everything that is done with an account, by its owner, by a guesser, and by the site. */
async function story() {
  const anna = server.browser()
  await by('POST /client/sign_ups/:id/attempt_verification', () => signUp(anna))
  const id = await sessionOf(anna)
  const me = (path: string, form?: Record<string, string>, method?: string) =>
    post(anna, `/v1/me${path}${as(id)}${method ? `&_method=${method}` : ''}`, form)
  await by('PATCH /me', () => me('', { first_name: 'Ada' }, 'PATCH'))
  await by('PATCH /me/metadata', () => me('/metadata', { unsafe_metadata: '{"a":1}' }, 'PATCH'))
  await by('POST /me/change_password', () =>
    me('/change_password', { current_password: PASSWORD, new_password: NEW_PASSWORD }),
  )
  const other = server.browser()
  await by('POST /client/sign_ins', () => signIn(other, ADA, NEW_PASSWORD))
  const others = await sessionOf(other)
  await by('POST /me/sessions/:id/revoke', () => me(`/sessions/${others}/revoke`))
  await by('POST /me/remove_password', () =>
    me('/remove_password', { current_password: NEW_PASSWORD }),
  )

  const created = await start(other)
  await step(other, created, { name: 'prepare_first_factor', strategy: 'email_code' })
  const factor = 'POST /client/sign_ins/:id/attempt_first_factor'
  await by(factor, () => attempt(other, created, { strategy: 'email_code', code: '000000' }))
  await by(factor, () => attempt(other, created, { strategy: 'email_code', code: '424242' }))
  const again = await sessionOf(other)
  await by('POST /client/sessions/:id/end', () => post(other, `/v1/client/sessions/${again}/end`))
  await by('DELETE /client/sessions', () => post(anna, '/v1/client/sessions?_method=DELETE'))

  const carol = server.browser()
  const email_address = 'carol+clerk_test@example.com'
  const { response } = await post(carol, '/v1/client/sign_ups', { email_address })
  const path = `/v1/client/sign_ups/${response.id}`
  const strategy = 'email_code'
  await post(carol, `${path}/prepare_verification`, { strategy })
  await post(carol, `${path}/attempt_verification`, { strategy, code: '424242' })
  await by('PATCH /client/sign_ups/:id', () =>
    post(carol, `${path}?_method=PATCH`, { password: PASSWORD }),
  )

  const bob = await by('POST /users', () => createUser(backend, { email_address: [BOB] }))
  const password = { strategy: 'password', password: 'wrong' }
  for (const guess of [1, 2]) {
    const answer = await by('POST /client/sign_ins', () => signIn(server.browser(), BOB, 'wrong'))
    expect([guess, answer.codes]).toEqual([guess, expect.any(Array)])
  }
  await by('POST /users/:userId/unlock', () => backend(`POST /users/${bob.id}/unlock`))
  const guesser = server.browser()
  const begun = await start(guesser, { identifier: BOB })
  for (const _ of [1, 2]) await by(factor, () => attempt(guesser, begun, password))
  await by('POST /users/:userId/unlock', () => backend(`POST /users/${bob.id}/unlock`))
  const reset = await start(guesser, { identifier: BOB })
  await step(guesser, reset, {
    name: 'prepare_first_factor',
    strategy: 'reset_password_email_code',
  })
  await attempt(guesser, reset, { strategy: 'reset_password_email_code', code: '424242' })
  const name = 'reset_password'
  await by('POST /client/sign_ins/:id/reset_password', () =>
    step(guesser, reset, { name, password: NEW_PASSWORD }),
  )
  const guessed = await sessionOf(guesser)
  await by('POST /client/sessions/:id/remove', () =>
    post(guesser, `/v1/client/sessions/${guessed}/remove`),
  )
  await signIn(guesser, BOB, NEW_PASSWORD)
  await by('DELETE /client', () => post(guesser, '/v1/client?_method=DELETE'))
  await siteStory(bob.id)
  await addressStory()
  await phoneStory()
  await secondFactorStory()
  await federatedStory()
  await passkeyStory()
  await consentStory()
  const strategies = { emailLink: true }
  await elsewhere({ strategies }, () => linkStory({ isOther: false }))
  await elsewhere({ strategies, emailLinks: { requireSameClient: false } }, () =>
    linkStory({ isOther: true }),
  )
  await elsewhere({ signUp: { mode: 'waitlist' } }, guestStory)
  await elsewhere({ organizations: { enabled: true } }, organizationStory)
  await elsewhere({ apiKeys: { users: true } }, apiKeyStory)
  const dns = await nameServer()
  const domains = { enabled: true, resolvers: [dns.address] }
  await elsewhere({ organizations: { enabled: true, domains } }, () => domainStory(dns))
  dns.close()

  const gone = server.browser()
  await signIn(gone, BOB, PASSWORD)
  const last = await sessionOf(gone)
  await by('DELETE /me', () => post(gone, `/v1/me${as(last)}&_method=DELETE`))
}

/** An address of one's own, from adding it to removing it, and a picture. */
async function addressStory() {
  const ella = server.browser()
  const { userId, sessionId } = await signUp(ella, 'ella+clerk_test@example.com')
  const me = (path: string, form?: Record<string, string>, method = '') =>
    post(ella, `/v1/me/email_addresses${path}${as(sessionId)}${method}`, form)
  const { response } = await by('POST /me/email_addresses', () =>
    me('', { email_address: 'ella2+clerk_test@example.com' }),
  )
  await me(`/${response.id}/prepare_verification`, { strategy: 'email_code' })
  await by('POST /me/email_addresses/:id/attempt_verification', () =>
    me(`/${response.id}/attempt_verification`, { code: '424242' }),
  )
  await by('DELETE /me/email_addresses/:id', () => me(`/${response.id}`, {}, '&_method=DELETE'))

  const picture = {
    headers: { 'content-type': 'application/octet-stream', 'user-agent': AGENT },
    body: Uint8Array.from(await png()),
  }
  const own = `/v1/me/profile_image${as(sessionId)}`
  await by('POST /me/profile_image', () => ella.send('POST', own, picture))
  await by('DELETE /me/profile_image', () => post(ella, `${own}&_method=DELETE`))
  const path = `/users/${userId}/profile_image`
  await by('POST /users/:userId/profile_image', () => backend(`POST ${path}`, picture))
  await by('DELETE /users/:userId/profile_image', () =>
    backend(`DELETE ${path}`, { headers: { 'user-agent': AGENT } }),
  )
}

/** Phone numbers, as their owner and the site change them. */
async function phoneStory() {
  const phil = server.browser()
  const { userId, sessionId } = await signUp(phil, 'phil+clerk_test@example.com')
  const me = (path: string, form?: Record<string, string>, method = '') =>
    post(phil, `/v1/me/phone_numbers${path}${as(sessionId)}${method}`, form)
  const { response } = await by('POST /me/phone_numbers', () => me('', { phone_number: NUMBER }))
  const { id } = response
  const prove = async () => {
    await me(`/${id}/prepare_verification`, { strategy: 'phone_code' })
    await by('POST /me/phone_numbers/:id/attempt_verification', () =>
      me(`/${id}/attempt_verification`, { code: '424242' }),
    )
  }
  await prove()
  const verify = async () => {
    const path = `/v1/client/sessions/${sessionId}/verify`
    await post(phil, path, { level: 'second_factor' })
    await post(phil, `${path}/prepare_second_factor`, { strategy: 'phone_code' })
    await post(phil, `${path}/attempt_second_factor`, { strategy: 'phone_code', code: '424242' })
  }
  for (const reserved_for_second_factor of ['true', 'false', 'true']) {
    await by('PATCH /me/phone_numbers/:id', () =>
      me(`/${id}`, { reserved_for_second_factor }, '&_method=PATCH'),
    )
    if (reserved_for_second_factor === 'false') await prove()
    else await verify()
  }
  await by('DELETE /me/phone_numbers/:id', () => me(`/${id}`, {}, '&_method=DELETE'))

  const headers = { 'user-agent': AGENT }
  const call = (endpoint: string, path: string, json: object = {}) =>
    by(endpoint, () => backend(`${endpoint.split(' ')[0]} ${path}`, { headers, json }))
  const add = () =>
    call('POST /phone_numbers', '/phone_numbers', {
      user_id: userId,
      phone_number: NUMBER,
      verified: true,
    })
  const one = 'PATCH /phone_numbers/:phoneNumberId'
  const own = `/phone_numbers/${(await add()).body.id}`
  for (const reserved_for_second_factor of [true, false, true]) {
    await call(one, own, { reserved_for_second_factor })
  }
  await call('DELETE /phone_numbers/:phoneNumberId', own)
  const again = `/phone_numbers/${(await add()).body.id}`
  await call(one, again, { reserved_for_second_factor: true })
  await call('DELETE /users/:userId/mfa', `/users/${userId}/mfa`)
  const put = 'PUT /users/:userId/phone_number'
  await call(put, `/users/${userId}/phone_number`, { phone_number: OTHER_NUMBER })
}

/** An authenticator app, from setting it up to taking it away. */
async function secondFactorStory() {
  const dora = server.browser()
  const { userId, sessionId } = await signUp(dora, 'dora+clerk_test@example.com')
  const me = (path: string, form?: Record<string, string>) =>
    post(dora, `/v1/me${path}${as(sessionId)}`, form)
  const { response } = await me('/totp')
  const code = () => totpCode(fromBase32(response.secret)!, stepAt(server.clock.now()))
  await by('POST /me/totp/attempt_verification', () =>
    me('/totp/attempt_verification', { code: code() }),
  )
  await by('POST /me/backup_codes', () => me('/backup_codes'))
  const verify = (step: string, form: Record<string, string> = {}) =>
    by(`POST /client/sessions/:id/verify/attempt_${step}`, () =>
      post(dora, `/v1/client/sessions/${sessionId}/verify/attempt_${step}`, form),
    )
  const begin = (level: string) => post(dora, `/v1/client/sessions/${sessionId}/verify`, { level })
  await begin('first_factor')
  await verify('first_factor', { strategy: 'password', password: 'wrong' })
  await verify('first_factor', { strategy: 'password', password: PASSWORD })
  await begin('second_factor')
  server.clock.advance(MINUTE)
  await verify('second_factor', { strategy: 'totp', code: code() })
  await begin('second_factor')
  for (const _ of [1, 2]) await verify('second_factor', { strategy: 'totp', code: '000000' })

  const factor = 'POST /client/sign_ins/:id/attempt_second_factor'
  const strategy = 'reset_password_email_code'
  const browser = server.browser()
  const begun = await start(browser, { identifier: 'dora+clerk_test@example.com', strategy })
  await attempt(browser, begun, { strategy, code: '424242' })
  await step(browser, begun, { name: 'reset_password', password: NEW_PASSWORD })
  for (const _ of [1, 2]) await by(factor, () => secondStep(browser, begun, '000000'))
  server.clock.advance(2 * HOUR)
  const again = await start(browser, { identifier: 'dora+clerk_test@example.com', strategy })
  await attempt(browser, again, { strategy, code: '424242' })
  await step(browser, again, { name: 'reset_password', password: NEW_PASSWORD })
  await by(factor, () => secondStep(browser, again, code()))
  for (const _ of [1, 2]) {
    await by('POST /users/:userId/verify_totp', () =>
      backend(`POST /users/${userId}/verify_totp`, { json: { code: '000000' } }),
    )
  }
  const session = await sessionOf(browser)
  await by('DELETE /me/totp', () => post(browser, `/v1/me/totp${as(session)}&_method=DELETE`))
  for (const [endpoint, path] of [
    ['DELETE /users/:userId/backup_code', 'backup_code'],
    ['DELETE /users/:userId/totp', 'totp'],
    ['DELETE /users/:userId/mfa', 'mfa'],
  ] as const) {
    await enrol(browser, await sessionOf(browser), server)
    await by(endpoint, () =>
      backend(`DELETE /users/${userId}/${path}`, { headers: { 'user-agent': AGENT } }),
    )
    await backend(`DELETE /users/${userId}/mfa`)
  }
}

/** A passkey, from adding it to taking it away. */
async function passkeyStory() {
  const frida = server.browser()
  const { userId, sessionId } = await signUp(frida, 'frida+clerk_test@example.com')
  const add = () =>
    by('POST /me/passkeys/:id/attempt_verification', () =>
      addPasskey(frida, sessionId, authenticator()),
    )
  const one = (id: string, method: string, form?: Record<string, string>) =>
    by(`${method} /me/passkeys/:id`, () =>
      post(frida, `/v1/me/passkeys/${id}${as(sessionId)}&_method=${method}`, form),
    )
  const { id } = (await add()).response
  await one(id, 'PATCH', { name: 'Phone' })
  await one(id, 'DELETE')
  const other = (await add()).response.id
  await by('DELETE /users/:userId/passkeys/:passkeyIdentificationId', () =>
    backend(`DELETE /users/${userId}/passkeys/${other}`),
  )
}

/** What is done with accounts elsewhere. */
async function federatedStory() {
  const callback = 'GET /oauth_callback/:connection'
  const known = (sub: string) => ({ sub, email: `${sub}+clerk_test@example.com` })
  const through = (
    browser: Browser,
    sub: string,
    begin: Parameters<typeof goThrough>[2],
    more: object = {},
  ) => by(callback, () => goThrough(browser, { ...known(sub), ...more }, begin))
  const hugo = server.browser()
  await through(hugo, 'hugo', { strategy: 'oauth_google' })
  await by('POST /client/sign_ups', () =>
    post(hugo, '/v1/client/sign_ups', { transfer: 'true', password: PASSWORD }),
  )
  await through(server.browser(), 'erik', { strategy: 'oauth_google', to: 'sign_ups' })
  const back = server.browser()
  await through(back, 'hugo', { strategy: 'oauth_google' })
  await through(back, 'hugo', { strategy: 'oauth_google' })
  const linked = server.browser()
  await through(linked, 'hugo', { strategy: 'oauth_github', to: 'sign_ups' })
  await by('POST /client/sign_ins', () => post(linked, '/v1/client/sign_ins', { transfer: 'true' }))
  const claimed = server.browser()
  const claim = { sub: 'somebody', verified: false }
  await through(claimed, 'hugo', { strategy: 'oauth_discord' }, claim)
  const { response } = await claimed.get('/v1/client')
  await by('POST /client/sign_ins/:id/attempt_first_factor', () =>
    attempt(claimed, { response: response.sign_in } as Answer, {
      strategy: 'password',
      password: PASSWORD,
    }),
  )
  const code = { strategy: 'email_code', code: '424242' }
  const fred = server.browser()
  await through(fred, 'fred', { strategy: 'oauth_google', to: 'sign_ups' }, { verified: false })
  const fredsPath = `/v1/client/sign_ups/${(await fred.get('/v1/client')).response.sign_up.id}`
  await post(fred, `${fredsPath}/prepare_verification`, { strategy: 'email_code' })
  await by('POST /client/sign_ups/:id/attempt_verification', () =>
    post(fred, `${fredsPath}/attempt_verification`, code),
  )
  const session = await sessionOf(back)
  const { response: me } = await back.get(`/v1/me${as(session)}`)
  const [one, other] = me.external_accounts
  await by('DELETE /me/external_accounts/:id', () =>
    post(back, `/v1/me/external_accounts/${one.id}${as(session)}&_method=DELETE`),
  )
  await by('DELETE /users/:userId/external_accounts/:externalAccountId', () =>
    backend(`DELETE /users/${me.id}/external_accounts/${other.id}`),
  )
  const phone = await enrol(back, await sessionOf(back), server)
  const second = server.browser()
  await through(second, 'hugo', { strategy: 'oauth_slack' })
  const begun = (await second.get('/v1/client')).response.sign_in
  await by('POST /client/sign_ins/:id/attempt_second_factor', () =>
    secondStep(second, { response: begun } as Answer, phone.code()),
  )
}

/** Where terms are to be accepted, that comes last. */
async function consentStory() {
  const before = { server, db }
  await open({ signUp: { legalConsent: true } })
  const browser = server.browser()
  await goThrough(browser, {}, { to: 'sign_ups' })
  const { response } = await browser.get('/v1/client')
  await by('PATCH /client/sign_ups/:id', () =>
    post(browser, `/v1/client/sign_ups/${response.sign_up.id}?_method=PATCH`, {
      legal_accepted: 'true',
    }),
  )
  await server.close()
  server = before.server
  db = before.db
}

/** Runs what is told of a server with other settings. */
async function elsewhere(settings: SettingsInput, tell: () => Promise<void>) {
  const before = { server, db, backend }
  await open(settings)
  await tell()
  await server.close()
  ;({ server, db, backend } = before)
}

/** A call by the site; ids go into the path of the endpoint. */
function site(endpoint: string, ids: Record<string, string> = {}, json: object = {}) {
  const path = endpoint.replace(/:(\w+)/g, (_, name) => ids[name]!)
  return by(endpoint, async () => {
    const answer = await backend(path, { json, headers: { 'user-agent': AGENT } })
    if (answer.status >= 400) throw new Error(`${endpoint}: ${answer.codes}`)
    return answer
  })
}

/** Links by mail, in the browser that asked and where the setting lets others open them. */
async function linkStory({ isOther }: { isOther: boolean }): Promise<void> {
  const address = () => `link-${linkCount++}+clerk_test@example.com`
  const strategy = 'email_link'
  const redirect_url = `${ORIGIN}/`
  const tokenFor = async (to: string) => {
    const [link] = await mailLinks(server, to)
    return new URL(link!).searchParams.get('token')!
  }
  const ways = {
    'GET /verify': (browser: Browser, token: string) =>
      browser.get(`/v1/verify?token=${token}`, { accept: 'text/html', 'user-agent': AGENT }),
    'POST /verify': (browser: Browser, token: string) => post(browser, '/v1/verify', { token }),
  }
  for (const [endpoint, open] of Object.entries(ways)) {
    const opener = (own: Browser) =>
      isOther && endpoint === 'POST /verify' ? server.browser() : own
    const browser = server.browser()
    const mine = address()
    const form = { email_address: mine, password: PASSWORD }
    const { response } = await post(browser, '/v1/client/sign_ups', form)
    const path = `/v1/client/sign_ups/${response.id}`
    await post(browser, `${path}/prepare_verification`, { strategy, redirect_url })
    const token = await tokenFor(mine)
    await by(endpoint, () => open(opener(browser), token))
    await by('GET /client/sign_ups/:id', () => browser.get(path, { 'user-agent': AGENT }))

    const again = server.browser()
    // The newer of two mails comes later.
    server.clock.advance(1000)
    const begun = await start(again, { identifier: mine, strategy, redirect_url })
    const entry = await tokenFor(mine)
    await by(endpoint, () => open(opener(again), entry))
    await by('GET /client/sign_ins/:id', () =>
      again.get(`/v1/client/sign_ins/${begun.response.id}`, { 'user-agent': AGENT }),
    )
    const session = await sessionOf(again)
    const added = address()
    const own = (path = '') => `/v1/me/email_addresses${path}${as(session)}`
    const { response: created } = await post(again, own(), { email_address: added })
    const id = `/${created.id}`
    await post(again, own(`${id}/prepare_verification`), { strategy, redirect_url })
    const proof = await tokenFor(added)
    await by(endpoint, () => open(opener(again), proof))
    await by('GET /me/email_addresses/:id', () => again.get(own(id), { 'user-agent': AGENT }))
  }
}
let linkCount = 0

/** Those who wait, and those who are invited. */
async function guestStory() {
  await by('POST /waitlist', () =>
    post(server.browser(), '/v1/waitlist', { email_address: 'w0@example.com' }),
  )
  const at = (index: number) => ({ email_address: `w${index}@example.com`, notify: false })
  const { body: entry } = await site('POST /waitlist_entries', {}, at(1))
  const many = { json: [at(2), at(3)], headers: { 'user-agent': AGENT } }
  await by('POST /waitlist_entries/bulk', () => backend('POST /waitlist_entries/bulk', many))
  const ids = { waitlistEntryId: entry.id }
  await site('POST /waitlist_entries/:waitlistEntryId/invite', ids)
  await site('POST /waitlist_entries/:waitlistEntryId/reject', ids)
  await site('DELETE /waitlist_entries/:waitlistEntryId', ids)
  const invited = { json: [at(4), at(5)], headers: { 'user-agent': AGENT } }
  await by('POST /invitations/bulk', () => backend('POST /invitations/bulk', invited))
  const { body: invitation } = await site('POST /invitations', {}, at(6))
  await site('POST /invitations/:invitationId/revoke', { invitationId: invitation.id })
  await site('DELETE /invitations/:invitationId', { invitationId: invitation.id })
  const { body: url } = await site('POST /redirect_urls', {}, { url: 'https://app.example/back' })
  await site('DELETE /redirect_urls/:redirectUrlId', { redirectUrlId: url.id })
}

/** Keys, as their owner and the site change them. */
async function apiKeyStory() {
  const kay = server.browser()
  const { userId, sessionId } = await signUp(kay, 'kay+clerk_test@example.com')
  const own = (endpoint: string, path: string, form: Record<string, string> = {}) => {
    const verb = endpoint.startsWith('PATCH') ? '&_method=PATCH' : ''
    return by(endpoint, () => post(kay, `/v1${path}${as(sessionId)}${verb}`, form))
  }
  const { body: key } = await own('POST /api_keys', '/api_keys', { name: 'Laptop' })
  await own('PATCH /api_keys/:id', `/api_keys/${key.id}`, { description: 'x' })
  await own('POST /api_keys/:id/revoke', `/api_keys/${key.id}/revoke`)
  const { body } = await site('POST /api_keys', {}, { name: 'Site', subject: userId })
  const ids = { apiKeyId: body.id }
  await site('PATCH /api_keys/:apiKeyId', ids, { scopes: ['read'] })
  await site('POST /api_keys/:apiKeyId/revoke', ids)
  await site('DELETE /api_keys/:apiKeyId', ids)
}

/** Organizations, as their members and the site change them. */
async function organizationStory() {
  const olga = server.browser()
  const { userId, sessionId } = await signUp(olga, 'olga+clerk_test@example.com')
  const otto = server.browser()
  const other = await signUp(otto, 'otto+clerk_test@example.com')
  const call = (
    endpoint: string,
    path: string,
    form: Record<string, string> = {},
    [browser, session] = [olga, sessionId],
  ) => {
    const [method] = endpoint.split(' ')
    const verb = method === 'POST' ? '' : `&_method=${method}`
    return by(endpoint, async () => {
      const answer = await post(browser, `/v1${path}${as(session)}${verb}`, form)
      if (answer.status >= 400) throw new Error(`${endpoint}: ${answer.codes}`)
      return answer
    })
  }
  const logo = {
    headers: { 'content-type': 'application/octet-stream', 'user-agent': AGENT },
    body: Uint8Array.from(await png()),
  }
  const { response } = await call('POST /organizations', '/organizations', { name: 'Acme' })
  const own = `/organizations/${response.id}`
  await call('PATCH /organizations/:id', own, { name: 'Acme Ltd' })
  await by('PUT /organizations/:id/logo', () =>
    olga.send('PUT', `/v1${own}/logo${as(sessionId)}`, logo),
  )
  await call('DELETE /organizations/:id/logo', `${own}/logo`)
  const role = 'org:member'
  await call('POST /organizations/:id/memberships', `${own}/memberships`, {
    user_id: other.userId,
    role,
  })
  const member = `${own}/memberships/${other.userId}`
  await call('PATCH /organizations/:id/memberships/:userId', member, { role: 'org:admin' })
  await call('DELETE /organizations/:id/memberships/:userId', member)
  const guest = { email_address: 'guest@example.com', role }
  const invited = await call('POST /organizations/:id/invitations', `${own}/invitations`, guest)
  await call('POST /organizations/:id/invitations/bulk', `${own}/invitations/bulk`, {
    email_address: 'otto+clerk_test@example.com',
    role,
  })
  await call(
    'POST /organizations/:id/invitations/:invitationId/revoke',
    `${own}/invitations/${invited.response.id}/revoke`,
  )
  const { response: list } = await otto.get(`/v1/me/organization_invitations${as(other.sessionId)}`)
  const ottos = [otto, other.sessionId] as [Browser, string]
  await call(
    'POST /me/organization_invitations/:id/accept',
    `/me/organization_invitations/${list.data[0].id}/accept`,
    {},
    ottos,
  )
  await call(
    'DELETE /me/organization_memberships/:id',
    `/me/organization_memberships/${response.id}`,
    {},
    ottos,
  )
  await call('DELETE /organizations/:id', own)

  const { body } = await site('POST /organizations', {}, { name: 'Site', created_by: userId })
  const ids = { organizationId: body.id, userId: other.userId }
  const one = '/organizations/:organizationId'
  await site(`PATCH ${one}`, ids, { name: 'Site Ltd' })
  await site(`PATCH ${one}/metadata`, ids, { public_metadata: { a: 1 } })
  await site(`PUT ${one}/metadata`, ids, { public_metadata: { a: 2 } })
  await by(`PUT ${one}/logo`, () => backend(`PUT /organizations/${body.id}/logo`, logo))
  await site(`DELETE ${one}/logo`, ids)
  await site(`POST ${one}/memberships`, ids, { user_id: other.userId, role })
  await site(`PATCH ${one}/memberships/:userId`, ids, { role: 'org:admin' })
  await site(`PATCH ${one}/memberships/:userId/metadata`, ids, { public_metadata: { a: 1 } })
  await site(`DELETE ${one}/memberships/:userId`, ids)
  const { body: invitation } = await site(`POST ${one}/invitations`, ids, guest)
  const more = {
    json: [{ ...guest, email_address: 'g2@example.com' }],
    headers: { 'user-agent': AGENT },
  }
  await by(`POST ${one}/invitations/bulk`, () =>
    backend(`POST /organizations/${body.id}/invitations/bulk`, more),
  )
  await site(`POST ${one}/invitations/:invitationId/revoke`, {
    ...ids,
    invitationId: invitation.id,
  })
  await site(`DELETE ${one}`, ids)

  await site('PATCH /instance/organization_settings', {}, { admin_delete_enabled: true })
  const permission = { name: 'Read', key: 'org:notes:read', description: 'x' }
  const { body: read } = await site('POST /organization_permissions', {}, permission)
  const permissionId = read.id
  await site('PATCH /organization_permissions/:permissionId', { permissionId }, { name: 'See' })
  const given = { name: 'Editor', key: 'org:editor', description: 'x' }
  const { body: editor } = await site('POST /organization_roles', {}, given)
  const organizationRoleId = editor.id
  const which = { organizationRoleId, permissionId }
  await site('PATCH /organization_roles/:organizationRoleId', which, { name: 'Writer' })
  const pair = '/organization_roles/:organizationRoleId/permissions/:permissionId'
  await site(`POST ${pair}`, which)
  await site(`DELETE ${pair}`, which)
  const roles = ['org:admin', 'org:member']
  const [creator_role_key, default_role_key] = roles
  const ends = { creator_role_key, default_role_key }
  const { body: set } = await site('POST /role_sets', {}, { name: 'Press', roles, ...ends })
  const roleSet = { roleSetKeyOrId: set.id }
  const named = '/role_sets/:roleSetKeyOrId'
  await site(`PATCH ${named}`, roleSet, { name: 'Desk' })
  await site(`POST ${named}/roles`, roleSet, { role_keys: ['org:editor'] })
  const instead = { role_key: 'org:editor', to_role_key: 'org:member' }
  await site(`POST ${named}/roles/replace`, roleSet, instead)
  await site(`POST ${named}/replace`, roleSet, { dest_role_set_key: 'role_set:default' })
  await site('DELETE /organization_roles/:organizationRoleId', which)
  await site('DELETE /organization_permissions/:permissionId', which)
}

/** Domains of organizations, and who comes in by them. */
async function domainStory({ texts }: NameServer) {
  const nora = server.browser()
  const { sessionId } = await signUp(nora, 'nora+clerk_test@acme.example')
  const { response } = await nora.post(`/v1/organizations${as(sessionId)}`, { name: 'Acme' })
  const one = '/organizations/:id/domains'
  const own = `/organizations/${response.id}`
  const call = (endpoint: string, path: string, form: Record<string, string> = {}) => {
    const verb = endpoint.startsWith('POST') ? '' : '&_method=DELETE'
    return by(endpoint, () => post(nora, `/v1${own}${path}${as(sessionId)}${verb}`, form))
  }
  const { response: many } = await call(`POST ${one}/bulk`, '/domains/bulk', {
    names: 'one.example',
  })
  const few = { organization_domain_ids: many.data[0].id }
  const both = (step: string) =>
    call(
      `POST ${one}/${step}_ownership_verification/bulk`,
      `/domains/${step}_ownership_verification/bulk`,
      few,
    )
  const { response: first } = await both('prepare')
  const record = first.data[0].ownership_verification
  texts.set(record.txt_record_name, [record.txt_record_value])
  await both('attempt')
  const made = await call(`POST ${one}`, '/domains', { name: 'acme.example' })
  const at = `/domains/${made.response.id}`
  const mode = { enrollment_mode: 'automatic_suggestion' }
  await call(`POST ${one}/:domainId/update_enrollment_mode`, `${at}/update_enrollment_mode`, mode)
  const prepare = 'prepare_ownership_verification'
  const { response: begun } = await call(`POST ${one}/:domainId/${prepare}`, `${at}/${prepare}`)
  const { txt_record_name: name, txt_record_value: value } = begun.ownership_verification
  texts.set(name, [value])
  const look = 'attempt_ownership_verification'
  await call(`POST ${one}/:domainId/${look}`, `${at}/${look}`)
  const affiliation = 'affiliation_verification'
  await call(`POST ${one}/:domainId/prepare_${affiliation}`, `${at}/prepare_${affiliation}`, {
    affiliation_email_address: 'nora+clerk_test@acme.example',
  })
  await call(`POST ${one}/:domainId/attempt_${affiliation}`, `${at}/attempt_${affiliation}`, {
    code: '424242',
  })
  for (const name of ['otto', 'pia']) {
    const browser = server.browser()
    const person = await signUp(browser, `${name}+clerk_test@acme.example`)
    const list = '/v1/me/organization_suggestions'
    const { response: suggested } = await browser.get(`${list}${as(person.sessionId)}`)
    await by('POST /me/organization_suggestions/:id/accept', () =>
      post(browser, `${list}/${suggested.data[0].id}/accept${as(person.sessionId)}`),
    )
  }
  const { response: asked } = await nora.get(`/v1${own}/membership_requests${as(sessionId)}`)
  for (const [index, verb] of ['accept', 'reject'].entries()) {
    await call(
      `POST /organizations/:id/membership_requests/:requestId/${verb}`,
      `/membership_requests/${asked.data[index].id}/${verb}`,
    )
  }
  await call(`DELETE ${one}/:domainId`, at)

  const there = '/organizations/:organizationId/domains'
  const site = (endpoint: string, path: string, json: object = {}) =>
    by(endpoint, () =>
      backend(`${endpoint.split(' ')[0]} ${own}${path}`, {
        json,
        headers: { 'user-agent': AGENT },
      }),
    )
  const { body } = await site(`POST ${there}`, '/domains', { name: 'acme.test' })
  const verify = () =>
    site(`POST ${there}/:domainId/verify_ownership`, `/domains/${body.id}/verify_ownership`)
  const { body: begin } = await verify()
  const owned = begin.ownership_verification
  texts.set(owned.txt_record_name, [owned.txt_record_value])
  await verify()
  await site(`PATCH ${there}/:domainId`, `/domains/${body.id}`, { verified: true })
  await site(`DELETE ${there}/:domainId`, `/domains/${body.id}`)
}

/** What the site does with the secret key. */
async function siteStory(bob: string) {
  const call = (endpoint: string, ids: object = {}, json: object = {}) => {
    const path = Object.entries(ids).reduce(
      (it, [name, id]) => it.replace(`:${name}`, id),
      endpoint,
    )
    return by(endpoint, () => backend(path, { json, headers: { 'user-agent': AGENT } }))
  }
  const userId = bob
  await call('PATCH /users/:userId', { userId }, { first_name: 'Bob', password: PASSWORD })
  await call('PATCH /users/:userId/metadata', { userId }, { public_metadata: { a: 1 } })
  await call('PUT /users/:userId/metadata', { userId }, { public_metadata: { a: 2 } })
  await call('POST /users/:userId/ban', { userId })
  await call('POST /users/:userId/unban', { userId })
  await call('POST /users/ban', {}, { user_ids: [userId] })
  await call('POST /users/unban', {}, { user_ids: [userId] })
  await call('POST /users/:userId/lock', { userId })
  await call('POST /users/:userId/unlock', { userId })
  for (const _ of [1, 2]) {
    await call('POST /users/:userId/verify_password', { userId }, { password: 'wrong' })
  }
  await call('POST /users/:userId/unlock', { userId })
  await call('POST /users/:userId/password/set_compromised', { userId })
  await call('POST /users/:userId/password/unset_compromised', { userId })
  const address = { user_id: userId, email_address: 'b2@example.com', verified: true }
  const { body } = await call('POST /email_addresses', {}, address)
  await call(
    'PATCH /email_addresses/:emailAddressId',
    { emailAddressId: body.id },
    { verified: true },
  )
  await call('DELETE /email_addresses/:emailAddressId', { emailAddressId: body.id })
  await call('PUT /users/:userId/email_address', { userId }, { email_address: 'b3@example.com' })
  await call('PUT /users/:userId/email_address', { userId }, { email_address: BOB })
  const { body: session } = await call('POST /sessions', {}, { user_id: userId })
  await call('POST /sessions/:sessionId/revoke', { sessionId: session.id })
  const { body: token } = await call('POST /sign_in_tokens', {}, { user_id: userId })
  ticket = token.token
  await call('POST /sign_in_tokens/:signInTokenId/revoke', { signInTokenId: token.id })
  const acts = { user_id: userId, actor: { sub: 'user_x' } }
  const { body: act } = await call('POST /actor_tokens', {}, acts)
  await call('POST /actor_tokens/:actorTokenId/revoke', { actorTokenId: act.id })
  await call('POST /users/:userId/remove_password', { userId })
  await call('PATCH /users/:userId', { userId }, { password: PASSWORD })
  const template = {
    name: 'own',
    claims: {},
    signing_algorithm: 'HS256',
    signing_key: 'wrong"'.repeat(8),
  }
  const { body: made } = await call('POST /jwt_templates', {}, template)
  await call('PATCH /jwt_templates/:templateId', { templateId: made.id }, { lifetime: 90 })
  await call('DELETE /jwt_templates/:templateId', { templateId: made.id })
  await call('PATCH /instance', {}, { support_email: 'help@example.com' })
  await call('PATCH /instance/restrictions', {}, { block_email_subaddresses: false })
  const listed = { identifier: 'rival@example.com' }
  const { body: block } = await call('POST /blocklist_identifiers', {}, listed)
  const blocklistIdentifierId = block.id
  await call('DELETE /blocklist_identifiers/:blocklistIdentifierId', { blocklistIdentifierId })
  const told = { ...listed, notify: true }
  await backend('PATCH /instance/restrictions', { json: { blocklist: false } })
  const { body: allowed } = await call('POST /allowlist_identifiers', {}, told)
  const allowlistIdentifierId = allowed.id
  await call('DELETE /allowlist_identifiers/:allowlistIdentifierId', { allowlistIdentifierId })
  const { id: other } = await createUser(backend, { email_address: ['c@example.com'] })
  const factors = { totp_secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', backup_codes: ['a1b2c3d4'] }
  await call('PATCH /users/:userId', { userId: other }, factors)
  await call('DELETE /users/:userId', { userId: other })
}

async function sessionOf(browser: Browser): Promise<string> {
  const { response }: Answer = await browser.get('/v1/client')
  return response.last_active_session_id
}

beforeAll(async () => {
  await open()
  await story()
}, 60_000)
afterAll(() => server.close())

const declared = [...frontendRoutes, ...backendRoutes].flatMap(({ method, path, audit }) =>
  audit ? [{ endpoint: `${method} ${path}`, audit }] : [],
)

/** What a link proves leads to what a code leads to, whose endpoints are seen to write all of it. */
const ofLinks = ['GET /verify', 'POST /verify', 'GET /client/sign_ins/:id']

test.each(declared)('AUD-1: $endpoint writes what it says', ({ endpoint, audit }) => {
  const seen = [...(written.get(endpoint) ?? [])].sort()
  if (!ofLinks.includes(endpoint)) return expect(seen).toEqual([...audit].sort())
  expect(audit).toEqual(expect.arrayContaining(seen))
  expect(seen.length).toBeGreaterThan(0)
})

describe('AUD-2: an event', () => {
  test('says when, who asked, from where, in which request, and how it ended', () => {
    expect(all.length).toBeGreaterThan(40)
    for (const row of all) {
      expect(row, row.type).toMatchObject({
        created_at: row.at,
        trace_id: expect.stringMatching(/^trace_/),
        result: row.type.endsWith('.factor_refused') ? 'failure' : 'success',
      })
      expect([row.type, row.actor_id ?? row.target_id]).not.toEqual([row.type, null])
    }
    expect(all.filter(({ ip_address }) => ip_address === '203.0.113.7')).not.toEqual([])
    expect(all.filter(({ user_agent }) => user_agent === AGENT)).not.toEqual([])
  })

  test('names who did it: the site, or the person, who may be new or known by a proof since just now', () => {
    const by = (site: boolean) =>
      all.filter(({ actor_id }) => (actor_id === 'secret_key') === site).map(({ type }) => type)
    expect(new Set(by(true))).toEqual(
      new Set([...backendRoutes.flatMap(({ audit }) => audit ?? [])]),
    )
    const own = ['user.created', 'user.updated', 'user.password_changed', 'user.deleted']
    for (const type of own) {
      const ours = all.filter((row) => row.type === type && row.actor_id !== 'secret_key')
      expect([type, ours.length]).not.toEqual([type, 0])
      for (const { actor_id, target_id } of ours)
        expect([type, actor_id]).toEqual([type, target_id])
    }
  })

  test('holds no secret', () => {
    const text = JSON.stringify(all)
    for (const secret of [PASSWORD, NEW_PASSWORD, 'wrong"', '424242', ticket, 'eyJ']) {
      expect(text).not.toContain(secret)
    }
  })
})

test('AUD-2: a change that cannot be written down is not made', async () => {
  const refusing = await testServer(
    {},
    {
      wrapDatabase: (opened) =>
        opened.withPlugin({
          transformQuery({ node }) {
            if (JSON.stringify(node).includes('audit_events')) throw new Error('full')
            return node
          },
          transformResult: async ({ result }) => result,
        }),
    },
  )
  const before = await backendOf(refusing)('GET /users/count')
  const { status, codes } = await backendOf(refusing)('POST /users', {
    json: { email_address: [ADA], password: PASSWORD },
  })
  expect([status, codes]).toEqual([500, ['internal_clerk_error']])
  expect((await backendOf(refusing)('GET /users/count')).body).toEqual(before.body)
  await refusing.close()
})
