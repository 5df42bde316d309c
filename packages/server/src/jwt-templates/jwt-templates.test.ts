import {
  createHmac,
  createPublicKey,
  createVerify,
  generateKeyPairSync,
  randomBytes,
} from 'node:crypto'
import { createClerkClient, verifyToken } from '@dooryard/backend'
import { decodeJwt } from '@dooryard/backend/jwt'
import { TokenCategory } from '@dooryard/protocol'
import { afterEach, describe, expect, test } from 'vitest'
import { MINUTE, toSeconds } from '../clock.ts'
import type { Db } from '../db/database.ts'
import type { SettingsInput } from '../settings/schema.ts'
import { type Backend, backendOf } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { BOB, signOut, signUp } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'
import type {} from './table.ts'

let server: TestServer
let backend: Backend
let browser: Browser
let userId: string
let sessionId: string
let db: Db
afterEach(() => server?.close())

async function open(jwtTemplates: SettingsInput['jwtTemplates'] = {}) {
  server = await testServer(
    { settings: { jwtTemplates } },
    {
      wrapDatabase(opened) {
        db = opened
        return opened
      },
    },
  )
  backend = backendOf(server)
  browser = server.browser()
  ;({ userId, sessionId } = await signUp(browser))
}

const ask = (name: string, from = browser) =>
  from.post(`/v1/client/sessions/${sessionId}/tokens/${name}`)
const tokenOf = async (name: string): Promise<string> => (await ask(name)).body.jwt

const SECRET = 'a secret of the other service, long enough'
const CLAIMS = {
  aud: 'authenticated',
  role: 'authenticated',
  email: '{{user.primary_email_address}}',
}
const rsa = (modulusLength = 2048) =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string
const ec = (namedCurve: string) =>
  generateKeyPairSync('ec', { namedCurve }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string

/** Of a token that a key of its own signed. */
function isSignedBy(token: string, algorithm: string, key: string): boolean {
  const [head, body, signature = ''] = token.split('.')
  const hash = `sha${algorithm.slice(2)}`
  if (algorithm.startsWith('HS')) {
    return createHmac(hash, key).update(`${head}.${body}`).digest('base64url') === signature
  }
  return createVerify(hash)
    .update(`${head}.${body}`)
    .verify({ key: createPublicKey(key), dsaEncoding: 'ieee-p1363' }, signature, 'base64url')
}

describe('a token by a template', () => {
  test('of the settings says what the template says, whose it is, and of no session', async () => {
    await open({ supabase: { claims: CLAIMS, lifetime: 300, allowedClockSkew: 30 } })
    const answer = await ask('supabase')
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.body)).toEqual(['object', 'jwt'])
    const { header, payload } = decodeJwt(answer.body.jwt)
    const now = toSeconds(server.clock.now())
    expect(payload).toEqual({
      aud: 'authenticated',
      role: 'authenticated',
      email: 'ada+clerk_test@example.com',
      iss: expect.stringMatching(/^https:/),
      sub: userId,
      azp: ORIGIN,
      iat: now,
      exp: now + 300,
      nbf: now - 30,
      jti: expect.stringMatching(/^\w{20}$/),
    })
    expect(header).toMatchObject({ alg: 'RS256', cat: TokenCategory.template })
    expect(answer.setCookies).toEqual([])
  })

  test.each([
    ['HS256', SECRET],
    ['HS512', randomBytes(48).toString('base64')],
    ['RS256', rsa()],
    ['RS384', rsa()],
    ['ES256', ec('prime256v1')],
    ['ES512', ec('secp521r1')],
  ])('is signed with a key of its own: %s', async (signing_algorithm, signing_key) => {
    await open()
    const { status, body } = await backend('POST /jwt_templates', {
      json: {
        name: 'own',
        claims: CLAIMS,
        custom_signing_key: true,
        signing_algorithm,
        signing_key,
      },
    })
    expect([status, body]).toEqual([
      200,
      {
        object: 'jwt_template',
        id: expect.stringMatching(/^jtmp_\w{27}$/),
        name: 'own',
        claims: CLAIMS,
        lifetime: 60,
        allowed_clock_skew: 5,
        custom_signing_key: true,
        signing_algorithm,
        created_at: server.clock.now(),
        updated_at: server.clock.now(),
      },
    ])
    const token = await tokenOf('own')
    const { header, payload } = decodeJwt(token)
    expect(header).toEqual({ typ: 'JWT', alg: signing_algorithm, cat: TokenCategory.template })
    expect(payload).toMatchObject({ sub: userId, role: 'authenticated' })
    expect(isSignedBy(token, signing_algorithm, signing_key)).toBe(true)
    const stored = JSON.stringify(await db.selectFrom('jwt_templates').selectAll().execute())
    const secretPart = signing_key.replace(/-----[A-Z ]+-----|\s/g, '').slice(0, 20)
    expect(stored, 'SEC-2').not.toContain(secretPart)
    const events = await db.selectFrom('audit_events').selectAll().execute()
    expect(JSON.stringify([events, server.logged])).not.toContain(secretPart)
  })

  test('lives as long as the site asks for it', async () => {
    await open({ brief: { claims: {} } })
    const lives = async (json: object) => {
      const { body } = await backend(`POST /sessions/${sessionId}/tokens/brief`, { json })
      const { iat, exp, azp } = decodeJwt(body.jwt).payload
      return [exp - iat!, azp]
    }
    expect(await lives({})).toEqual([60, undefined])
    expect(await lives({ expires_in_seconds: 3600 })).toEqual([3600, undefined])
  })

  test('is for whoever is signed in there, and for no half-done session (GR-5)', async () => {
    await open({ brief: { claims: {} } })
    const stranger = server.browser()
    expect((await ask('brief', stranger)).status).toBe(401)
    await signUp(stranger, BOB)
    expect((await ask('brief', stranger)).status).toBe(404)
    expect((await ask('nothing')).codes).toEqual(['jwt_template_not_found'])
    expect((await ask('nothing')).status).toBe(404)
    expect((await ask('constructor')).codes).toEqual(['jwt_template_not_found'])
    await backend(`POST /users/${userId}/password/set_compromised`, { json: {} })
    expect((await ask('brief')).codes).toEqual(['invalid_action_for_session'])
    const bySite = await backend(`POST /sessions/${sessionId}/tokens/brief`, { json: {} })
    expect(bySite.codes).toEqual(['invalid_action_for_session'])
    await signOut(browser)
    expect((await ask('brief')).status).toBe(401)
    const late = await backend(`POST /sessions/${sessionId}/tokens/brief`, { json: {} })
    expect(late.codes).toEqual(['invalid_action_for_session'])
  })
})

describe('JWT-4: a token by a template signs nobody in', () => {
  const request = (headers: Record<string, string>) => new Request(`${ORIGIN}/`, { headers })

  test('with any verifier, in any place', async () => {
    await open({
      instance: { claims: CLAIMS },
      own: { claims: CLAIMS, signingAlgorithm: 'HS256', signingKey: SECRET },
    })
    const jwtKey = server.jwtKey
    const { publishableKey, secretKey } = server
    const clerk = createClerkClient({ publishableKey, secretKey, jwtKey })
    const session = (await browser.post(`/v1/client/sessions/${sessionId}/tokens`)).body.jwt
    const clock = server.clock.now() - Date.now()
    const clockSkewInMs = Math.abs(clock) + MINUTE
    expect(await verifyToken(session, { jwtKey, clockSkewInMs })).toMatchObject({ sub: userId })

    const tokens = [await tokenOf('instance'), await tokenOf('own')]
    for (const token of tokens) {
      await expect(verifyToken(token, { jwtKey, clockSkewInMs })).rejects.toThrow()
      const carried: Record<string, string>[] = [
        { authorization: `Bearer ${token}` },
        { cookie: `__session=${token}; __client_uat=1; __clerk_db_jwt=any` },
        { cookie: `__clerk_handshake=${token}; __clerk_db_jwt=any` },
      ]
      for (const headers of carried) {
        for (const acceptsToken of ['session_token', 'any'] as const) {
          const state = await clerk
            .authenticateRequest(request(headers), { clockSkewInMs, acceptsToken })
            .catch(() => null)
          expect(state?.isAuthenticated ?? false).toBe(false)
        }
      }
      const verified = await backend(`POST /sessions/${sessionId}/verify`, { json: { token } })
      expect(verified.codes).toEqual(['invalid_session_token:token'])
      const client = await backend('POST /clients/verify', { json: { token } })
      expect(client.status).toBeGreaterThanOrEqual(400)
      const refreshed = await backend(`POST /sessions/${sessionId}/refresh`, {
        json: { expired_token: token, refresh_token: 'x', request_origin: ORIGIN },
      })
      expect(refreshed.codes).toEqual(['expired_session_token_invalid'])
      const page = new Request(`${ORIGIN}/`, { headers: { cookie: `__session=${token}` } })
      expect((await server.resume(page, { needToken: true })).token).toBeNull()
      const handshake = await server.browser().get(`/v1/client/handshake?__clerk_db_jwt=${token}`)
      expect(handshake.headers.get('location') ?? '').not.toContain(userId)
    }
    expect(tokens).toHaveLength(2)
  })
})

describe('templates of the Backend API', () => {
  const create = (json: object = {}) =>
    backend('POST /jwt_templates', { json: { name: 'hasura', claims: CLAIMS, ...json } })

  test('are listed with those of the code, changed and deleted', async () => {
    await open({ 'of-code': { claims: { a: 1 } } })
    const { body } = await create({ lifetime: 600 })
    expect((await backend('GET /jwt_templates')).body).toHaveLength(2)
    const page = await backend('GET /jwt_templates?paginated=true&limit=1&offset=1')
    expect(page.body).toEqual({ data: [body], total_count: 2 })
    expect((await backend(`GET /jwt_templates/${body.id}`)).body).toEqual(body)

    server.clock.advance(MINUTE)
    const change = { name: 'hasura-2', claims: { only: true }, allowed_clock_skew: 0 }
    const changed = await backend(`PATCH /jwt_templates/${body.id}`, { json: change })
    expect(changed.body).toEqual({ ...body, ...change, updated_at: server.clock.now() })
    expect((await ask('hasura')).status).toBe(404)
    expect(decodeJwt(await tokenOf('hasura-2')).payload).toMatchObject({ only: true })
    expect((await backend(`DELETE /jwt_templates/${body.id}`)).body).toEqual({
      object: 'jwt_template',
      id: body.id,
      deleted: true,
    })
    expect((await ask('hasura-2')).status).toBe(404)
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const { codes } = await backend(`${method} /jwt_templates/${body.id}`, { json: undefined })
      expect([method, codes]).toEqual([method, ['resource_not_found']])
    }
  })

  test('of the code are changed there', async () => {
    await open({ fixed: { claims: { a: 1 } } })
    const [{ id }] = (await backend('GET /jwt_templates')).body
    const change = await backend(`PATCH /jwt_templates/${id}`, { json: { lifetime: 90 } })
    expect(change.codes).toEqual(['request_invalid_for_instance'])
    expect(change.body.errors[0].long_message).toContain('jwtTemplates.fixed')
    expect((await backend(`DELETE /jwt_templates/${id}`)).codes).toEqual([
      'request_invalid_for_instance',
    ])
    expect((await create({ name: 'fixed' })).codes).toEqual(['form_identifier_exists:name'])
  })

  test('have one name each: of ten at once, one', async () => {
    await open()
    const answers = await Promise.all(Array.from({ length: 10 }, () => create()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const others = answers.filter(({ status }) => status !== 200)
    expect(others.map(({ codes }) => codes)).toEqual(
      others.map(() => ['form_identifier_exists:name']),
    )
  })

  test('keep their key until told otherwise, and it fits the algorithm', async () => {
    await open()
    const { body } = await create({ signing_algorithm: 'HS256', signing_key: SECRET })
    const patch = (json: object) => backend(`PATCH /jwt_templates/${body.id}`, { json })
    expect((await patch({ lifetime: 120 })).body).toMatchObject({ custom_signing_key: true })
    expect(isSignedBy(await tokenOf('hasura'), 'HS256', SECRET)).toBe(true)
    expect((await patch({ signing_algorithm: 'RS256' })).codes).toEqual([
      'form_param_value_invalid:signing_key',
    ])
    const back = await patch({ custom_signing_key: false })
    expect(back.body).toMatchObject({ custom_signing_key: false, signing_algorithm: 'RS256' })
    expect(decodeJwt(await tokenOf('hasura')).header.kid).toMatch(/^ins_/)
  })

  test.each<[string, object, number, string]>([
    ['no name', { name: undefined }, 422, 'form_param_missing:name'],
    ['a name that is a path', { name: '../x' }, 422, 'form_param_format_invalid:name'],
    ['no claims', { claims: undefined }, 422, 'form_param_missing:claims'],
    ['claims that are text', { claims: 'x' }, 422, 'form_param_type_invalid:claims'],
    [
      'an unknown shortcode',
      { claims: { a: '{{user.secret}}' } },
      422,
      'form_param_value_invalid:claims',
    ],
    [
      'private metadata',
      { claims: { a: '{{user.private_metadata}}' } },
      422,
      'form_param_value_invalid:claims',
    ],
    ['too much', { claims: { a: 'x'.repeat(9000) } }, 422, 'form_metadata_too_large:claims'],
    ['no time', { lifetime: 29 }, 422, 'form_param_value_invalid:lifetime'],
    [
      'a wide skew',
      { allowed_clock_skew: 301 },
      422,
      'form_param_value_invalid:allowed_clock_skew',
    ],
    ['none', { signing_algorithm: 'none' }, 422, 'form_param_value_invalid:signing_algorithm'],
    [
      'another algorithm without a key',
      { signing_algorithm: 'HS256' },
      422,
      'form_param_value_invalid:signing_algorithm',
    ],
    ['a key that is missing', { custom_signing_key: true }, 422, 'form_param_missing:signing_key'],
    [
      'a key that is not wanted',
      { custom_signing_key: false, signing_key: SECRET },
      422,
      'form_conditional_param_disallowed:signing_key',
    ],
    [
      'a short secret',
      { signing_algorithm: 'HS256', signing_key: 'x'.repeat(31) },
      422,
      'form_param_value_invalid:signing_key',
    ],
    ['a weak key', { signing_key: rsa(1024) }, 422, 'form_param_value_invalid:signing_key'],
    [
      'a key of another kind',
      { signing_key: ec('prime256v1') },
      422,
      'form_param_value_invalid:signing_key',
    ],
    [
      'another curve',
      { signing_algorithm: 'ES256', signing_key: ec('secp384r1') },
      422,
      'form_param_value_invalid:signing_key',
    ],
    ['no key at all', { signing_key: SECRET }, 422, 'form_param_value_invalid:signing_key'],
  ])('with %s are refused', async (_, change, status, code) => {
    await open()
    const answer = await create(change)
    expect([answer.status, answer.codes]).toEqual([status, [code]])
    expect(JSON.stringify(answer.body)).not.toContain(SECRET)
    expect((await backend('GET /jwt_templates')).body).toEqual([])
  })

  test('JWT-10: cannot say what only the server says, but for whom they are', async () => {
    await open()
    const reserved =
      'iss sub sid azp exp iat nbf jti act sts fva v o org_id org_slug pla fea handshake'
    for (const name of reserved.split(' ')) {
      const answer = await create({ claims: { [name]: 'x' } })
      expect([name, answer.status, answer.codes]).toEqual([
        name,
        400,
        ['jwt_template_reserved_claim:claims'],
      ])
    }
    expect((await create({ claims: { aud: ['a', 'b'] } })).status).toBe(200)
  })
})

test.each<[string, NonNullable<SettingsInput['jwtTemplates']>, RegExp]>([
  [
    'a key that does not fit',
    { a: { signingAlgorithm: 'ES256', signingKey: SECRET } },
    /jwtTemplates\.a: signingKey is no private key/,
  ],
  ['no key', { a: { signingAlgorithm: 'HS256' } }, /signingKey is missing/],
  ['a claim of the server', { a: { claims: { sid: 'x' } } }, /jwtTemplates\.a\.claims: sid/],
  ['a misspelled name', { a: { claim: {} } as never }, /jwtTemplates\.a\.claim/],
  ['a name that is a path', { 'a/b': {} }, /must be a name/],
])('settings with %s are refused at start, without the key', async (_, jwtTemplates, message) => {
  const start = testServer({ settings: { jwtTemplates } })
  await expect(start).rejects.toThrow(message)
  await expect(start).rejects.not.toThrow(SECRET)
})
