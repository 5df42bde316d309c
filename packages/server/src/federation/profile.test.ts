import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../clock.ts'
import { type Backend, backendOf } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { createTestClock, type TestClock } from '../testing/clock.ts'
import { newDatabase } from '../testing/database.ts'
import { answerOf, open, type Somebody, signUpThrough } from '../testing/federation.ts'
import {
  CLIENT,
  type OpenidProvider,
  openidProvider,
  passThrough,
} from '../testing/openid-provider.ts'
import { as, BOB, signUp } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let provider: OpenidProvider
let server: TestServer
let clock: TestClock
let backend: Backend
let browser: Browser
let sessionId: string
let userId: string

beforeAll(async () => {
  provider = await openidProvider()
})
afterAll(() => provider.close())

beforeEach(async () => {
  const scopes = ['openid', 'offline_access']
  const acme = { name: 'Acme', issuer: provider.issuer, scopes, ...CLIENT }
  clock = createTestClock(Date.now())
  server = await testServer({
    settings: { social: { google: true, github: true, custom: { acme } } },
    clock,
  })
  backend = backendOf(server)
  browser = server.browser()
  ;({ sessionId, userId } = await signUp(browser))
})
afterEach(() => server.close())

const redirect_url = `${ORIGIN}/account`

const connect = (strategy = 'oauth_google', more: object = {}) =>
  browser.post(`/v1/me/external_accounts${as(sessionId)}`, { strategy, redirect_url, ...more })

const accounts = async () =>
  (await browser.get(`/v1/me${as(sessionId)}`)).response.external_accounts

async function connected(somebody: Somebody = {}, strategy = 'oauth_google') {
  const { response } = await connect(strategy)
  const page = new URL(response.verification.external_verification_redirect_url)
  return open(browser, await answerOf(browser, page, somebody))
}

describe('an account', () => {
  test('AUD-3: is connected, and taken away again; the owner is told of both', async () => {
    const told = (of: string) =>
      server.logged.join().split(`A Google account was ${of} your`).length - 1
    const begun = await connect()
    expect(begun.response).toMatchObject({
      provider: 'oauth_google',
      verification: { status: 'unverified', strategy: 'oauth_google' },
    })
    const { headers } = await connected()
    expect(headers.get('location')).toBe(redirect_url)
    const [account, ...more] = await accounts()
    expect(more).toEqual([])
    expect(account).toMatchObject({ provider_user_id: 'ada', verification: { status: 'verified' } })
    expect((await connect()).codes).toEqual(['oauth_account_already_connected'])
    const gone = await browser.send(
      'DELETE',
      `/v1/me/external_accounts/${account.id}${as(sessionId)}`,
    )
    expect(gone.response).toEqual({ object: 'external_account', id: account.id, deleted: true })
    expect([told('connected to'), told('removed from')]).toEqual([1, 1])
    expect(await accounts()).toEqual([])
  })

  test('SES-10: is not connected by who acts for its owner by then, in the same browser', async () => {
    const { response } = await connect()
    const page = new URL(response.verification.external_verification_redirect_url)
    const back = await answerOf(browser, page, { sub: 'agent' })
    await browser.post(`/v1/client/sessions/${sessionId}/end`)
    const json = { user_id: userId, actor: { sub: 'user_agent' } }
    const { token } = (await backend('POST /actor_tokens', { json })).body
    const acts = await browser.post('/v1/client/sign_ins', { strategy: 'ticket', ticket: token })
    expect(acts.response.status).toBe('complete')
    await open(browser, back)
    const { external_accounts } = (await backend(`GET /users/${userId}`)).body
    expect(
      external_accounts.map((one: { provider_user_id: string }) => one.provider_user_id),
    ).toEqual([''])
  })

  test('FED-4: of somebody else says so, and stays theirs', async () => {
    await signUpThrough(server.browser(), { email: 'other@example.com' })
    const { headers } = await connected()
    expect(headers.get('location')).toBe(redirect_url)
    expect(await accounts()).toMatchObject([
      { verification: { status: 'failed', error: { code: 'oauth_identification_claimed' } } },
    ])
    const [{ id }] = await accounts()
    await browser.send('DELETE', `/v1/me/external_accounts/${id}${as(sessionId)}`)
    expect(await accounts()).toEqual([])
    // It never was one.
    expect(server.logged.join()).not.toContain('was removed from')
  })

  test('that was refused is told by the page that they come back to, and by none after it', async () => {
    await signUpThrough(server.browser(), { email: 'other@example.com' })
    await connected()
    const shown = async (path: string) => {
      const { client } = await server.resume(browser.page(path))
      return client!.sessions[0]!.user!.external_accounts.map(
        ({ verification }) => verification?.error?.code ?? verification?.status,
      )
    }
    const claimed = ['oauth_identification_claimed']
    expect(await shown('/account')).toEqual(claimed)
    expect(await shown('/account?__dooryard_screen=connected')).toEqual(claimed)
    expect(await shown('/account?__dooryard_screen=connected')).toEqual(['unverified'])

    await connected({ sub: 'free' }, 'oauth_github')
    const { id } = (await accounts()).find(
      ({ provider }: { provider: string }) => provider === 'oauth_github',
    )!
    const again = `/v1/me/external_accounts/${id}/reauthorize${as(sessionId)}&_method=PATCH`
    const { response } = await browser.post(again, { redirect_url })
    const page = new URL(response.verification.external_verification_redirect_url)
    await open(browser, await answerOf(browser, page, { sub: 'another' }))
    expect(await shown('/?__clerk_modal_state=e30')).toEqual([
      'unverified',
      'oauth_account_already_connected',
    ])
    expect(await shown('/')).toEqual(['unverified', 'verified'])
  })

  test('that was refused is told to a page elsewhere once, when it says that somebody came back to it', async () => {
    await signUpThrough(server.browser(), { email: 'other@example.com' })
    await connected()
    const shown = async (query: string) => {
      const { response } = await browser.get(`/v1/client${query}`)
      return response.sessions[0].user.external_accounts.map(
        ({ verification }: { verification: { status: string; error?: { code: string } } }) =>
          verification.error?.code ?? verification.status,
      )
    }
    const claimed = ['oauth_identification_claimed']
    expect(await shown('')).toEqual(claimed)
    expect(await shown('?__dooryard_screen=connected')).toEqual(claimed)
    expect(await shown('')).toEqual(['unverified'])
  })

  test('FED-8: is not connected to who has signed out meanwhile', async () => {
    const { response } = await connect()
    const page = new URL(response.verification.external_verification_redirect_url)
    const back = await answerOf(browser, page)
    await browser.post('/v1/client/sessions?_method=DELETE')
    await open(browser, back)
    const { body } = await backend(`GET /users/${userId}`)
    expect(
      body.external_accounts.filter(({ provider_user_id: id }: { provider_user_id: string }) => id),
    ).toEqual([])
  })

  test('PW-9: needs a proof that is fresh, to come and to go', async () => {
    await connected()
    const [{ id }] = await accounts()
    clock.advance(11 * MINUTE)
    const refused = ['session_reverification_required']
    expect((await connect('oauth_github')).codes).toEqual(refused)
    const path = `/v1/me/external_accounts/${id}`
    expect((await browser.send('DELETE', `${path}${as(sessionId)}`)).codes).toEqual(refused)
    const again = `${path}/reauthorize${as(sessionId)}&_method=PATCH`
    expect((await browser.post(again, { redirect_url })).codes).toEqual(refused)
  })

  test('AZ-1: is nobody else’s', async () => {
    await connected()
    const [{ id }] = await accounts()
    const other = server.browser()
    const { sessionId: theirs } = await signUp(other, BOB)
    for (const path of [id, `${id}/tokens`]) {
      const { status } = await other.send('DELETE', `/v1/me/external_accounts/${path}${as(theirs)}`)
      expect(status).toBe(404)
    }
    const path = `/v1/me/external_accounts/${id}/reauthorize${as(theirs)}&_method=PATCH`
    expect((await other.post(path, { redirect_url })).status).toBe(404)
    const call = `DELETE /users/${(await other.get(`/v1/me${as(theirs)}`)).response.id}/external_accounts/${id}`
    expect((await backend(call)).status).toBe(404)
    expect(await accounts()).toHaveLength(1)
  })

  test('that is the last way in stays', async () => {
    const strict = await testServer({
      settings: { social: { google: true }, strategies: { emailCode: false } },
    })
    const one = strict.browser()
    const { response } = await signUpThrough(one)
    const session = as(response.created_session_id)
    const { response: me } = await one.get(`/v1/me${session}`)
    const path = `/v1/me/external_accounts/${me.external_accounts[0].id}${session}`
    expect((await one.send('DELETE', path)).codes).toEqual(['identification_deletion_failed'])
    await strict.close()
  })

  test('that is the last way in stays, also beside one whose provider is not there any more', async () => {
    const database = await newDatabase()
    const strategies = { emailCode: false }
    const withBoth = { social: { google: true, github: true }, strategies } as const
    const before = await testServer({ database, clock, settings: withBoth })
    const one = before.browser()
    const { response } = await signUpThrough(one)
    const session = as(response.created_session_id)
    const { response: begun } = await one.post(`/v1/me/external_accounts${session}`, {
      strategy: 'oauth_github',
      redirect_url,
    })
    const page = new URL(begun.verification.external_verification_redirect_url)
    await open(one, await answerOf(one, page, { sub: 'ada at github' }))
    await before.close()

    const after = await testServer({
      database,
      clock,
      settings: { social: { google: true }, strategies },
    })
    const same = after.browser()
    for (const [name, value] of one.cookies) same.cookies.set(name, value)
    const { external_accounts: accounts } = (await same.get(`/v1/me${session}`)).response
    expect(accounts).toHaveLength(2)
    const { id } = accounts.find(
      ({ provider }: { provider: string }) => provider === 'oauth_google',
    )
    const path = `/v1/me/external_accounts/${id}${session}`
    expect((await same.send('DELETE', path)).codes).toEqual(['identification_deletion_failed'])
    await after.close()
  })

  test('is authorized again as the same, and no other', async () => {
    await connected()
    const [{ id }] = await accounts()
    const path = `/v1/me/external_accounts/${id}/reauthorize${as(sessionId)}&_method=PATCH`
    const { response } = await browser.post(path, { redirect_url, additional_scope: 'calendar' })
    const page = new URL(response.verification.external_verification_redirect_url)
    await open(browser, await answerOf(browser, page, { sub: 'another' }))
    const [refused] = await accounts()
    expect(refused).toMatchObject({
      provider_user_id: 'ada',
      verification: { error: { code: 'oauth_account_already_connected' } },
    })
    const again = await browser.post(path, { redirect_url })
    const next = new URL(again.response.verification.external_verification_redirect_url)
    await open(browser, await answerOf(browser, next))
    expect((await accounts())[0].verification.status).toBe('verified')
  })
})

describe('FED-9: the tokens of a provider', () => {
  const call = () =>
    backend(`GET /users/${userId}/oauth_access_tokens/oauth_custom_acme?paginated=true`)

  beforeEach(async () => {
    provider.people.set('ada', { email: 'ada@example.com' })
    const { response } = await connect('oauth_custom_acme', { oidc_prompt: 'consent' })
    const page = new URL(response.verification.external_verification_redirect_url)
    await open(browser, await passThrough(page, 'ada'))
  })

  test('are for the site’s server, and renewed once for all who ask', async () => {
    const first = await call()
    expect(first.body).toMatchObject({
      total_count: 1,
      data: [
        { object: 'oauth_access_token', provider: 'oauth_custom_acme', provider_user_id: 'ada' },
      ],
    })
    expect((await call()).body.data[0].token).toBe(first.body.data[0].token)
    clock.advance(2 * HOUR)
    const all = await Promise.all(Array.from({ length: 5 }, call))
    const renewed = new Set(all.map(({ body }) => body.data[0].token))
    expect(renewed.size).toBe(1)
    expect(renewed.has(first.body.data[0].token)).toBe(false)
    const { body } = await browser.get(`/v1/me${as(sessionId)}`)
    expect(JSON.stringify(body)).not.toContain([...renewed][0])
  })

  test('are forgotten when somebody says so, and the account stays', async () => {
    const [{ id }] = await accounts()
    const path = `/v1/me/external_accounts/${id}/tokens${as(sessionId)}`
    expect((await browser.send('DELETE', path)).response.external_accounts).toHaveLength(1)
    expect((await call()).body).toEqual({ data: [], total_count: 0 })
  })

  test('of a connection that is not there are refused', async () => {
    const { codes } = await backend(`GET /users/${userId}/oauth_access_tokens/oauth_discord`)
    expect(codes).toEqual(['oauth_provider_not_enabled:strategy'])
  })
})

describe('whoever has an account at a provider alone', () => {
  const verify = (one: Browser, id: string, step = '', form: Record<string, string> = {}) =>
    one.post(`/v1/client/sessions/${id}/verify${step}`, form)
  const connectTo = async (one: Browser, id: string) =>
    (
      await one.post(`/v1/me/external_accounts${as(id)}`, {
        strategy: 'oauth_github',
        redirect_url,
      })
    ).codes

  test('MFA-5, PW-9: proves by a code to the address that the provider proved that it is still them', async () => {
    const own = server.browser()
    const email = 'grace+clerk_test@example.com'
    const { response } = await signUpThrough(own, { sub: 'grace', email })
    const id = response.created_session_id
    clock.advance(11 * MINUTE)
    expect(await connectTo(own, id)).toEqual(['session_reverification_required'])
    const begun = await verify(own, id)
    expect(begun.response.supported_first_factors).toMatchObject([
      { strategy: 'email_code', safe_identifier: email },
    ])
    const strategy = 'email_code'
    await verify(own, id, '/prepare_first_factor', { strategy })
    const done = await verify(own, id, '/attempt_first_factor', { strategy, code: '424242' })
    expect(done.response.status).toBe('complete')
    expect(await connectTo(own, id)).toEqual([])
  })

  test('PW-9: and has no proven address, signs in again, which is a proof that is fresh', async () => {
    await server.close()
    const social = { google: true, github: true } as const
    server = await testServer({
      settings: { social, identifiers: { username: 'optional' } },
      clock,
    })
    backend = backendOf(server)
    const user = { username: 'ada_l', skip_password_requirement: true }
    const made = await backend('POST /users', { json: user })
    const link = await backend('POST /sign_in_tokens', { json: { user_id: made.body.id } })
    const own = server.browser()
    const somebody = { sub: 'nobody', email: '' }
    const ticket = { strategy: 'ticket', ticket: link.body.token }
    const { response } = await own.post('/v1/client/sign_ins', ticket)
    const id = response.created_session_id
    const begun = await own.post(`/v1/me/external_accounts${as(id)}`, {
      strategy: 'oauth_google',
      redirect_url,
    })
    const there = new URL(begun.response.verification.external_verification_redirect_url)
    await open(own, await answerOf(own, there, somebody))
    clock.advance(11 * MINUTE)
    expect(await connectTo(own, id)).toEqual(['session_reverification_required'])
    expect((await verify(own, id)).response).toMatchObject({
      status: 'needs_first_factor',
      supported_first_factors: [],
    })
    await own.post(`/v1/client/sessions/${id}/end`)
    const { response: page } = await own.post('/v1/client/sign_ins', {
      strategy: 'oauth_google',
      redirect_url,
    })
    const away = new URL(page.first_factor_verification.external_verification_redirect_url)
    await open(own, await answerOf(own, away, somebody))
    const { sessions } = (await own.get('/v1/client')).response
    expect(await connectTo(own, sessions[0].id)).toEqual([])
  })
})
