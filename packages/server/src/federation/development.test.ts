import type { UserJSON } from '@dooryard/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../clock.ts'
import { backendOf } from '../testing/backend.ts'
import type { Answer } from '../testing/browser.ts'
import { answerOf, goThrough, leave, open, signUpThrough, WAY } from '../testing/federation.ts'
import { ADA, as, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { enrol, secondStep } from '../testing/second-factor.ts'
import { attempt, start } from '../testing/sign-in.ts'
import { developmentKeys, ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

const settings = { social: { google: true, github: true } } as const
let server: TestServer

beforeEach(async () => {
  server = await testServer({ settings })
})
afterEach(() => server.close())

const clientOf = async (browser: ReturnType<TestServer['browser']>) =>
  (await browser.get('/v1/client')).response

describe('somebody without an account', () => {
  test('is told so, and goes on as a sign-up', async () => {
    const browser = server.browser()
    const { status, to } = await goThrough(browser)
    expect([status, to]).toEqual([303, WAY.redirect_url])
    const { sign_in } = await clientOf(browser)
    expect(sign_in.first_factor_verification).toMatchObject({
      status: 'transferable',
      strategy: 'oauth_google',
      error: { code: 'external_account_not_found' },
      external_verification_redirect_url: null,
    })
    const { response, client } = await browser.post('/v1/client/sign_ups', {
      transfer: 'true',
      unsafe_metadata: '{"from":"test"}',
    })
    expect(response).toMatchObject({ status: 'complete', email_address: 'ada@example.com' })
    const [session] = client!.sessions
    expect(client).toMatchObject({ last_authentication_strategy: 'oauth_google', sign_in: null })
    expect(session!.user).toMatchObject({
      first_name: 'Ada',
      last_name: 'Lovelace',
      password_enabled: false,
      unsafe_metadata: { from: 'test' },
      email_addresses: [
        {
          email_address: 'ada@example.com',
          verification: { status: 'verified', strategy: 'from_oauth_google' },
          linked_to: [{ type: 'oauth_google' }],
        },
      ],
      external_accounts: [
        {
          provider: 'oauth_google',
          provider_user_id: 'ada',
          email_address: 'ada@example.com',
          verification: { status: 'verified', error: null },
        },
      ],
    })
  })

  test('is found by the site by that account', async () => {
    await signUpThrough(server.browser())
    await signUp(server.browser(), 'bob+clerk_test@example.com')
    const backend = backendOf(server)
    const found = async (query: string) => {
      const { body } = await backend(`GET /users?${query}`)
      const { total_count } = (await backend(`GET /users/count?${query}`)).body
      expect(total_count).toBe(body.length)
      return body.map((one: UserJSON) => one.external_accounts[0]!.provider_user_id)
    }
    expect(await found('provider=google&provider_user_id=ada&provider_user_id=bob')).toEqual([
      'ada',
    ])
    expect(await found('provider=oauth_google')).toEqual(['ada'])
    expect(await found('provider=github')).toEqual([])
    expect(await found('provider=google&provider_user_id=bob')).toEqual([])
    const { codes } = await backend('GET /users?provider_user_id=ada')
    expect(codes).toEqual(['form_conditional_param_missing:provider'])
  })

  test('is shown with it in a page view', async () => {
    const browser = server.browser()
    await signUpThrough(browser)
    const { client } = await server.resume(browser.page())
    expect(client!.sessions[0]!.user!.external_accounts).toHaveLength(1)
  })

  test('is transferred once, and within ten minutes', async () => {
    const [browser, late] = [server.browser(), server.browser()]
    await goThrough(late, { sub: 'late', email: 'late@example.com' })
    server.clock.advance(5 * MINUTE)
    await goThrough(browser)
    const all = await Promise.all(
      Array.from({ length: 5 }, () => browser.post('/v1/client/sign_ups', { transfer: 'true' })),
    )
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    server.clock.advance(6 * MINUTE)
    const { codes } = await late.post('/v1/client/sign_ups', { transfer: 'true' })
    expect(codes).toEqual(['account_transfer_invalid'])
  })

  test('signs up in one go', async () => {
    const browser = server.browser()
    const { to } = await goThrough(browser, {}, { to: 'sign_ups' })
    expect(to).toBe(WAY.action_complete_redirect_url)
    expect((await clientOf(browser)).sessions).toHaveLength(1)
  })

  test('proves an address that the provider did not (FED-7)', async () => {
    const browser = server.browser()
    const somebody = { verified: false, email: 'ada+clerk_test@example.com' }
    const { to } = await goThrough(browser, somebody, { to: 'sign_ups' })
    expect(to).toBe(WAY.redirect_url)
    const { sign_up } = await clientOf(browser)
    expect(sign_up).toMatchObject({
      status: 'missing_requirements',
      missing_fields: [],
      unverified_fields: ['email_address'],
      verifications: { external_account: { status: 'verified' } },
    })
    const path = `/v1/client/sign_ups/${sign_up.id}`
    await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
    const { response, client } = await browser.post(`${path}/attempt_verification`, {
      strategy: 'email_code',
      code: '424242',
    })
    expect(response.status).toBe('complete')
    const { user } = client!.sessions[0]!
    expect(user!.external_accounts).toHaveLength(1)
    expect(user!.email_addresses[0]!.verification!.strategy).toBe('email_code')
  })

  test('adds an address where the provider has none', async () => {
    const browser = server.browser()
    await goThrough(browser, { email: '' }, { to: 'sign_ups' })
    const { sign_up } = await clientOf(browser)
    expect(sign_up.missing_fields).toEqual(['email_address'])
  })

  test('does not get in where signing up is closed', async () => {
    const closed = await testServer({ settings: { ...settings, signUp: { mode: 'restricted' } } })
    const browser = closed.browser()
    await goThrough(browser)
    const { sign_in } = await clientOf(browser)
    expect(sign_in.first_factor_verification).toMatchObject({
      status: 'failed',
      error: { code: 'sign_up_mode_restricted' },
    })
    await closed.close()
  })
})

describe('somebody with an account', () => {
  test('signs in with it, whatever address it has now (FED-4)', async () => {
    await signUpThrough(server.browser())
    const browser = server.browser()
    const { to } = await goThrough(browser, { email: 'other@example.com' })
    expect(to).toBe(WAY.action_complete_redirect_url)
    const { sessions } = await clientOf(browser)
    expect(sessions[0].user.email_addresses[0].email_address).toBe('ada@example.com')
  })

  test('is somebody else with the same subject at another provider (FED-4)', async () => {
    await signUpThrough(server.browser())
    const browser = server.browser()
    const begin = { strategy: 'oauth_github' }
    await goThrough(browser, { email: 'other@example.com' }, begin)
    const { sign_in } = await clientOf(browser)
    expect(sign_in.first_factor_verification.status).toBe('transferable')
  })

  test('who wanted to sign up is signed in', async () => {
    await signUpThrough(server.browser())
    const browser = server.browser()
    const { to } = await goThrough(browser, {}, { to: 'sign_ups' })
    expect(to).toBe(WAY.redirect_url)
    const { sign_up } = await clientOf(browser)
    expect(sign_up.verifications.external_account).toMatchObject({
      status: 'transferable',
      error: { code: 'external_account_exists' },
    })
    const { response } = await browser.post('/v1/client/sign_ins', { transfer: 'true' })
    expect(response.status).toBe('complete')
  })

  test('is not signed in twice in one browser', async () => {
    const browser = server.browser()
    const { response } = await signUpThrough(browser)
    await goThrough(browser)
    const { sign_in } = await clientOf(browser)
    expect(sign_in.first_factor_verification).toMatchObject({
      status: 'failed',
      error: {
        code: 'identifier_already_signed_in',
        meta: { session_id: response.created_session_id },
      },
    })
  })

  test('that is banned learns so when they have proven to be its owner (ENUM-3)', async () => {
    const { response } = await signUpThrough(server.browser())
    await server.fetch(
      new Request(`${ORIGIN}/api/v1/users/${response.created_user_id}/ban`, {
        method: 'POST',
        headers: { authorization: `Bearer ${server.secretKey}` },
      }),
    )
    const browser = server.browser()
    const { to } = await goThrough(browser)
    expect(to).toBe(WAY.redirect_url)
    const { sign_in, sessions } = await clientOf(browser)
    expect(sessions).toEqual([])
    expect(sign_in.first_factor_verification.error.code).toBe('user_banned')
  })
})

describe('FED-5: an address that somebody has here', () => {
  test('AUD-3: links the account where both have proven it, and tells the owner once', async () => {
    const { userId } = await signUp(server.browser())
    const browser = server.browser()
    const told = () =>
      server.logged.join().split('A Google account was connected to your').length - 1
    const { to } = await goThrough(browser, { email: ADA })
    expect(to).toBe(WAY.action_complete_redirect_url)
    const { sessions } = await clientOf(browser)
    expect(sessions[0].user).toMatchObject({
      id: userId,
      external_accounts: [{ provider: 'oauth_google' }],
    })
    expect(told()).toBe(1)
    await goThrough(server.browser(), { email: ADA })
    await signUpThrough(server.browser(), { sub: 'new', email: 'new@example.com' })
    expect(told()).toBe(1)
  })

  test('asks for another proof where the provider did not prove it, and links then', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const { to } = await goThrough(browser, { email: ADA, verified: false })
    expect(to).toBe(WAY.redirect_url)
    const { sign_in, sessions } = await clientOf(browser)
    expect(sessions).toEqual([])
    expect(sign_in).toMatchObject({ status: 'needs_first_factor', identifier: ADA })
    const { client } = await browser.post(
      `/v1/client/sign_ins/${sign_in.id}/attempt_first_factor`,
      { strategy: 'password', password: PASSWORD },
    )
    expect(client!.sessions[0]!.user!.external_accounts).toHaveLength(1)
    const again = server.browser()
    const { to: next } = await goThrough(again, { email: ADA, verified: false })
    expect(next).toBe(WAY.action_complete_redirect_url)
  })

  test.each(['sign_ins', 'sign_ups'] as const)(
    'ENUM-3: says nothing of a ban to who only names it (%s)',
    async (to) => {
      const { userId } = await signUp(server.browser())
      const shown = async () => {
        const browser = server.browser()
        await goThrough(browser, { email: ADA, verified: false }, { to })
        const { sign_in, sign_up } = await clientOf(browser)
        const proof = sign_in?.first_factor_verification ?? sign_up?.verifications.external_account
        return [sign_in?.status, sign_in?.identifier, proof?.status, proof?.error?.code]
      }
      const before = await shown()
      await server.fetch(
        new Request(`${ORIGIN}/api/v1/users/${userId}/ban`, {
          method: 'POST',
          headers: { authorization: `Bearer ${server.secretKey}` },
        }),
      )
      expect(before).not.toContain('failed')
      expect(await shown()).toEqual(before)
    },
  )

  test('links no account that somebody else left behind in a sign-in of theirs', async () => {
    await signUp(server.browser())
    const shared = server.browser()
    const created = await start(shared)
    const way = { strategy: 'oauth_google', ...WAY }
    const left = await shared.post(
      `/v1/client/sign_ins/${created.response.id}/prepare_first_factor`,
      way,
    )
    const page = new URL(left.response.first_factor_verification.external_verification_redirect_url)
    await open(shared, await answerOf(shared, page, { sub: 'mallory', email: 'm@evil.example' }))
    const done = await attempt(shared, created, { strategy: 'password', password: PASSWORD })
    expect(done.response.status).toBe('complete')
    expect(done.client!.sessions[0]!.user!.external_accounts).toEqual([])
  })

  test('waits ten minutes for the other proof (MFA-8)', async () => {
    await signUp(server.browser())
    const shared = server.browser()
    await goThrough(shared, { email: ADA, verified: false })
    const { sign_in } = await clientOf(shared)
    server.clock.advance(11 * MINUTE)
    const created = { response: sign_in } as Answer
    const done = await attempt(shared, created, { strategy: 'password', password: PASSWORD })
    expect(done.response.status).toBe('complete')
    expect(done.client!.sessions[0]!.user!.external_accounts).toEqual([])
  })

  test('is no secret that a profile elsewhere opens, where accounts are one (ENUM-1)', async () => {
    const strict = await testServer({ settings: { ...settings, enumerationProtection: true } })
    await signUp(strict.browser())
    const [known, unknown] = await Promise.all(
      [ADA, 'bob+clerk_test@example.com'].map(async (email, index) => {
        const browser = strict.browser()
        await goThrough(browser, { sub: `${index}`, email, verified: false })
        const { sign_in } = await clientOf(browser)
        const { status, error } = sign_in.first_factor_verification
        return { status, error, left: sign_in.status, user: sign_in.user_data }
      }),
    )
    expect(known).toEqual(unknown)
    await strict.close()
  })
})

test('MFA-6: a second factor is owed after it, and what is new is linked when that is proven (FED-5)', async () => {
  const owner = server.browser()
  const { userId, sessionId } = await signUp(owner)
  const phone = await enrol(owner, sessionId, server)
  const browser = server.browser()
  const { to } = await goThrough(browser, { email: ADA })
  expect(to).toBe(WAY.redirect_url)
  const { sign_in, sessions } = await clientOf(browser)
  expect(sessions).toEqual([])
  expect(sign_in).toMatchObject({
    status: 'needs_second_factor',
    first_factor_verification: { status: 'verified', strategy: 'oauth_google' },
  })
  const me = async () => (await owner.get(`/v1/me${as(sessionId)}`)).body.response
  expect((await me()).external_accounts).toEqual([])
  const done = await secondStep(browser, { response: sign_in } as Answer, phone.code())
  expect(done.client!.sessions[0]!.user).toMatchObject({ id: userId })
  expect((await me()).external_accounts).toHaveLength(1)
})

test('FED-6: whoever put an address into an account of theirs has no part in what its owner gets', async () => {
  const thief = server.browser()
  const mine = await signUp(thief, 'thief+clerk_test@example.com')
  await server.fetch(
    new Request(`${ORIGIN}/api/v1/email_addresses`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${server.secretKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ user_id: mine.userId, email_address: ADA, verified: false }),
    }),
  )
  const { response } = await signUpThrough(server.browser(), { email: ADA })
  expect(response.status).toBe('complete')
  expect(response.created_user_id).not.toBe(mine.userId)
  expect((await signIn(server.browser(), ADA)).codes).toEqual(['strategy_for_user_invalid'])
})

describe('FED-1: a state', () => {
  test('is good once, for one of fifty who come at once', async () => {
    const browser = server.browser()
    const back = await answerOf(browser, await leave(browser))
    const all = await Promise.all(Array.from({ length: 50 }, () => open(browser, back)))
    expect(all.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 400)).toHaveLength(49)
  })

  test('is good for ten minutes', async () => {
    const browser = server.browser()
    const back = await answerOf(browser, await leave(browser))
    server.clock.advance(10 * MINUTE)
    const { status, body } = await open(browser, back)
    expect(status).toBe(400)
    expect(body).toContain('Start again')
  })

  test('FED-8: is good in the browser that began, and leaves another one alone', async () => {
    const [browser, other] = [server.browser(), server.browser()]
    await signUp(other)
    const back = await answerOf(browser, await leave(browser))
    const cookies = new Map(other.cookies)
    const refused = await open(other, back)
    expect(refused.status).toBe(400)
    expect(refused.setCookies).toEqual([])
    expect(other.cookies).toEqual(cookies)
    expect((await open(server.browser(), back)).status).toBe(400)
    expect((await open(browser, back)).status).toBe(303)
  })

  test('FED-2: is good at the callback of its connection', async () => {
    const browser = server.browser()
    const back = await answerOf(browser, await leave(browser))
    const elsewhere = new URL(back.href.replace('/google', '/github'))
    expect((await open(browser, elsewhere)).status).toBe(400)
  })

  test('is of this instance, and given once', async () => {
    const browser = server.browser()
    const back = await answerOf(browser, await leave(browser))
    const twice = `${back.href}&state=${back.searchParams.get('state')}`
    expect((await open(browser, twice)).status).toBe(400)
    back.searchParams.set('state', 'A'.repeat(43))
    expect((await open(browser, back)).status).toBe(400)
    back.searchParams.delete('state')
    expect((await open(browser, back)).status).toBe(400)
  })
})

test('a code of the development provider is good for its state, and for a minute', async () => {
  const [browser, other] = [server.browser(), server.browser()]
  const mine = await answerOf(browser, await leave(browser))
  const theirs = await answerOf(other, await leave(other), { sub: 'bob' })
  const mixed = new URL(mine)
  mixed.searchParams.set('code', theirs.searchParams.get('code')!)
  await open(browser, mixed)
  const { sign_in } = await clientOf(browser)
  expect(sign_in.first_factor_verification.error.code).toBe('oauth_token_exchange_error')
  server.clock.advance(MINUTE)
  await open(other, theirs)
  expect((await clientOf(other)).sign_in.first_factor_verification.status).toBe('failed')
})

test('who denies is told so', async () => {
  const browser = server.browser()
  const page = await leave(browser)
  const html = String((await open(browser, page)).body)
  expect(html).toContain('stands in for Google')
  const callback = `${ORIGIN}/v1/oauth_callback/google?error=access_denied&state=${page.searchParams.get('state')}`
  expect((await open(browser, callback)).headers.get('location')).toBe(WAY.redirect_url)
  const { sign_in } = await clientOf(browser)
  expect(sign_in.first_factor_verification).toMatchObject({
    status: 'failed',
    error: { code: 'oauth_access_denied' },
  })
})

describe('GR-1: the development provider is not there', () => {
  test.each([
    ['in production', { mode: 'production' } as const],
    ['in a build with development keys', { mode: 'production', ...developmentKeys } as const],
  ])('%s', async (_, options) => {
    const one = await testServer({ settings, ...options })
    const browser = one.browser({ origin: 'https://app.example.com' })
    const { social } = (await browser.get('/v1/environment')).body.user_settings
    expect(social).toEqual({})
    const begun = await browser.post('/v1/client/sign_ins', { strategy: 'oauth_google', ...WAY })
    expect(begun.codes).toEqual(['oauth_provider_not_enabled'])
    const query = '?strategy=oauth_google&state=x&sub=ada'
    for (const path of ['', '/answer']) {
      const { codes } = await browser.get(`/v1/development_provider${path}${query}`)
      expect(codes).toEqual(['oauth_provider_not_enabled'])
    }
    expect(one.logged.join()).toContain('social.google, social.github')
    await one.close()
  })

  test('where the site is registered at the provider', async () => {
    const social = { google: { clientId: 'id', clientSecret: 'secret' } }
    const one = await testServer({ settings: { social } })
    const { host } = await leave(one.browser())
    expect(host).toBe('accounts.google.com')
    const { codes } = await one
      .browser()
      .get('/v1/development_provider?strategy=oauth_google&state=x')
    expect(codes).toEqual(['oauth_provider_not_enabled'])
    await one.close()
  })
})

describe('RED-2: the way back', () => {
  test.each([
    [{ redirect_url: '' }, 'form_param_missing'],
    [{ redirect_url: 'https://evil.example/x' }, 'redirect_url_not_associated_with_instance'],
    [{ redirect_url: 'javascript:alert(1)' }, 'redirect_url_not_associated_with_instance'],
    [{ redirect_url: 'https://' }, 'invalid_redirect_url'],
    [
      { action_complete_redirect_url: '//evil.example' },
      'redirect_url_not_associated_with_instance',
    ],
  ])('%o is refused', async (way, code) => {
    const form = { strategy: 'oauth_google', ...WAY, ...way }
    const { codes } = await server.browser().post('/v1/client/sign_ins', form)
    expect(codes).toEqual([code])
  })
})

describe('a form without JavaScript', () => {
  const form = {
    strategy: 'oauth_google',
    redirect_url: '/sign-in',
    action_complete_redirect_url: '/dashboard',
  }

  test('goes to the provider, and comes back signed up', async () => {
    const browser = server.browser()
    const { status, headers } = await browser.submit('/v1/client/sign_ins', form)
    expect(status).toBe(303)
    const back = await answerOf(browser, new URL(headers.get('location')!))
    const { headers: next } = await open(browser, back)
    expect(next.get('location')).toBe(`${ORIGIN}/dashboard`)
    expect((await clientOf(browser)).sessions).toHaveLength(1)
  })

  test('comes back to the sign-up page where something is missing', async () => {
    const browser = server.browser()
    const { headers } = await browser.submit('/v1/client/sign_ins', form)
    const page = new URL(headers.get('location')!)
    const back = await answerOf(browser, page, { verified: false })
    expect((await open(browser, back)).headers.get('location')).toBe(`${ORIGIN}/sign-up`)
  })

  test('is told on its page what is wrong with it', async () => {
    const browser = server.browser()
    const wrong = { ...form, strategy: 'oauth_discord' }
    const { status, headers } = await browser.submit('/v1/client/sign_ins', wrong)
    expect([status, headers.get('location')]).toEqual([303, `${ORIGIN}/sign-in?a=1`])
  })
})

test('FED-9: neither tokens nor secrets are in what a browser is told', async () => {
  const browser = server.browser()
  const { body } = await signUpThrough(browser)
  const environment = await browser.get('/v1/environment')
  for (const text of [JSON.stringify(body), JSON.stringify(environment.body)]) {
    expect(text).not.toMatch(/development_ada|accessToken|clientSecret/)
  }
  expect(environment.body.user_settings.social.oauth_github).toMatchObject({
    enabled: true,
    authenticatable: true,
    name: 'GitHub',
  })
})

test('what a provider refused is told once to who has no script', async () => {
  const browser = server.browser()
  const way = { strategy: 'oauth_google', redirect_url: '/sign-in?__dooryard_screen=sso-return' }
  const left = await browser.submit('/v1/client/sign_ins', way)
  const page = new URL(left.headers.get('location')!)
  const denied = `${ORIGIN}/v1/oauth_callback/google?error=access_denied&state=${page.searchParams.get('state')}`
  const back = await open(browser, denied)
  const path = new URL(back.headers.get('location')!, ORIGIN)
  expect(path.search).toBe('?__dooryard_screen=sso-return')
  const told = async (request = browser.page(path.pathname + path.search)) =>
    (await server.resume(request)).client!.sign_in!.first_factor_verification!.error?.code ?? null
  const ahead = browser.page(path.pathname + path.search)
  ahead.headers.set('sec-purpose', 'prefetch')
  expect(await told(ahead)).toBe('oauth_access_denied')
  expect([await told(), await told()]).toEqual(['oauth_access_denied', null])
})
