import { beforeAll, describe, expect, test, vi } from 'vitest'
import { signJwt } from '../jwt/sign.ts'
import { createAuthServer, createTestClient, json, PRODUCTION_KEY } from '../testing/auth-server.ts'
import { createTestKey, now, signTestToken, type TestKey } from '../testing/keys.ts'
import { page } from '../testing/requests.ts'

let key: TestKey
let otherKey: TestKey

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  key = await createTestKey()
  otherKey = await createTestKey()
})

const production = { publishableKey: PRODUCTION_KEY, secretKey: 'sk_live_abc' }

async function sessionDirectives(seconds = 0, signer = key) {
  const iat = now() + seconds
  const token = await signTestToken(signer, { claims: { iat, nbf: iat - 10, exp: iat + 60 } })
  return [
    `__session=${token}; Path=/; SameSite=Lax; Secure`,
    `__session_L7ZLC6Nv=${token}; Path=/; SameSite=Lax; Secure`,
    `__client_uat=${now()}; Path=/; Domain=app.test`,
  ]
}

const handshakeToken = (handshake: unknown, signer = key, header = {}) =>
  signJwt({ handshake }, signer.privatePem, {
    algorithm: 'RS256',
    header: { typ: 'JWT', kid: signer.kid, cat: 'cl_B7d4PD111AAA', ...header },
  })

const STATE = 'Tj3BLiSW9nf9ybZZOsSpFp'

/** The request that comes back from the auth server, in the browser that went there. */
function returning(
  result: Record<string, string>,
  { inQuery = true, began = STATE, cookies = {}, at = '/path?a=1' } = {},
) {
  const url = new URL(`https://app.test${at}`)
  url.searchParams.set('__clerk_handshake_state', STATE)
  if (inQuery) for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value)
  return page({
    url: url.href,
    cookies: {
      ...(began && { [`__clerk_handshake_state_${began}`]: 1 }),
      ...(inQuery ? {} : result),
      __clerk_db_jwt: 'db',
      ...cookies,
    },
  })
}

describe('the result of a handshake, in development', () => {
  test('signs in, sets the cookies and cleans the URL', async () => {
    const directives = await sessionDirectives()
    const request = returning({
      __clerk_handshake: await handshakeToken(directives),
      __clerk_help: '1',
    })
    const state = await createTestClient(key).authenticateRequest(request)
    expect(state).toMatchObject({ status: 'signed-in' })
    expect(state.headers.get('location')).toBe('https://app.test/path?a=1')
    expect(state.headers.get('cache-control')).toBe('no-store')
    expect(state.headers.get('access-control-allow-origin')).toBe('null')
    expect(state.headers.get('access-control-allow-credentials')).toBe('true')
    expect(state.headers.getSetCookie().slice(0, 3)).toEqual(directives)
  })

  test('RED-6: leads to no path that begins with two slashes', async () => {
    const token = await handshakeToken(['__session=; Max-Age=0'])
    const request = returning({ __clerk_handshake: token }, { at: '//evil.example/x' })
    const state = await createTestClient(key).authenticateRequest(request)
    expect(state.headers.get('location')).toBe('https://app.test/evil.example/x')
    const leaving = returning({}, { at: '///e/x', cookies: { __client_uat: now() } })
    const start = await createTestClient(key).authenticateRequest(leaving)
    const target = new URL(start.headers.get('location')!).searchParams.get('redirect_url')!
    expect(target.split('?')[0]).toBe('https://app.test/e/x')
  })

  test('of a result that came twice nothing is taken', async () => {
    const token = await handshakeToken(await sessionDirectives())
    const at = `/path?__clerk_handshake=${token}&__clerk_handshake=${token}`
    const state = await createTestClient(key).authenticateRequest(returning({}, { at }))
    expect(state.status).toBe('signed-out')
  })

  test.each([-600, 600])(
    'accepts a session token that the clock puts out of its time (%i s)',
    async (seconds) => {
      const token = await handshakeToken(await sessionDirectives(seconds))
      const state = await createTestClient(key).authenticateRequest(
        returning({ __clerk_handshake: token }),
      )
      expect(state.status).toBe('signed-in')
    },
  )

  test('fails aloud when it was signed with another key', async () => {
    const token = await handshakeToken(await sessionDirectives(), otherKey)
    const authenticating = createTestClient(key).authenticateRequest(
      returning({ __clerk_handshake: token }),
    )
    await expect(authenticating).rejects.toThrow('were the keys changed?')
  })

  test('JWT-4: fails aloud when it is a token of another class', async () => {
    const token = await handshakeToken(await sessionDirectives(), key, { cat: 'cl_B7d4PD222AAA' })
    const authenticating = createTestClient(key).authenticateRequest(
      returning({ __clerk_handshake: token }),
    )
    await expect(authenticating).rejects.toThrow('another class')
  })

  test('signs out when the session ended', async () => {
    const token = await handshakeToken(['__session=; Max-Age=0', '__client_uat=0'])
    const state = await createTestClient(key).authenticateRequest(
      returning({ __clerk_handshake: token }),
    )
    expect(state).toMatchObject({ status: 'signed-out', reason: 'session-token-missing' })
    expect(state.headers.getSetCookie()).toContain('__client_uat=0')
    expect(state.headers.get('location')).toBe('https://app.test/path?a=1')
  })

  test('takes anything but a list for an empty one', async () => {
    for (const handshake of ['__session=a', { 0: '__session=a' }, null]) {
      const token = await handshakeToken(handshake)
      const state = await createTestClient(key).authenticateRequest(
        returning({ __clerk_handshake: token }),
      )
      expect(state).toMatchObject({ status: 'signed-out', reason: 'session-token-missing' })
    }
  })
})

describe('the result of a handshake, in production', () => {
  const authenticate = (request: Request) =>
    createTestClient(key, production).authenticateRequest(request)

  test('signs in, and nothing of it stays in the address', async () => {
    const directives = await sessionDirectives()
    const result = { __clerk_handshake: await handshakeToken(directives) }
    const state = await authenticate(returning(result, { inQuery: false }))
    expect(state.status).toBe('signed-in')
    expect(state.headers.get('location')).toBe('https://app.test/path?a=1')
    expect(state.headers.getSetCookie().slice(0, 3)).toEqual(directives)
  })

  test('is of no account when it is stale: there is another handshake', async () => {
    const result = { __clerk_handshake: await handshakeToken(await sessionDirectives(-600)) }
    const expired = await signTestToken(key, { claims: { iat: now() - 600, exp: now() - 540 } })
    const cookies = { __session: expired, __client_uat: 1 }
    const state = await authenticate(returning(result, { inQuery: false, cookies }))
    expect(state).toMatchObject({ status: 'handshake' })
  })

  test('is of no account when it was signed with another key', async () => {
    const result = { __clerk_handshake: await handshakeToken(await sessionDirectives(), otherKey) }
    const state = await authenticate(returning(result, { inQuery: false }))
    expect(state).toMatchObject({ status: 'signed-out', reason: 'session-token-and-uat-missing' })
    expect(state.headers.getSetCookie()).toEqual([])
  })
})

describe('SES-15: a handshake result', () => {
  test('of somebody else counts for nothing in a browser that did not ask for one', async () => {
    const theirs = await handshakeToken(await sessionDirectives())
    const planted = ['', 'aaaaaaaaaaaaaaaaaaaaaa']
    for (const [options, began] of [{}, production].flatMap((each) =>
      planted.map((state) => [each, state] as const),
    )) {
      const request = returning({ __clerk_handshake: theirs }, { began })
      const state = await createTestClient(key, options).authenticateRequest(request)
      expect(state.status).toBe('signed-out')
      expect(state.headers.getSetCookie()).toEqual([])
    }
  })

  test('does not replace the session of a browser that did not ask for one', async () => {
    const theirs = await handshakeToken(await sessionDirectives())
    const mine = await signTestToken(key, { claims: { sub: 'user_me' } })
    const cookies = { __session: mine, __client_uat: 1 }
    const request = returning({ __clerk_handshake: theirs }, { began: '', cookies })
    const state = await createTestClient(key).authenticateRequest(request)
    expect(state.toAuth()).toMatchObject({ userId: 'user_me' })
  })

  test.each([
    'https://app.test/?__clerk_handshake=x',
    'https://app.test/?__clerk_handshake=x&__clerk_handshake_state=1',
    'https://app.test/?__clerk_handshake=x&__clerk_handshake_state=',
  ])(
    'that names no handshake of this browser counts for nothing, whatever its cookies are: %s',
    async (address) => {
      const theirs = await handshakeToken(await sessionDirectives())
      const cookies = {
        __clerk_handshake_state: 1,
        __clerk_handshake_state_1: 1,
        __clerk_db_jwt: 'db',
      }
      const state = await createTestClient(key, production).authenticateRequest(
        page({ url: address.replace('=x', `=${theirs}`), cookies }),
      )
      expect(state.status).toBe('signed-out')
    },
  )

  test('counts in the browser that went for it, and each handshake has a value of its own', async () => {
    const client = createTestClient(key, production)
    const values = new Set<string>()
    for (const _ of [1, 2]) {
      const leaving = await client.authenticateRequest(page({ cookies: { __client_uat: 1 } }))
      const back = new URL(leaving.headers.get('location')!).searchParams.get('redirect_url')!
      const cookie = leaving.headers.getSetCookie().find((each) => each.includes('_state_'))!
      expect(cookie).toMatch(/; Path=\/; SameSite=Lax; HttpOnly; Max-Age=60; Secure$/)
      const [name = ''] = cookie.split('=')
      values.add(name)
      const result = await handshakeToken(await sessionDirectives())
      const cookies = { [name]: 1, __clerk_handshake: result }
      expect((await client.authenticateRequest(page({ url: back, cookies }))).status).toBe(
        'signed-in',
      )
    }
    expect(values.size).toBe(2)
  })

  test('counts once: what it was asked with is cleared', async () => {
    const result = { __clerk_handshake: await handshakeToken(await sessionDirectives()) }
    const state = await createTestClient(key).authenticateRequest(returning(result))
    expect(state.headers.getSetCookie()).toContain(
      `__clerk_handshake_state_${STATE}=; Path=/; Max-Age=0`,
    )
  })

  test('may only set cookies of the protocol', async () => {
    const foreign = [
      'admin=1',
      '__sessions=1',
      '__session_x\r\nX-Evil: 1=1',
      '__session_BbNgVzL3=\u0000',
      7,
    ]
    const directives = [...foreign, ...(await sessionDirectives())]
    const request = returning({ __clerk_handshake: await handshakeToken(directives) })
    const state = await createTestClient(key).authenticateRequest(request)
    expect(state.headers.getSetCookie().slice(0, -1)).toEqual(directives.slice(5))
  })
})

describe('a handshake nonce', () => {
  test('is redeemed at the Backend API, and preferred to a token', async () => {
    const directives = await sessionDirectives()
    const server = createAuthServer(key, {
      'GET /v1/clients/handshake_payload': () => ({ directives }),
    })
    const result = { __clerk_handshake_nonce: 'n0nce', __clerk_handshake: 'garbage' }
    const client = createTestClient(key, { fetch: server.fetch, apiUrl: 'https://api.test' })
    const state = await client.authenticateRequest(returning(result))
    expect(state.status).toBe('signed-in')
    expect(state.headers.get('location')).toBe('https://app.test/path?a=1')
    expect(server.requests[0]?.url).toBe(
      'https://api.test/v1/clients/handshake_payload?nonce=n0nce',
    )
  })

  test('that the server does not know signs out', async () => {
    const server = createAuthServer(key, {
      'GET /v1/clients/handshake_payload': () => json({ errors: [] }, 404),
    })
    const client = createTestClient(key, { fetch: server.fetch })
    const state = await client.authenticateRequest(returning({ __clerk_handshake_nonce: 'used' }))
    expect(state).toMatchObject({ status: 'signed-out', reason: 'session-token-missing' })
  })
})
