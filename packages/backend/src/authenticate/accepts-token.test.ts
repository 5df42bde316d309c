import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createAuthServer, createTestClient, json } from '../testing/auth-server.ts'
import { createTestKey, now, signTestToken, type TestKey } from '../testing/keys.ts'
import { call } from '../testing/requests.ts'
import type { AcceptsToken } from '../tokens/token-type.ts'

let key: TestKey

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  key = await createTestKey()
})

const API_KEY = {
  object: 'api_key',
  id: 'ak_1',
  name: 'CI',
  subject: 'user_ada',
  scopes: ['read'],
  claims: null,
}
const M2M = {
  object: 'machine_to_machine_token',
  id: 'mt_1',
  subject: 'mch_a',
  scopes: ['mch_b'],
  claims: { a: 1 },
}
const OAUTH = {
  object: 'clerk_idp_oauth_access_token',
  id: 'oat_1',
  subject: 'user_ada',
  client_id: 'app',
  scopes: [],
}

const verifiers = {
  'POST /api_keys/verify': () => API_KEY,
  'POST /m2m_tokens/verify': () => M2M,
  'POST /oauth_applications/access_tokens/verify': () => OAUTH,
}

async function authenticate(
  token: string | undefined,
  acceptsToken: AcceptsToken,
  { handlers = verifiers, options = {}, cookies = {} } = {},
) {
  const server = createAuthServer(key, handlers)
  const client = createTestClient(key, { fetch: server.fetch, ...options })
  const request = call({ ...(token && { headers: { Authorization: token } }), cookies })
  const state = await client.authenticateRequest(request, { acceptsToken } as {
    acceptsToken: 'any'
  })
  return { state, server }
}

const sessionToken = () => signTestToken(key)
const m2mJwt = (claims = {}, header = {}) =>
  signTestToken(key, {
    header: { cat: 'cl_B7d4PD333AAA', ...header },
    claims: {
      sub: 'mch_a',
      sid: undefined,
      jti: 'mt_9',
      aud: ['mch_b'],
      scopes: 'mch_b mch_c',
      exp: now() + 300,
      ...claims,
    },
  })
const oauthJwt = (claims = {}) =>
  signTestToken(key, {
    header: { typ: 'at+jwt' },
    claims: {
      client_id: 'app',
      jti: 'oat_9',
      scope: 'read:x write:y',
      exp: now() + 300,
      ...claims,
    },
  })

describe('the Authorization header', () => {
  test('counts with the scheme Bearer, spelled so, or with no scheme', async () => {
    const token = await sessionToken()
    for (const header of [`Bearer ${token}`, token]) {
      expect((await authenticate(header, 'session_token')).state.status).toBe('signed-in')
    }
  })

  test('counts as absent with any other scheme', async () => {
    const token = await sessionToken()
    for (const header of [`bearer ${token}`, `Basic ${token}`, `Token ${token}`]) {
      const { state } = await authenticate(header, 'session_token')
      expect(state).toMatchObject({ status: 'signed-out', reason: 'dev-browser-missing' })
    }
  })

  test('JWT-6: garbage in it never throws', async () => {
    for (const header of [
      'Bearer ',
      'Bearer  x',
      'Bearer x.y.z',
      'Bearer ...',
      'Bearer a b',
      '%00',
      '..',
      'Bearer ak_',
    ]) {
      for (const accepts of [
        'session_token',
        'any',
        'api_key',
        ['m2m_token', 'session_token'],
      ] as const) {
        const { state } = await authenticate(header, accepts, { handlers: {} as never })
        expect(state.status).toBe('signed-out')
      }
    }
  })

  test('wins over the cookie, and is compared with no client_uat', async () => {
    const { state } = await authenticate(`Bearer ${await sessionToken()}`, 'session_token', {
      cookies: { __session: 'x', __client_uat: now() + 900 },
    })
    expect(state.status).toBe('signed-in')
  })
})

describe('a route that accepts one kind of token', () => {
  test.each(['m2m_token', 'api_key', 'oauth_token'] as const)(
    'AZ-13: looks at no cookie (%s)',
    async (acceptsToken) => {
      const cookies = { __session: await sessionToken(), __client_uat: 1, __clerk_db_jwt: 'db' }
      const { state } = await authenticate(undefined, acceptsToken, { cookies })
      expect(state).toMatchObject({
        status: 'signed-out',
        reason: 'No token in header',
        tokenType: acceptsToken,
      })
      expect(state.toAuth()).toMatchObject({
        isAuthenticated: false,
        tokenType: acceptsToken,
        id: null,
      })
    },
  )

  test('takes an API key of a user', async () => {
    const { state, server } = await authenticate('Bearer ak_x', 'api_key')
    expect(state).toMatchObject({ status: 'signed-in', tokenType: 'api_key', token: 'ak_x' })
    const auth = state.toAuth()
    expect(auth).toMatchObject({
      id: 'ak_1',
      name: 'CI',
      userId: 'user_ada',
      orgId: null,
      scopes: ['read'],
      claims: null,
    })
    expect(await auth!.getToken()).toBe('ak_x')
    expect(auth!.has({ role: 'admin' })).toBe(false)
    expect(server.requests).toMatchObject([{ path: '/api_keys/verify', body: { secret: 'ak_x' } }])
  })

  test("takes an M2M token with the machine's own key", async () => {
    const options = { machineSecretKey: 'ak_machine' }
    const { state, server } = await authenticate('Bearer mt_x', 'm2m_token', { options })
    expect(state.toAuth()).toMatchObject({ machineId: 'mch_a', claims: { a: 1 } })
    expect(server.requests[0]?.headers.get('authorization')).toBe('Bearer ak_machine')
  })

  test('takes an OAuth token', async () => {
    const { state } = await authenticate('Bearer oat_x', 'oauth_token')
    expect(state.toAuth()).toMatchObject({ userId: 'user_ada', clientId: 'app' })
  })

  test.each([
    ['session_token', 'oauth_token'],
    ['mt_x', 'api_key'],
    ['ak_x', 'm2m_token'],
    ['AK_x', 'api_key'],
  ] as const)('refuses a %s where it wants an %s', async (text, acceptsToken) => {
    const token = text === 'session_token' ? await sessionToken() : text
    const { state, server } = await authenticate(`Bearer ${token}`, acceptsToken)
    expect(state).toMatchObject({
      status: 'signed-out',
      reason: 'token-type-mismatch',
      tokenType: acceptsToken,
    })
    expect(server.requests).toEqual([])
  })

  test.each([
    ['m2m', () => m2mJwt()],
    ['oauth', () => oauthJwt()],
    ['template', () => signTestToken(key, { header: { cat: 'cl_B7d4PD222AAA' } })],
    ['handshake', () => signTestToken(key, { claims: { sid: undefined, handshake: [] } })],
  ])('JWT-4: refuses a %s token where it wants a session', async (_name, make) => {
    const { state } = await authenticate(`Bearer ${await make()}`, 'session_token')
    expect(state).toMatchObject({
      reason: 'token-type-mismatch',
      tokenType: 'session_token',
      message: '',
    })
  })

  test('calls an opaque token no session token', async () => {
    const { state } = await authenticate('Bearer ak_x', 'session_token')
    expect(state).toMatchObject({ status: 'signed-out', reason: 'token-invalid' })
  })

  test.each([
    [401, 'secret-key-invalid', 'no such key'],
    [404, 'token-invalid', 'API key not found'],
    [500, 'unexpected-error', 'Unexpected error'],
  ])('answers a %i of the Backend API with %s', async (status, reason, message) => {
    const handlers = {
      'POST /api_keys/verify': () =>
        json({ errors: [{ code: 'x', message: 'no such key' }] }, status),
    }
    const { state } = await authenticate('Bearer ak_x', 'api_key', { handlers: handlers as never })
    expect(state).toMatchObject({
      status: 'signed-out',
      reason,
      message: `${message} (code=${reason}, status=${status})`,
    })
  })
})

describe('a route that accepts several kinds', () => {
  test('takes each of them', async () => {
    const accepts = ['session_token', 'api_key'] as const
    expect((await authenticate(`Bearer ${await sessionToken()}`, accepts)).state.tokenType).toBe(
      'session_token',
    )
    expect((await authenticate('Bearer ak_x', accepts)).state.tokenType).toBe('api_key')
  })

  test('refuses any other, and tells nothing about it', async () => {
    for (const [token, accepts] of [
      ['Bearer mt_x', ['session_token', 'api_key']],
      [`Bearer ${await sessionToken()}`, ['api_key', 'm2m_token']],
      [undefined, ['api_key', 'm2m_token']],
    ] as const) {
      const { state } = await authenticate(token, accepts)
      expect(state).toMatchObject({
        status: 'signed-out',
        tokenType: null,
        reason: 'token-type-mismatch',
        publishableKey: '',
      })
      const { debug, getToken, has, ...auth } = state.toAuth()!
      expect(auth).toEqual({ isAuthenticated: false, tokenType: null })
      expect(await getToken()).toBeNull()
    }
  })

  test('falls back to the cookies when a session is among them', async () => {
    const cookies = { __session: await sessionToken(), __client_uat: 1, __clerk_db_jwt: 'db' }
    for (const accepts of ['any', ['api_key', 'session_token']] as const) {
      expect((await authenticate(undefined, accepts, { cookies })).state.status).toBe('signed-in')
    }
  })
})

describe('machine tokens that are JWTs', () => {
  test('M2M: verified without a call', async () => {
    const { state, server } = await authenticate(`Bearer ${await m2mJwt()}`, 'm2m_token')
    expect(state.toAuth()).toMatchObject({
      id: 'mt_9',
      machineId: 'mch_a',
      scopes: ['mch_b', 'mch_c'],
    })
    expect(server.requests).toEqual([])
  })

  test('OAuth: verified without a call', async () => {
    const { state } = await authenticate(`Bearer ${await oauthJwt()}`, 'oauth_token')
    expect(state.toAuth()).toMatchObject({
      id: 'oat_9',
      userId: 'user_ada',
      clientId: 'app',
      scopes: ['read:x', 'write:y'],
    })
  })

  test('refused when they are for another audience', async () => {
    const options = { audience: 'https://api.test' }
    for (const [token, type] of [
      [await m2mJwt(), 'm2m_token'],
      [await oauthJwt(), 'oauth_token'],
    ] as const) {
      const { state } = await authenticate(`Bearer ${token}`, type, { options })
      expect(state.reason).toBe('token-verification-failed')
    }
    const { state } = await authenticate(
      `Bearer ${await oauthJwt({ aud: ['https://api.test'] })}`,
      'oauth_token',
      { options },
    )
    expect(state.status).toBe('signed-in')
  })

  test('refused when expired, signed by a stranger, or of another class', async () => {
    const stranger = await createTestKey()
    const bad = [
      [await m2mJwt({ exp: now() - 60 }), 'token-verification-failed'],
      [await signTestToken(stranger, { claims: { sub: 'mch_a' } }), 'token-verification-failed'],
      [await m2mJwt({}, { cat: 'cl_B7d4PD111AAA' }), 'token-invalid'],
    ] as const
    for (const [token, reason] of bad) {
      const { state } = await authenticate(`Bearer ${token}`, 'm2m_token')
      expect(state).toMatchObject({ status: 'signed-out', reason })
    }
  })
})

describe('what a route needs to be configured with', () => {
  test('a secret key', async () => {
    const client = createTestClient(key, { secretKey: '' })
    await expect(client.authenticateRequest(call())).rejects.toThrow('Missing Clerk Secret Key')
    await expect(client.authenticateRequest(call(), { acceptsToken: 'm2m_token' })).rejects.toThrow(
      'Missing',
    )
    const machine = createTestClient(key, { secretKey: '', machineSecretKey: 'ak_m' })
    const state = await machine.authenticateRequest(call(), { acceptsToken: 'm2m_token' })
    expect(state.status).toBe('signed-out')
  })

  test('a publishable key, unless it is for machines only', async () => {
    const client = createTestClient(key, { publishableKey: '' })
    await expect(client.authenticateRequest(call())).rejects.toThrow('Publishable key is missing')
    await expect(client.authenticateRequest(call(), { publishableKey: 'pk_x' })).rejects.toThrow(
      'not valid',
    )
    await expect(
      client.authenticateRequest(call(), { acceptsToken: 'oauth_token' }),
    ).rejects.toThrow('missing')
    const state = await client.authenticateRequest(call(), { acceptsToken: 'api_key' })
    expect(state.status).toBe('signed-out')
  })
})
