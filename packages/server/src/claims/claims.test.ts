import { decodeJwt } from '@dooryard/backend/jwt'
import { afterEach, describe, expect, test } from 'vitest'
import { MINUTE, toSeconds } from '../clock.ts'
import type { SettingsInput } from '../settings/schema.ts'
import { backendOf } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import type { ClaimTemplates } from './fill.ts'

let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

/** Somebody is signed in where tokens carry these claims; what the site says of them comes after it. */
async function signedIn(claims: ClaimTemplates, metadata: object = {}) {
  server = await testServer({ settings: { session: { claims } } })
  const browser = server.browser()
  const { userId, sessionId } = await signUp(browser)
  const backend = backendOf(server)
  const said = [
    await backend(`PATCH /users/${userId}`, { json: { first_name: 'Ädä' } }),
    await backend(`PATCH /users/${userId}/metadata`, { json: metadata }),
  ]
  expect(said.map(({ status }) => status)).toEqual([200, 200])
  const fetchToken = async () => {
    const { body } = await browser.post(`/v1/client/sessions/${sessionId}/tokens`)
    return body.jwt as string
  }
  return { browser, userId, sessionId, fetchToken, read: async () => claimsOf(await fetchToken()) }
}

const claimsOf = (token: string): Record<string, unknown> => decodeJwt(token).payload

describe('claims of the settings', () => {
  test('are in every session token, of their own types', async () => {
    const { read, userId } = await signedIn(
      {
        metadata: '{{user.public_metadata}}',
        role: '{{user.public_metadata.role}}',
        seats: '{{user.public_metadata.team.seats}}',
        mfa: '{{user.two_factor_enabled}}',
        mail: '{{user.primary_email_address}}',
        mail_verified: '{{user.email_verified}}',
        me: { name: '{{user.full_name}}', tags: ['{{user.id}}', 7, true, null] },
        since: '{{user.created_at}}',
        greeting: 'Hello {{user.first_name}} of {{ user.public_metadata.team }}{{user.last_name}}!',
      },
      { public_metadata: { role: 'admin', team: { seats: 3 } } },
    )
    expect(await read()).toMatchObject({
      metadata: { role: 'admin', team: { seats: 3 } },
      role: 'admin',
      seats: 3,
      mfa: false,
      mail: 'ada+clerk_test@example.com',
      mail_verified: true,
      me: { name: 'Ädä', tags: [userId, 7, true, null] },
      since: toSeconds(server!.clock.now()),
      greeting: 'Hello Ädä of {"seats":3}!',
    })
  })

  test('what is missing is null, and what comes after || instead', async () => {
    const { read } = await signedIn(
      {
        nothing: '{{user.public_metadata.role}}',
        inherited: '{{user.public_metadata.constructor.name}}',
        beyond: '{{user.public_metadata.flag.on.and.on}}',
        org: '{{org.slug}}',
        first: "{{user.public_metadata.role || user.unsafe_metadata.role || 'guest'}}",
        off: '{{user.public_metadata.flag || 42}}',
        last: '{{user.public_metadata.role || false}}',
        braces: "{{user.username || '}} || {{'}}",
        text: "as {{user.public_metadata.role || 'guest'}}",
      },
      { public_metadata: { flag: false } },
    )
    expect(await read()).toMatchObject({
      nothing: null,
      inherited: null,
      beyond: null,
      org: null,
      first: 'guest',
      off: 42,
      last: false,
      braces: '}} || {{',
      text: 'as guest',
    })
  })

  test('follow a change with the next token, everywhere that tokens are made', async () => {
    const { browser, userId, sessionId, read } = await signedIn(
      { role: '{{user.public_metadata.role}}' },
      { public_metadata: { role: 'member' } },
    )
    expect(await read()).toMatchObject({ role: 'member' })
    const backend = backendOf(server!)
    await backend(`PATCH /users/${userId}/metadata`, {
      json: { public_metadata: { role: 'admin' } },
    })
    server!.clock.advance(MINUTE)
    const tokens = [
      (await browser.get('/v1/client')).response.sessions[0].last_active_token.jwt,
      (await browser.post(`/v1/client/sessions/${sessionId}/touch`)).response.last_active_token.jwt,
      (await server!.resume(browser.page(), { needToken: true })).token,
      (await backend(`POST /sessions/${sessionId}/tokens`)).body.jwt,
    ]
    expect(tokens.map((token) => claimsOf(token).role)).toEqual(tokens.map(() => 'admin'))
  })
})

const wrong: [string, unknown, RegExp][] = [
  ...[
    'iss',
    'sub',
    'sid',
    'azp',
    'aud',
    'exp',
    'iat',
    'nbf',
    'jti',
    'act',
    'sts',
    'fva',
    'v',
    'o',
  ].map((name): [string, unknown, RegExp] => [
    name,
    { [name]: 'x' },
    /server alone says this claim/,
  ]),
  ...['org_id', 'org_role', 'org_anything', 'pla', 'fea', 'handshake'].map(
    (name): [string, unknown, RegExp] => [name, { [name]: 'x' }, /server alone says this claim/],
  ),
  [
    'a shortcode that is none',
    { a: '{{user.publicMetadata.role}}' },
    /Did you mean \{\{user\.public_metadata\}\}/,
  ],
  ['private data', { a: '{{user.private_metadata.x}}' }, /everybody can read/],
  ['a password', { a: '{{user.password_digest}}' }, /there is no shortcode/],
  ['code', { a: '{{process.env.SECRET}}' }, /there is no shortcode/],
  ['a call', { a: '{{user.id()}}' }, /is no shortcode/],
  ['an end that is missing', { a: { b: 'x {{user.id' } }, /a\.b: .* is no shortcode/],
  ['an operand that is missing', { a: '{{user.id || }}' }, /is no shortcode/],
  ['a function', { a: () => 1 }, /a: must be text/],
  ['infinity', { a: Number.POSITIVE_INFINITY }, /a: must be text/],
  ['a prototype', JSON.parse('{"a":{"__proto__":1}}'), /no name for a claim/],
  ['a list', ['a'], /must be an object/],
  ['more than there is room for', { a: 'x'.repeat(1600) }, /1608 bytes .* room for 1500/],
]
test.each(wrong)(
  'JWT-10, SES-13: settings with %s are refused, and say what to write',
  async (_, claims, message) => {
    const settings = { session: { claims } } as SettingsInput
    await expect(testServer({ settings })).rejects.toThrow(message)
    await expect(testServer({ settings })).rejects.toThrow(/session\.claims: /)
  },
)

describe('SES-13: metadata that does not fit into a cookie', () => {
  const cookiesOf = (browser: Browser) =>
    [...browser.cookies].filter(([name]) => name.startsWith('__session'))

  test('is left out, the largest first, and told once; nobody is signed out by it', async () => {
    const { browser, fetchToken, sessionId } = await signedIn(
      {
        metadata: '{{user.public_metadata}}',
        note: '{{user.public_metadata.note}}',
        role: '{{user.public_metadata.role}}',
      },
      { public_metadata: { role: 'admin', text: 'ö'.repeat(1500), note: 'x'.repeat(900) } },
    )
    const token = await fetchToken()
    expect(claimsOf(token)).toMatchObject({ role: 'admin', note: expect.any(String) })
    expect(claimsOf(token)).not.toHaveProperty('metadata')
    await fetchToken()
    const told = server!.logged.filter((line) => line.includes('4,096'))
    expect(told).toEqual([expect.stringMatching(/go without the claims metadata:/)])
    const page = await server!.resume(browser.page(), { needToken: true })
    expect(claimsOf(page.token!).sid).toBe(sessionId)
    expect(page.setCookies.length).toBeGreaterThan(2)
    for (const cookie of page.setCookies)
      expect(Buffer.byteLength(cookie)).toBeLessThanOrEqual(4096)
  })

  test('what people write themselves takes no room from what the site says of them', async () => {
    const { read } = await signedIn(
      { plan: '{{user.public_metadata.plan}}', note: 'Note: {{user.unsafe_metadata.note}}' },
      {
        public_metadata: { plan: 'p'.repeat(1200) },
        unsafe_metadata: { note: 'x'.repeat(1100) },
      },
    )
    const claims = await read()
    expect(claims).toMatchObject({ plan: 'p'.repeat(1200) })
    expect(claims).not.toHaveProperty('note')
  })

  test('a token that is just small enough has everything', async () => {
    const { browser, read, userId } = await signedIn({ text: '{{user.public_metadata.text}}' })
    const backend = backendOf(server!)
    const kept: number[] = []
    for (let size = 1500; size <= 2300; size += 50) {
      await backend(`PATCH /users/${userId}/metadata`, {
        json: { public_metadata: { text: 'x'.repeat(size) } },
      })
      const { text } = await read()
      if (text) kept.push(String(text).length)
      const { setCookies } = await server!.resume(browser.page(), { needToken: true })
      expect(setCookies.length).toBeGreaterThan(2)
      for (const cookie of setCookies) expect(Buffer.byteLength(cookie)).toBeLessThanOrEqual(4096)
    }
    expect(kept.length).toBeGreaterThan(3)
    expect(kept.at(-1)).toBeLessThan(2300)
    expect(kept).toEqual([...kept].sort((a, b) => a - b))
    expect(cookiesOf(browser).every(([name, value]) => name.length + value.length < 4096)).toBe(
      true,
    )
  })
})
