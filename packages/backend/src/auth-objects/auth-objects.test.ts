import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  createClerkRequest,
  decorateObjectWithResources,
  getAuthObjectForAcceptedToken,
  getAuthObjectFromJwt,
  makeAuthObjectSerializable,
  reverificationErrorResponse,
  signedInAuthObject,
  signedOutAuthObject,
  stripPrivateDataFromObject,
} from '../internal.ts'
import { decodeJwt } from '../jwt.ts'
import { createAuthServer, createTestClient } from '../testing/auth-server.ts'
import { createTestKey, signTestToken, type TestKey } from '../testing/keys.ts'
import { page } from '../testing/requests.ts'

let key: TestKey

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  key = await createTestKey()
})

const CLAIMS = {
  iss: 'https://clerk.acme.test',
  sub: 'user_ada',
  sid: 'sess_one',
  iat: 1,
  exp: 2,
  nbf: 1,
  v: 2,
  fea: 'o:docs,u:export,o:billing',
  pla: 'o:team',
  fva: [5, -1],
  sts: 'active',
  act: { sub: 'user_root' },
  o: { id: 'org_a', slg: 'alpha', rol: 'admin', per: 'read,write,manage', fpm: '3,4' },
} as const

describe('the auth object of a session', () => {
  const auth = signedInAuthObject({}, 'the.raw.token', CLAIMS as never)

  test('says what the claims say', () => {
    expect(makeAuthObjectSerializable(auth)).toEqual({
      tokenType: 'session_token',
      isAuthenticated: true,
      userId: 'user_ada',
      sessionId: 'sess_one',
      sessionClaims: CLAIMS,
      sessionStatus: 'active',
      actor: { sub: 'user_root' },
      orgId: 'org_a',
      orgSlug: 'alpha',
      orgRole: 'org:admin',
      orgPermissions: ['org:docs:read', 'org:docs:write', 'org:billing:manage'],
      factorVerificationAge: [5, -1],
    })
  })

  test('AZ-12: has() wants every condition, and at least one', () => {
    expect(auth.has({ role: 'org:admin' })).toBe(true)
    expect(auth.has({ permission: 'org:docs:read', feature: 'docs', plan: 'team' })).toBe(true)
    expect(auth.has({ permission: 'org:docs:read', plan: 'gold' })).toBe(false)
    expect(auth.has({ role: 'admin', reverification: 'strict' })).toBe(true)
    expect(
      auth.has({ role: 'admin', reverification: { level: 'first_factor', afterMinutes: 5 } }),
    ).toBe(false)
    expect(auth.has({})).toBe(false)
  })

  test('gives its token without a call, and others from the Backend API', async () => {
    expect(await auth.getToken()).toBe('the.raw.token')
    const { fetch, requests } = createAuthServer(key, {
      'POST /v1/sessions/sess_one/tokens/hasura': () => ({ object: 'token', jwt: 'template' }),
      'POST /v1/sessions/sess_one/tokens': () => ({ object: 'token', jwt: 'longer' }),
    })
    const session = signedInAuthObject({ secretKey: 'sk_test_abc', fetch }, 't', CLAIMS as never)
    expect(await session.getToken({ template: 'hasura' })).toBe('template')
    expect(await session.getToken({ expiresInSeconds: 600 })).toBe('longer')
    expect(requests.map(({ body }) => body)).toEqual(['', { expires_in_seconds: 600 }])
    await expect(auth.getToken({ template: 'x' })).rejects.toThrow('Missing Clerk Secret Key')
  })

  test('shows no secret in debug()', async () => {
    const client = createTestClient(key, {
      secretKey: 'sk_test_secretsecret',
      machineSecretKey: 'ak_secretsecret',
    })
    const token = await signTestToken(key)
    const cookies = { __session: token, __client_uat: 1, __clerk_db_jwt: 'db_secretsecret' }
    for (const request of [page({ cookies }), page()]) {
      const state = await client.authenticateRequest(request)
      const shown = JSON.stringify(state.toAuth()?.debug() ?? {})
      expect(shown).not.toMatch('secretsecret')
      expect(shown).not.toMatch(token.slice(0, 20))
      expect(shown).not.toMatch(key.publicPem.slice(40, 60))
    }
  })
})

test('the signed-out object says no to everything', async () => {
  const { debug, getToken, has, ...rest } = signedOutAuthObject()
  expect(new Set(Object.values(rest))).toEqual(new Set(['session_token', false, null]))
  expect(has({ role: 'admin' })).toBe(false)
  expect(await getToken({ template: 'x' })).toBeNull()
})

describe('getAuthObjectFromJwt', () => {
  test('treats a pending session as signed out unless told otherwise', async () => {
    const jwt = decodeJwt(await signTestToken(key, { claims: { sts: 'pending' } }))
    expect(getAuthObjectFromJwt(jwt)).toMatchObject({ userId: null, sessionStatus: 'pending' })
    expect(getAuthObjectFromJwt(jwt, { treatPendingAsSignedOut: false }).userId).toBe('user_ada')
  })
})

describe('getAuthObjectForAcceptedToken', () => {
  const authObject = signedInAuthObject({}, 't', CLAIMS as never)
  test.each([
    [undefined, { tokenType: 'session_token', userId: 'user_ada' }],
    ['any', { tokenType: 'session_token', userId: 'user_ada' }],
    [['api_key', 'session_token'], { userId: 'user_ada' }],
    [['api_key', 'm2m_token'], { tokenType: null, isAuthenticated: false }],
    ['api_key', { tokenType: 'api_key', isAuthenticated: false, id: null }],
  ] as const)('%o', (acceptsToken, expected) => {
    expect(getAuthObjectForAcceptedToken({ authObject, acceptsToken })).toMatchObject(expected)
  })
})

describe('resources for the browser', () => {
  const USER = {
    object: 'user',
    id: 'user_ada',
    private_metadata: { canary: 1 },
    public_metadata: { a: 1 },
  }

  test('AZ-4: come without private metadata, also in their raw JSON', async () => {
    const { fetch } = createAuthServer(key, { 'GET /v1/users/user_ada': () => USER })
    const auth = signedInAuthObject({}, 't', CLAIMS as never)
    const decorated = await decorateObjectWithResources({ a: 1 }, auth, {
      secretKey: 'sk_x',
      fetch,
      loadUser: true,
    })
    expect(decorated).toMatchObject({ a: 1, user: { id: 'user_ada', publicMetadata: { a: 1 } } })
    expect(JSON.stringify(decorated)).not.toMatch('canary')
  })

  test('AZ-4: leave the original as it was', () => {
    const user = { privateMetadata: { a: 1 }, _raw: { private_metadata: { a: 1 } } }
    expect(stripPrivateDataFromObject({ user })).toEqual({ user: { _raw: {} } })
    expect(user._raw.private_metadata).toEqual({ a: 1 })
  })
})

test('reverificationErrorResponse asks for a fresh proof', async () => {
  const response = reverificationErrorResponse('strict')
  expect(response.status).toBe(403)
  expect(await response.json()).toEqual({
    clerk_error: {
      type: 'forbidden',
      reason: 'reverification-error',
      metadata: { reverification: 'strict' },
    },
  })
})

describe('createClerkRequest', () => {
  test('knows the public URL and the cookies, and is used as it is', async () => {
    const token = await signTestToken(key)
    const request = createClerkRequest(
      page({
        url: 'http://localhost/p?a=1',
        headers: { 'X-Forwarded-Host': 'app.test', 'X-Forwarded-Proto': 'https' },
        cookies: { __session: token, __client_uat: 1, __clerk_db_jwt: 'db' },
      }),
    )
    expect(request.clerkUrl.href).toBe('https://app.test/p?a=1')
    expect(request.cookies.get('__session')).toBe(token)
    expect(createClerkRequest(request)).toBe(request)
    expect((await createTestClient(key).authenticateRequest(request)).status).toBe('signed-in')
  })
})
