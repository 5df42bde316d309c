import { generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { backendOf, createUser } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { createTestClock, type TestClock } from '../testing/clock.ts'
import { leave, open } from '../testing/federation.ts'
import { GOOGLE, type Google, playGoogle } from '../testing/google.ts'
import { as, BOB, PASSWORD, signIn } from '../testing/people.ts'
import { enrol, secondStep } from '../testing/second-factor.ts'
import { step } from '../testing/sign-in.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let google: Google
let clock: TestClock
let server: TestServer

beforeAll(async () => {
  clock = createTestClock(Date.now())
  google = await playGoogle({ now: () => clock.now() })
})
afterAll(() => google.close())

beforeEach(() => {
  clock = createTestClock(Date.now())
})

async function start(settings: object = {}) {
  server = await testServer(
    { clock, settings: { social: { google: GOOGLE }, ...settings } },
    { wrapOutside: google.wrapOutside },
  )
  onTestFinished(() => server.close())
  return server
}

const strategy = 'google_one_tap'
const enter = (browser: Browser, token: string, to: 'sign_ins' | 'sign_ups' = 'sign_ins') =>
  browser.post(`/v1/client/${to}`, { strategy, token })

/** As a page does it: a sign-in, and a sign-up of who has no account. */
async function come(browser: Browser, token = google.token()) {
  const answer = await enter(browser, token)
  return answer.codes.includes('external_account_not_found')
    ? enter(browser, token, 'sign_ups')
    : answer
}

test('somebody new signs up with what Google says of them, and in again', async () => {
  await start()
  const browser = server.browser()
  const token = google.token()
  const refused = await enter(browser, token)
  expect([refused.status, ...refused.codes]).toEqual([404, 'external_account_not_found'])
  expect(refused.setCookies.filter((one) => one.startsWith('__client'))).toEqual([])
  const up = await enter(browser, token, 'sign_ups')
  expect(up.response).toMatchObject({
    status: 'complete',
    verifications: { external_account: { status: 'verified', strategy } },
  })
  expect(up.client?.sessions[0]?.user).toMatchObject({
    first_name: 'Ada',
    last_name: 'Lovelace',
    email_addresses: [
      { email_address: 'ada@example.com', verification: { strategy: 'from_oauth_google' } },
    ],
    external_accounts: [{ provider: 'oauth_google', provider_user_id: '1093' }],
  })
  const again = server.browser()
  const back = await enter(again, google.token())
  expect(back.response).toMatchObject({
    status: 'complete',
    first_factor_verification: { status: 'verified', strategy },
  })
  expect(back.client?.sessions[0]?.user?.id).toBe(up.client?.sessions[0]?.user?.id)
})

test('the environment says whose prompt Google is to show, where the site is registered there', async () => {
  await start()
  const clientId = () => server.environment().display_config.google_one_tap_client_id
  expect(clientId()).toBe(GOOGLE.clientId)
  await start({ social: { google: true } })
  expect(clientId()).toBeNull()
  const { codes } = await enter(server.browser(), google.token())
  expect(codes).toEqual(['google_one_tap_token_invalid'])
  await start({ social: {} })
  expect((await enter(server.browser(), google.token())).codes).toEqual([
    'oauth_provider_not_enabled',
  ])
})

describe('FED-3: a token is refused', () => {
  const now = () => Math.floor(clock.now() / 1000)
  const forged = (token: string) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const content = token.slice(0, token.lastIndexOf('.'))
    return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`
  }
  const bare = (token: string) => {
    const head = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    return `${head}.${token.split('.')[1]}.`
  }
  test.each<[string, () => string]>([
    ['of another issuer', () => google.token({ iss: 'https://evil.example' })],
    ['for another client', () => google.token({ aud: 'somebody else' })],
    ['for several clients', () => google.token({ aud: [GOOGLE.clientId, 'other'], azp: 'other' })],
    ['that another client asked for', () => google.token({ azp: 'somebody else' })],
    ['made for a way with a nonce', () => google.token({ nonce: 'one' })],
    ['that has expired', () => google.token({ iat: now() - 7200, exp: now() - 3600 })],
    ['without an end', () => google.token({ exp: undefined })],
    ['from the future', () => google.token({ nbf: now() + 3600 })],
    ['without a subject', () => google.token({ sub: undefined })],
    ['whose subject is a trick', () => google.token({ sub: '1093\u202e' })],
    ['signed with another algorithm', () => google.token({}, { alg: 'HS256' })],
    ['signed with a key that Google has not', () => google.token({}, { kid: 'two' })],
    ['that brings its own key', () => forged(google.token({}, { jku: 'https://evil.example' }))],
    ['that is not signed', () => bare(google.token())],
    ['that is none', () => 'nonsense'],
    ['that is half of one', () => google.token().split('.').slice(0, 2).join('.')],
  ])('%s', async (_, make) => {
    await start()
    await come(server.browser())
    for (const to of ['sign_ins', 'sign_ups'] as const) {
      const browser = server.browser()
      const { status, codes } = await enter(browser, make(), to)
      expect([status, ...codes]).toEqual([400, 'google_one_tap_token_invalid'])
      expect((await browser.get('/v1/client')).response).toBeNull()
    }
    expect(server.logged.join()).not.toContain('eyJ')
  })

  test('that is missing', async () => {
    await start()
    const { status, errors } = await server.browser().post('/v1/client/sign_ins', { strategy })
    expect([status, errors[0]?.meta?.param_name]).toEqual([422, 'token'])
  })

  test('when Google’s keys cannot be fetched', async () => {
    server = await testServer(
      { clock, settings: { social: { google: GOOGLE } } },
      {
        wrapOutside: () => async () => {
          throw new Error('It does not answer.')
        },
      },
    )
    onTestFinished(() => server.close())
    const { codes } = await enter(server.browser(), google.token())
    expect(codes).toEqual(['google_one_tap_token_invalid'])
    expect(server.logged.join()).toContain('oauth_google failed')
  })
})

describe('GR-4: a token is good once', () => {
  test('for whoever comes first, however its signature is written', async () => {
    await start()
    const token = google.token()
    await come(server.browser(), token)
    // The last letter of a signature has bits that say nothing.
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const other = token.slice(0, -1) + letters[letters.indexOf(token.at(-1)!) ^ 1]
    for (const each of [token, other, `${token}=`]) {
      expect((await enter(server.browser(), each)).codes).toEqual(['google_one_tap_token_invalid'])
      const up = await enter(server.browser(), each, 'sign_ups')
      expect(up.codes).toEqual(['google_one_tap_token_invalid'])
    }
  })

  test('of five at once', async () => {
    await start()
    await come(server.browser())
    const token = google.token()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => enter(server.browser(), token)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400])
  })

  test('and is remembered as long as it would be good', async () => {
    await start()
    const token = google.token()
    await come(server.browser(), token)
    clock.advance(3_599_000)
    await server.maintain()
    expect((await enter(server.browser(), token)).codes).toEqual(['google_one_tap_token_invalid'])
  })
})

describe('accounts that are there', () => {
  const ADA = 'ada@example.com'
  /** Somebody with a proven address here. */
  const member = async (): Promise<string> =>
    (await createUser(backendOf(server), { email_address: [ADA] })).id

  test('FED-5: an address that both have proven is the same person', async () => {
    await start()
    const id = await member()
    const { response, client } = await enter(server.browser(), google.token())
    expect(response.status).toBe('complete')
    expect(client?.sessions[0]?.user).toMatchObject({ id, external_accounts: [{}] })
  })

  test('FED-5, FED-7: one that Google does not vouch for is proven otherwise first', async () => {
    await start()
    const id = await member()
    const browser = server.browser()
    const begun = await enter(browser, google.token({ email_verified: 'true' }))
    expect(begun.response).toMatchObject({ status: 'needs_first_factor', identifier: ADA })
    expect(begun.client?.sessions).toEqual([])
    const proof = { strategy: 'password', password: PASSWORD }
    const { response, client } = await step(browser, begun, {
      name: 'attempt_first_factor',
      ...proof,
    })
    expect(response.status).toBe('complete')
    expect(client?.sessions[0]?.user).toMatchObject({ id, external_accounts: [{}] })
  })

  test('FED-5: of an address whose mail is not at Google, which had it proven once, its reader by now proves who they are', async () => {
    await start()
    const id = await member()
    const elsewhere = (claims = {}) => google.token({ hd: undefined, ...claims })
    const { response, client } = await enter(server.browser(), elsewhere())
    expect([response.status, client?.sessions]).toEqual(['needs_first_factor', []])
    const newcomer = server.browser()
    const up = await enter(newcomer, elsewhere({ sub: 'new', email: BOB }), 'sign_ups')
    expect(up.response).toMatchObject({
      status: 'missing_requirements',
      unverified_fields: ['email_address'],
    })
    const path = `/v1/client/sign_ups/${up.response.id}`
    await newcomer.post(`${path}/prepare_verification`, { strategy: 'email_code' })
    const code = { strategy: 'email_code', code: '424242' }
    const done = await newcomer.post(`${path}/attempt_verification`, code)
    expect(done.client!.sessions[0]!.user).toMatchObject({ external_accounts: [{}] })
    const gmail = { email: 'ada@gmail.com', hd: undefined, sub: 'gmail' }
    await createUser(backendOf(server), { email_address: ['ada@gmail.com'] })
    expect((await enter(server.browser(), google.token(gmail))).response.status).toBe('complete')
    expect((await backendOf(server)(`GET /users/${id}`)).body.external_accounts).toEqual([])
  })

  test('FED-5, ENUM-1: and where accounts are a secret such a one signs up nobody with the address of another', async () => {
    await start({ enumerationProtection: true })
    const id = await member()
    const asked = { status: 'missing_requirements', unverified_fields: ['email_address'] }
    // Of nobody as well, or it would tell of somebody.
    for (const email of [ADA, BOB]) {
      const token = google.token({ hd: undefined, sub: email, email })
      expect((await come(server.browser(), token)).response).toMatchObject(asked)
    }
    expect((await backendOf(server)(`GET /users/${id}`)).body.external_accounts).toEqual([])
  })

  test('FED-4: another account with the same address is not theirs', async () => {
    await start()
    await come(server.browser())
    const other = google.token({ sub: 'another', email_verified: false })
    const { response, client } = await enter(server.browser(), other)
    expect([response.status, client?.sessions]).toEqual(['needs_first_factor', []])
  })

  test('ENUM-1: where accounts are a secret, an unproven address tells of none', async () => {
    await start({ enumerationProtection: true })
    await member()
    const unproven = google.token({ email_verified: false })
    expect((await enter(server.browser(), unproven)).codes).toEqual(['external_account_not_found'])
  })

  test('a sign-up of who has an account goes on as a sign-in, once', async () => {
    await start()
    const id = await member()
    const browser = server.browser()
    const up = await enter(browser, google.token(), 'sign_ups')
    expect(up.response).toMatchObject({
      status: 'missing_requirements',
      verifications: {
        external_account: { status: 'transferable', error: { code: 'external_account_exists' } },
      },
    })
    const transfer = () => browser.post('/v1/client/sign_ins', { transfer: 'true' })
    const done = await transfer()
    expect(done.client?.sessions[0]?.user?.id).toBe(id)
    expect((await transfer()).codes).toEqual(['account_transfer_invalid'])
  })

  test('a second factor is asked for, and the account linked only then', async () => {
    await start()
    await member()
    const first = server.browser()
    const { response } = await signIn(first, ADA)
    const { created_session_id: sessionId } = response
    const phone = await enrol(first, sessionId, { clock })
    const browser = server.browser()
    const begun = await enter(browser, google.token())
    expect(begun.response.status).toBe('needs_second_factor')
    const me = async (one: Browser, session: string) =>
      (await one.get(`/v1/me${as(session)}`)).response.external_accounts.length
    expect(await me(first, sessionId)).toBe(0)
    const done = await secondStep(browser, begun, phone.code())
    expect(done.response.status).toBe('complete')
    expect(await me(browser, done.response.created_session_id)).toBe(1)
  })

  test('ENUM-3: who is banned stays out, and nothing is linked', async () => {
    await start()
    const id = await member()
    const backend = backendOf(server)
    await backend(`POST /users/${id}/ban`)
    expect((await enter(server.browser(), google.token())).codes).toEqual(['user_banned'])
    expect((await backend(`GET /users/${id}`)).body.external_accounts).toEqual([])
  })

  test('who is signed in already is told so, and the token is not spent', async () => {
    await start()
    const browser = server.browser()
    await come(browser)
    const token = google.token()
    expect((await enter(browser, token)).codes).toEqual(['identifier_already_signed_in'])
    expect((await enter(server.browser(), token)).status).toBe(200)
  })
})

test('rights that were given before stay: a token gives none and takes none away', async () => {
  await start()
  const backend = backendOf(server)
  const rights = async () => {
    const [user] = (await backend('GET /users')).body
    const tokens = await backend(`GET /users/${user.id}/oauth_access_tokens/oauth_google`)
    return [
      user.external_accounts[0].approved_scopes,
      ...tokens.body.map(({ token }: { token: string }) => token),
    ]
  }
  await come(server.browser())
  expect(await rights()).toEqual([''])
  const browser = server.browser()
  await open(browser, google.answer(await leave(browser)))
  const given = ['openid email profile', 'an access token']
  expect(await rights()).toEqual(given)
  await come(server.browser())
  expect(await rights()).toEqual(given)
})

test('where nobody may sign up, nobody does', async () => {
  await start({ signUp: { mode: 'restricted' } })
  for (const to of ['sign_ins', 'sign_ups'] as const) {
    const { codes } = await enter(server.browser(), google.token(), to)
    expect(codes).toEqual(['sign_up_mode_restricted'])
  }
  expect((await backendOf(server)('GET /users')).body).toEqual([])
})

test('a list of who may sign up holds for these too', async () => {
  await start({ restrictions: { allowlist: ['acme.example'] } })
  expect((await come(server.browser())).codes).toEqual(['not_allowed_access'])
})

test('consent that is missing is asked for, and given along', async () => {
  await start({ signUp: { legalConsent: true } })
  const browser = server.browser()
  const { response } = await come(browser)
  expect(response).toMatchObject({
    status: 'missing_requirements',
    missing_fields: ['legal_accepted'],
  })
  const other = await server.browser().post('/v1/client/sign_ups', {
    strategy,
    token: google.token({ sub: '2', email: 'bob@example.com' }),
    legal_accepted: 'true',
  })
  expect(other.response.status).toBe('complete')
})

test('CSRF-1: a page of another site brings nothing', async () => {
  await start()
  const answer = await server
    .browser()
    .post(
      '/v1/client/sign_ins',
      { strategy, token: google.token() },
      { origin: 'https://evil.example' },
    )
  expect(answer.codes).toEqual(['origin_invalid'])
})
