import { cookieSuffix } from '@dooryard/protocol'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestClient, DEVELOPMENT_KEY, PRODUCTION_KEY } from '../testing/auth-server.ts'
import {
  createTestKey,
  now,
  signTestToken,
  type TestKey,
  type TokenParts,
} from '../testing/keys.ts'
import { call, page } from '../testing/requests.ts'
import type { AuthenticateRequestOptions } from './options.ts'

let key: TestKey
let otherKey: TestKey

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  key = await createTestKey()
  otherKey = await createTestKey()
})

const production = { publishableKey: PRODUCTION_KEY, secretKey: 'sk_live_abc' }

const active = (parts?: TokenParts) => signTestToken(key, parts)
const shifted = (seconds: number) => {
  const iat = now() + seconds
  return signTestToken(key, { claims: { iat, nbf: iat - 10, exp: iat + 60 } })
}

function authenticate(request: Request, options: AuthenticateRequestOptions = production) {
  return createTestClient(key, options).authenticateRequest(request, options)
}

const locationOf = (state: { headers: Headers }) => new URL(state.headers.get('location')!)

/** Where the browser comes back to, without the value that tells it went. */
function backOf(state: { headers: Headers }): string {
  const back = new URL(locationOf(state).searchParams.get('redirect_url')!)
  expect(back.searchParams.get('__clerk_handshake_state')).toMatch(/^\w{22}$/)
  back.searchParams.delete('__clerk_handshake_state')
  return back.href
}

describe('a request with a good session token in its cookie', () => {
  test.each([
    ['production', production],
    ['development', {}],
  ])('is signed in (%s)', async (_, options) => {
    const token = await active()
    const request = page({
      cookies: { __session: token, __client_uat: now() - 1, __clerk_db_jwt: 'db' },
    })
    const state = await authenticate(request, options)
    expect(state).toMatchObject({
      status: 'signed-in',
      reason: null,
      message: null,
      isSignedIn: true,
      isAuthenticated: true,
      tokenType: 'session_token',
      token,
      publishableKey: options === production ? PRODUCTION_KEY : DEVELOPMENT_KEY,
      isSatellite: false,
    })
    expect([...state.headers]).toEqual([])
    expect(state.toAuth()).toMatchObject({ userId: 'user_ada', sessionId: 'sess_one' })
  })

  test('is signed in by the suffixed cookies when there are such', async () => {
    const suffix = cookieSuffix(PRODUCTION_KEY)
    const token = await active()
    const request = page({
      cookies: { [`__session_${suffix}`]: token, [`__client_uat_${suffix}`]: now() - 1 },
    })
    expect((await authenticate(request)).status).toBe('signed-in')
  })

  test('is signed in without any network when the key is at hand', async () => {
    const fetch = vi.fn()
    const request = page({ cookies: { __session: await active(), __client_uat: now() - 1 } })
    expect((await authenticate(request, { ...production, fetch })).status).toBe('signed-in')
    expect(fetch).not.toHaveBeenCalled()
  })

  test('is signed out while its session has tasks, unless the caller wants to know', async () => {
    const token = await active({ claims: { sts: 'pending' } })
    const state = await authenticate(page({ cookies: { __session: token, __client_uat: 1 } }))
    expect(state.status).toBe('signed-in')
    expect(state.toAuth()).toMatchObject({ userId: null, sessionStatus: 'pending' })
    if (!state.isAuthenticated) return
    expect(state.toAuth({ treatPendingAsSignedOut: false })).toMatchObject({ userId: 'user_ada' })
  })
})

describe('SES-3: a cookie that comes twice', () => {
  test.each([0, 1])('counts as absent, in either order (%i)', async (order) => {
    const good = `__session=${await active()}`
    const planted = `__session=${await active({ claims: { sub: 'user_eve' } })}`
    const pairs = order ? [good, planted] : [planted, good]
    const state = await authenticate(
      call({ headers: { Cookie: `${pairs.join('; ')}; __client_uat=1` } }),
    )
    expect(state).toMatchObject({ status: 'signed-out', reason: 'client-uat-but-no-session-token' })
  })
})

describe('a page request that needs a handshake', () => {
  interface Scenario {
    reason: string
    options?: AuthenticateRequestOptions
    cookies?: () => Promise<Record<string, string | number>>
    url?: string
  }
  const scenarios: Record<string, Scenario> = {
    'expired cookie, production': {
      reason: 'session-token-expired-refresh-non-eligible-no-refresh-cookie',
      cookies: async () => ({ __session: await shifted(-600), __client_uat: 1 }),
    },
    'expired cookie, development': {
      options: {},
      reason: 'session-token-expired-refresh-non-eligible-no-refresh-cookie',
      cookies: async () => ({
        __session: await shifted(-600),
        __client_uat: 1,
        __clerk_db_jwt: 'db',
      }),
    },
    'early cookie': {
      reason: 'session-token-nbf',
      cookies: async () => ({ __session: await shifted(600), __client_uat: 1 }),
    },
    'token from the future that is active already': {
      reason: 'session-token-iat-in-the-future',
      cookies: async () => ({
        __session: await active({ claims: { iat: now() + 600, exp: now() + 660 } }),
        __client_uat: 1,
      }),
    },
    'client_uat but no token': {
      reason: 'client-uat-but-no-session-token',
      cookies: async () => ({ __client_uat: now() }),
    },
    'token but no client_uat': {
      reason: 'session-token-but-no-client-uat',
      cookies: async () => ({ __session: await active() }),
    },
    'token older than client_uat': {
      reason: 'session-token-iat-before-client-uat',
      cookies: async () => ({ __session: await active(), __client_uat: now() + 100 }),
    },
    'no development browser': { options: {}, reason: 'dev-browser-missing' },
    'a development browser in the URL': {
      options: {},
      reason: 'dev-browser-sync',
      url: 'https://app.test/path?a=1&__clerk_db_jwt=v',
    },
  }

  test.each(Object.entries(scenarios))('%s', async (_name, scenario) => {
    const cookies = await scenario.cookies?.()
    const state = await authenticate(page({ ...scenario, cookies }), scenario.options)
    expect(state).toMatchObject({ status: 'handshake', reason: scenario.reason, token: null })
    const location = locationOf(state)
    expect(location.origin + location.pathname).toBe('https://clerk.acme.test/v1/client/handshake')
    expect([...location.searchParams.keys()].slice(0, 5)).toEqual([
      'redirect_url',
      '__clerk_api_version',
      'suffixed_cookies',
      '__clerk_hs_reason',
      'format',
    ])
    expect(backOf(state)).toBe('https://app.test/path?a=1')
    expect(location.searchParams.get('__clerk_hs_reason')).toBe(scenario.reason)
    expect(location.searchParams.get('suffixed_cookies')).toBe('false')
    expect(state.headers.get('cache-control')).toBe('no-store')
    expect(state.headers.get('x-clerk-auth-status')).toBe('handshake')
    expect(state.headers.get('x-clerk-auth-reason')).toBe(scenario.reason)
    expect(state.headers.getSetCookie()[0]).toBe(
      '__clerk_redirect_count=1; SameSite=Lax; HttpOnly; Max-Age=2',
    )
    expect(state.toAuth()).toBeNull()
  })

  test.each(Object.entries(scenarios))(
    'is signed out instead when it is no navigation: %s',
    async (_name, scenario) => {
      const request = call({
        url: scenario.url ?? 'https://app.test/',
        cookies: await scenario.cookies?.(),
      })
      const state = await authenticate(request, scenario.options)
      expect(state).toMatchObject({ status: 'signed-out', reason: scenario.reason })
      expect(state.headers.has('location')).toBe(false)
    },
  )

  test.each(Object.entries(scenarios))(
    'is signed out instead after three redirects: %s',
    async (_name, scenario) => {
      for (const count of [3, 4, 99]) {
        const cookies = { ...(await scenario.cookies?.()), __clerk_redirect_count: count }
        const state = await authenticate(page({ ...scenario, cookies }), scenario.options)
        expect(state).toMatchObject({ status: 'signed-out', reason: scenario.reason })
        expect(state.headers.getSetCookie()).toEqual([])
      }
    },
  )

  test.each(['-1', '1e1', 'x', '10'])(
    'RED-6: is signed out instead when the count of redirects is %j',
    async (count) => {
      const cookies = { __client_uat: 1, __clerk_redirect_count: count }
      expect((await authenticate(page({ cookies }))).status).toBe('signed-out')
    },
  )

  test('counts the redirects', async () => {
    const state = await authenticate(
      page({ cookies: { __client_uat: 1, __clerk_redirect_count: 2 } }),
    )
    expect(state.headers.getSetCookie()[0]).toMatch('__clerk_redirect_count=3')
  })

  test('hands over the old token and the development browser', async () => {
    const token = await shifted(-600)
    const state = await authenticate(
      page({ cookies: { __session: token, __client_uat: 1, __clerk_db_jwt: 'db' } }),
      {},
    )
    expect(locationOf(state).searchParams.get('__session')).toBe(token)
    expect(locationOf(state).searchParams.get('__clerk_db_jwt')).toBe('db')
  })

  test('goes to the proxy when there is one, absolute or relative', async () => {
    const request = () => page({ cookies: { __client_uat: 1 } })
    const absolute = await authenticate(request(), {
      ...production,
      proxyUrl: 'https://example.com/clerk/',
    })
    expect(locationOf(absolute).href).toMatch('https://example.com/clerk/v1/client/handshake?')
    const relative = await authenticate(request(), { ...production, proxyUrl: '/__clerk' })
    expect(locationOf(relative).href).toMatch('https://app.test/__clerk/v1/client/handshake?')
  })

  test('returns to the public URL, also behind a proxy with a port', async () => {
    const headers = {
      'X-Forwarded-Host': 'public.test:8443, inner',
      'X-Forwarded-Proto': 'https, http',
    }
    const request = page({
      url: 'http://localhost:3000/path?q=1',
      headers,
      cookies: { __client_uat: 1 },
    })
    const redirect = backOf(await authenticate(request))
    expect(redirect).toBe('https://public.test:8443/path?q=1')
  })

  test('RED-6: a path that starts with two slashes names no host', async () => {
    const headers = { 'X-Forwarded-Host': 'public.test', 'X-Forwarded-Proto': 'https' }
    const request = page({
      url: 'http://localhost//evil.test/x',
      headers,
      cookies: { __client_uat: 1 },
    })
    const redirect = backOf(await authenticate(request))
    expect(redirect).toBe('https://public.test/evil.test/x')
  })

  test('keeps the URL of the request when a forwarded host is no host', async () => {
    const headers = { 'X-Forwarded-Host': 'no host' }
    const request = page({ headers, cookies: { __client_uat: 1 } })
    const redirect = backOf(await authenticate(request))
    expect(redirect).toBe('https://app.test/path?a=1')
  })

  test('is recognised by what it accepts when the browser tells no destination', async () => {
    const request = call({ headers: { Accept: 'text/html,*/*' }, cookies: { __client_uat: 1 } })
    expect((await authenticate(request)).status).toBe('handshake')
    const post = call({
      method: 'POST',
      headers: { Accept: 'text/html' },
      cookies: { __client_uat: 1 },
    })
    expect((await authenticate(post)).status).toBe('signed-out')
  })
})

describe('a request without anything', () => {
  test.each([{}, { __client_uat: 0 }, { __client_uat: 'x' }])(
    'is signed out (%o)',
    async (cookies) => {
      const state = await authenticate(page({ cookies: cookies as Record<string, string> }))
      expect(state).toMatchObject({
        status: 'signed-out',
        reason: 'session-token-and-uat-missing',
        message: '',
        isSignedIn: false,
        tokenType: 'session_token',
      })
      expect(Object.fromEntries(state.headers)).toEqual({
        'x-clerk-auth-status': 'signed-out',
        'x-clerk-auth-reason': 'session-token-and-uat-missing',
      })
      expect(state.toAuth()).toMatchObject({ userId: null, isAuthenticated: false })
    },
  )

  test('is signed out in development when it has a development browser', async () => {
    const state = await authenticate(page({ cookies: { __clerk_db_jwt: 'db' } }), {})
    expect(state).toMatchObject({ status: 'signed-out', reason: 'session-token-and-uat-missing' })
  })
})

describe('a refused token in the cookie', () => {
  const forged: Record<string, [reason: string, () => Promise<string> | string]> = {
    'JWT-6: garbage': ['token-invalid', () => 'garbage'],
    'JWT-6: a foreign signature': ['token-invalid-signature', () => signTestToken(otherKey)],
    'JWT-3: a foreign issuer': [
      'token-invalid-issuer',
      () => active({ claims: { iss: 'https://clerk.evil.test' } }),
    ],
    'JWT-4: a template token': [
      'token-type-mismatch',
      () => active({ header: { cat: 'cl_B7d4PD222AAA' } }),
    ],
    'JWT-4: a machine token': [
      'token-type-mismatch',
      () => active({ header: { cat: 'cl_B7d4PD333AAA' } }),
    ],
    'JWT-4: a machine subject': ['token-type-mismatch', () => active({ claims: { sub: 'mch_1' } })],
    'JWT-4: a handshake token': [
      'token-type-mismatch',
      () => active({ claims: { sub: 'handshake', sid: undefined, handshake: [] } }),
    ],
    'JWT-5: no session': [
      'token-verification-failed',
      () => active({ claims: { sid: undefined } }),
    ],
    'JWT-4: an OAuth token': ['token-type-mismatch', () => active({ header: { typ: 'at+jwt' } })],
    'JWT-5: a token of two days': [
      'token-verification-failed',
      () => active({ claims: { exp: now() + 172_800 } }),
    ],
  }
  test.each(Object.entries(forged))('signs out: %s', async (_name, [reason, make]) => {
    const suffix = cookieSuffix(PRODUCTION_KEY)
    const cookies = { [`__session_${suffix}`]: await make(), [`__client_uat_${suffix}`]: 1 }
    const state = await authenticate(page({ cookies }))
    expect(state).toMatchObject({ status: 'signed-out', reason })
  })

  test('says in the message what is wrong and where the token was', async () => {
    const token = await signTestToken(otherKey)
    const state = await authenticate(page({ cookies: { __session: token, __client_uat: 1 } }))
    expect(state.message).toMatch(/\(reason=token-invalid-signature, token-carrier=cookie\)$/)
  })

  test('JWT-3: an unauthorized party signs out', async () => {
    const token = await active({ claims: { azp: 'https://evil.test' } })
    const request = page({ cookies: { __session: token, __client_uat: 1 } })
    const state = await authenticate(request, {
      ...production,
      authorizedParties: ['https://app.test'],
    })
    expect(state).toMatchObject({
      status: 'signed-out',
      reason: 'token-invalid-authorized-parties',
    })
  })

  test('JWT-3: issuers can be named by the caller', async () => {
    const token = await active({ claims: { iss: 'https://clerk.other.test' } })
    const suffix = cookieSuffix(PRODUCTION_KEY)
    const cookies = { [`__session_${suffix}`]: token, [`__client_uat_${suffix}`]: 1 }
    const issuer = 'https://clerk.other.test'
    expect((await authenticate(page({ cookies }), { ...production, issuer })).status).toBe(
      'signed-in',
    )
  })
})

describe('a navigation from another site', () => {
  const visit = async (referer: string, options?: AuthenticateRequestOptions, more = {}) => {
    const cookies = { __session: await active(), __client_uat: 1, __clerk_db_jwt: 'db', ...more }
    return authenticate(page({ headers: { Referer: referer }, cookies }), options)
  }

  test.each(['https://satellite.test/', 'https://accounts.evil.test/'])(
    '%s asks the auth server',
    async (referer) => {
      expect(await visit(referer)).toMatchObject({
        status: 'handshake',
        reason: 'primary-domain-cross-origin-sync',
        message: 'Cross-origin request from satellite domain requires handshake',
      })
      expect((await visit(referer, undefined, { __clerk_redirect_count: 1 })).status).toBe(
        'signed-in',
      )
    },
  )

  test.each([
    'https://app.test/before',
    'https://clerk.acme.test/v1/x',
    'https://accounts.acme.test/sign-in',
    'no url',
  ])('%s does not', async (referer) => {
    expect((await visit(referer)).status).toBe('signed-in')
  })

  test('trusts the hosted pages of development instances in development only', async () => {
    const referer = 'https://wise-otter-42.accounts.dev/sign-in'
    expect((await visit(referer, {})).status).toBe('signed-in')
    expect((await visit(referer)).status).toBe('handshake')
    expect((await visit('https://wise-otter-42.clerk.accounts.dev/', {})).status).toBe('handshake')
  })
})
