import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestClock } from '../testing/clock.ts'
import { leave, open, WAY } from '../testing/federation.ts'
import {
  CLIENT,
  type OpenidProvider,
  openidProvider,
  passThrough,
} from '../testing/openid-provider.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

const strategy = 'oauth_custom_acme'
let provider: OpenidProvider
let server: TestServer

beforeAll(async () => {
  provider = await openidProvider()
})
afterAll(() => provider.close())

beforeEach(async () => {
  const acme = { name: 'Acme', issuer: provider.issuer, trustsEmail: true, ...CLIENT }
  server = await testServer({
    settings: { social: { custom: { acme } } },
    clock: createTestClock(Date.now()),
  })
  provider.people.set('ada', {
    email: 'ada@example.com',
    email_verified: true,
    name: 'Ada Lovelace',
    picture: 'https://pictures.example.com/ada.png',
  })
})
afterEach(() => server.close())

test('FED-1, FED-2: somebody signs up and in at a real provider, with PKCE, nonce and issuer', async () => {
  const browser = server.browser()
  const page = await leave(browser, { strategy, to: 'sign_ups', oidc_prompt: 'login' })
  expect(page.searchParams.get('code_challenge_method')).toBe('S256')
  expect(page.searchParams.get('nonce')).toMatch(/^[\w-]{43}$/)
  const back = await passThrough(page, 'ada')
  expect(back.searchParams.get('iss')).toBe(provider.issuer)
  const { headers } = await open(browser, back)
  expect(headers.get('location')).toBe(WAY.action_complete_redirect_url)
  const { response } = await browser.get('/v1/client')
  expect(response.sessions[0].user).toMatchObject({
    first_name: 'Ada',
    email_addresses: [{ verification: { strategy: `from_${strategy}` } }],
    external_accounts: [
      {
        provider: strategy,
        provider_user_id: 'ada',
        image_url: 'https://pictures.example.com/ada.png',
        approved_scopes: 'openid email profile',
      },
    ],
  })
  const again = server.browser()
  const next = await open(again, await passThrough(await leave(again, { strategy }), 'ada'))
  expect(next.headers.get('location')).toBe(WAY.action_complete_redirect_url)
})

test('FED-2: another issuer in the answer is a mix-up', async () => {
  const browser = server.browser()
  const back = await passThrough(await leave(browser, { strategy }), 'ada')
  back.searchParams.set('iss', 'https://evil.example')
  await open(browser, back)
  const { response } = await browser.get('/v1/client')
  expect(response.sign_in.first_factor_verification.error.code).toBe('oauth_token_exchange_error')
})

test('FED-1: a code of another departure is refused by the provider', async () => {
  const [browser, other] = [server.browser(), server.browser()]
  const mine = await passThrough(await leave(browser, { strategy }), 'ada')
  const theirs = await passThrough(await leave(other, { strategy }), 'bob')
  mine.searchParams.set('code', theirs.searchParams.get('code')!)
  await open(browser, mine)
  const { response } = await browser.get('/v1/client')
  expect(response.sign_in.first_factor_verification.error.code).toBe('oauth_token_exchange_error')
})

test.each([[false], [undefined], ['true']])(
  'FED-7: email_verified %s is no proof',
  async (email_verified) => {
    provider.people.set('ada', { email: 'ada@example.com', email_verified })
    const browser = server.browser()
    await open(
      browser,
      await passThrough(await leave(browser, { strategy, to: 'sign_ups' }), 'ada'),
    )
    const { response } = await browser.get('/v1/client')
    expect(response.sign_up.unverified_fields).toEqual(['email_address'])
  },
)
