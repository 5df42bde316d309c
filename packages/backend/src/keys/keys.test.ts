import { createServer } from 'node:http'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { verifyToken } from '../index.ts'
import { createAuthServer, json } from '../testing/auth-server.ts'
import {
  createTestKey,
  now,
  signTestToken,
  type TestKey,
  type TokenParts,
} from '../testing/keys.ts'

let key: TestKey
let nextKey: TestKey
let options: { secretKey: string; apiUrl: string }
let instance = 0

beforeAll(async () => {
  key = await createTestKey()
  nextKey = await createTestKey('ins_next')
})

beforeEach(() => {
  options = { secretKey: `sk_test_${instance++}`, apiUrl: 'https://api.test' }
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['Date', 'setTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const passMinutes = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000)

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error) => error.reason ?? error.message,
  )

describe('verifyToken with the public key', () => {
  test('JWT-7: of several keys takes the one that the token names, and none that was taken away', async () => {
    const [old, next] = await Promise.all([signTestToken(key), signTestToken(nextKey)])
    const pems = { [key.kid]: key.publicPem, [nextKey.kid]: nextKey.publicPem }
    for (const token of [old, next]) {
      expect(await reasonOf(verifyToken(token, { jwtKeys: pems }))).toBe('accepted')
    }
    const left = { [nextKey.kid]: nextKey.publicPem }
    expect(await reasonOf(verifyToken(next, { jwtKeys: left }))).toBe('accepted')
    expect(await reasonOf(verifyToken(old, { jwtKeys: left }))).toBe('jwk-kid-mismatch')
    const swapped = { [key.kid]: nextKey.publicPem }
    expect(await reasonOf(verifyToken(old, { jwtKeys: swapped }))).toBe('token-invalid-signature')
  })

  test('needs no network', async () => {
    const fetch = vi.fn()
    const claims = await verifyToken(await signTestToken(key), {
      jwtKey: key.publicPem,
      fetch,
      ...options,
    })
    expect(claims.sub).toBe('user_ada')
    expect(fetch).not.toHaveBeenCalled()
  })

  test('keeps the keys of two instances apart', async () => {
    const [ours, theirs] = [await signTestToken(key), await signTestToken(nextKey)]
    expect(await reasonOf(verifyToken(ours, { jwtKey: key.publicPem }))).toBe('accepted')
    expect(await reasonOf(verifyToken(ours, { jwtKey: nextKey.publicPem }))).toBe(
      'token-invalid-signature',
    )
    expect(await reasonOf(verifyToken(theirs, { jwtKey: nextKey.publicPem }))).toBe('accepted')
    expect(await reasonOf(verifyToken(theirs, { jwtKey: key.publicPem }))).toBe(
      'token-invalid-signature',
    )
  })

  const classes: Record<string, [reason: string, TokenParts]> = {
    'a session token': ['accepted', {}],
    'a session token with its class': ['accepted', { header: { cat: 'cl_B7d4PD111AAA' } }],
    'a session token of the class that says nothing': [
      'accepted',
      { header: { cat: 'cl_I7d4PD111III' } },
    ],
    'a template token': ['token-invalid', { header: { cat: 'cl_B7d4PD222AAA' } }],
    'a machine token': ['token-invalid', { header: { cat: 'cl_B7d4PD333AAA' } }],
    'a token of an unknown class': ['token-invalid', { header: { cat: 7 } }],
    'a handshake token with a subject': [
      'token-verification-failed',
      { claims: { sub: 'handshake', sid: undefined, handshake: [] } },
    ],
    'a handshake token with all that a session has': [
      'token-verification-failed',
      { claims: { handshake: [] } },
    ],
    'a token without a session': ['token-verification-failed', { claims: { sid: undefined } }],
    'a token with an empty session': ['token-verification-failed', { claims: { sid: '' } }],
    'a token whose session is no text': ['token-verification-failed', { claims: { sid: 7 } }],
    'a token with an empty subject': ['token-verification-failed', { claims: { sub: '' } }],
  }
  test.each(Object.entries(classes))(
    'JWT-4: takes session tokens alone: %s',
    async (_name, [reason, parts]) => {
      const token = await signTestToken(key, parts)
      for (let time = 0; time < 2; time++) {
        expect(await reasonOf(verifyToken(token, { jwtKey: key.publicPem }))).toBe(reason)
      }
    },
  )

  test('JWT-5: refuses a session token that lives too long, even the second time', async () => {
    const token = await signTestToken(key, {
      header: { cat: 'cl_B7d4PD111AAA' },
      claims: { exp: now() + 100_000 },
    })
    for (let time = 0; time < 2; time++) {
      expect(await reasonOf(verifyToken(token, { jwtKey: key.publicPem }))).toBe(
        'token-verification-failed',
      )
    }
  })

  test('does without a key only to say so', async () => {
    expect(await reasonOf(verifyToken(await signTestToken(key), {}))).toBe('jwk-failed-to-resolve')
  })
})

describe('a token that was verified', () => {
  test('costs no signature the second time', async () => {
    const token = await signTestToken(key, { claims: { jti: 'only here' } })
    const verify = vi.spyOn(crypto.subtle, 'verify')
    for (let time = 0; time < 5; time++) await verifyToken(token, { jwtKey: key.publicPem })
    expect(verify).toHaveBeenCalledTimes(1)
    verify.mockRestore()
  })

  test('has its claims checked each time', async () => {
    const token = await signTestToken(key, { claims: { azp: 'https://a.test' } })
    const withParty = (party: string) =>
      reasonOf(verifyToken(token, { jwtKey: key.publicPem, authorizedParties: [party] }))
    expect(await withParty('https://a.test')).toBe('accepted')
    expect(await withParty('https://b.test')).toBe('token-invalid-authorized-parties')
    expect(
      await reasonOf(verifyToken(token, { jwtKey: key.publicPem, issuer: 'https://b.test' })),
    ).toBe('token-invalid-issuer')
    passMinutes(2)
    expect(await reasonOf(verifyToken(token, { jwtKey: key.publicPem }))).toBe('token-expired')
  })

  test('does not vouch for one that differs by a character', async () => {
    const token = await signTestToken(key)
    await verifyToken(token, { jwtKey: key.publicPem })
    const changed = token.slice(0, -4) + (token.endsWith('AAAA') ? 'BBBA' : 'AAAA')
    expect(await reasonOf(verifyToken(changed, { jwtKey: key.publicPem }))).toBe(
      'token-invalid-signature',
    )
  })

  test('JWT-7: has its signature checked again after five minutes', async () => {
    const keys = [key.publicJwk]
    const server = createAuthServer(key, { 'GET /v1/jwks': () => ({ keys }) })
    const token = await signTestToken(key, { claims: { exp: now() + 3600 } })
    const verify = () => reasonOf(verifyToken(token, { ...options, fetch: server.fetch }))
    expect(await verify()).toBe('accepted')
    keys.splice(0, 1, nextKey.publicJwk)
    passMinutes(6)
    expect(await verify()).toBe('jwk-kid-mismatch')
  })
})

describe('verifyToken with the secret key', () => {
  test('JWT-7: a key that was taken away counts no more after five minutes, whenever a token of it was seen', async () => {
    const keys = [key.publicJwk]
    const server = createAuthServer(key, { 'GET /v1/jwks': () => ({ keys }) })
    const stolen = await signTestToken(key, { claims: { exp: now() + 3600 } })
    const verify = (token: string) =>
      reasonOf(verifyToken(token, { ...options, fetch: server.fetch }))
    expect(await verify(await signTestToken(key))).toBe('accepted')
    keys.splice(0, 1, nextKey.publicJwk)
    passMinutes(4.9)
    expect(await verify(stolen)).toBe('accepted')
    passMinutes(0.2)
    expect(await verify(stolen)).toBe('jwk-kid-mismatch')
  })

  test('fetches the key set once, over HTTP', async () => {
    vi.useRealTimers()
    const seen: (string | undefined)[] = []
    const server = createServer((request, response) => {
      seen.push(
        `${request.url} ${request.headers.authorization} ${request.headers['clerk-api-version']}`,
      )
      response.setHeader('Content-Type', 'application/json; charset=utf-8')
      response.end(JSON.stringify({ keys: [key.publicJwk] }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const apiUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}/api`
    const tokens = await Promise.all([1, 2, 3].map((n) => signTestToken(key, { claims: { n } })))
    await Promise.all(tokens.map((token) => verifyToken(token, { ...options, apiUrl })))
    expect(seen).toEqual([`/api/v1/jwks Bearer ${options.secretKey} 2026-05-12`])
    server.close()
  })

  test('JWT-2: fetches at most once in 30 s, however many unknown keys are named', async () => {
    const server = createAuthServer(key)
    const kids = [
      '__proto__',
      'constructor',
      '../../etc/passwd',
      '',
      'x'.repeat(65),
      'a b',
      7,
      null,
    ]
    const random = Array.from({ length: 200 }, () => crypto.randomUUID())
    for (const kid of [...kids, ...random]) {
      const token = await signTestToken(key, { header: { kid } })
      const reason = await reasonOf(verifyToken(token, { ...options, fetch: server.fetch }))
      expect(reason).toBe('jwk-kid-mismatch')
    }
    expect(server.requests).toHaveLength(1)
  })

  test('JWT-7: finds a new key after the pause, and old tokens stay good meanwhile', async () => {
    const keys = [key.publicJwk]
    const server = createAuthServer(key, { 'GET /v1/jwks': () => ({ keys }) })
    const verify = (token: string) =>
      reasonOf(verifyToken(token, { ...options, fetch: server.fetch }))
    expect(await verify(await signTestToken(key))).toBe('accepted')
    keys.push(nextKey.publicJwk)
    expect(await verify(await signTestToken(nextKey))).toBe('jwk-kid-mismatch')
    passMinutes(0.6)
    expect(await verify(await signTestToken(nextKey))).toBe('accepted')
    expect(await verify(await signTestToken(key))).toBe('accepted')
    expect(server.requests).toHaveLength(2)
  })

  test('JWT-8: the last good set serves an hour of outage, and not more', async () => {
    let up = true
    const server = createAuthServer(key, {
      'GET /v1/jwks': () => (up ? { keys: [key.publicJwk] } : json({}, 503)),
    })
    const verify = async () =>
      reasonOf(verifyToken(await signTestToken(key), { ...options, fetch: server.fetch }))
    expect(await verify()).toBe('accepted')
    up = false
    passMinutes(30)
    expect(await verify()).toBe('accepted')
    expect(await verify()).toBe('accepted')
    expect(server.requests).toHaveLength(2)
    passMinutes(31)
    const denied = verify()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await denied).toBe('jwk-remote-failed-to-load')
  })

  test('JWT-8: instances do not share keys', async () => {
    const server = createAuthServer(key, {
      'GET /v1/jwks': ({ headers }) => ({
        keys: [headers.get('authorization')?.endsWith('other') ? nextKey.publicJwk : key.publicJwk],
      }),
    })
    const verify = async (secretKey: string) =>
      reasonOf(
        verifyToken(await signTestToken(key), { ...options, secretKey, fetch: server.fetch }),
      )
    expect(await verify(options.secretKey)).toBe('accepted')
    expect(await verify(`${options.secretKey}_other`)).toBe('jwk-kid-mismatch')
  })

  test('JWT-8: takes public members only, and RSA keys only', async () => {
    const secret = { kty: 'oct', kid: 'ins_test', alg: 'HS256', k: 'AAAA' }
    const server = createAuthServer(key, { 'GET /v1/jwks': () => ({ keys: [secret] }) })
    const verifying = reasonOf(
      verifyToken(await signTestToken(key), { ...options, fetch: server.fetch }),
    )
    expect(await verifying).toBe('jwk-remote-failed-to-load')
  })

  const failures: Record<
    string,
    [reason: string, answers: number, answer: () => Response | object]
  > = {
    'a refused secret key': [
      'secret-key-invalid',
      1,
      () => json({ errors: [{ code: 'clerk_key_invalid', message: 'The key is invalid' }] }, 401),
    ],
    'another refusal': ['jwk-remote-failed-to-load', 1, () => json({}, 403)],
    'a server in trouble': ['jwk-remote-failed-to-load', 5, () => json({}, 500)],
    'an empty set': ['jwk-remote-failed-to-load', 1, () => ({ keys: [] })],
    'something else': ['jwk-remote-failed-to-load', 1, () => new Response('<html>')],
    'no network': [
      'down',
      5,
      () => {
        throw new Error('down')
      },
    ],
  }
  test.each(Object.entries(failures))('reports %s', async (_name, [reason, answers, answer]) => {
    const server = createAuthServer(key, { 'GET /v1/jwks': answer })
    const verifying = reasonOf(
      verifyToken(await signTestToken(key), { ...options, fetch: server.fetch }),
    )
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await verifying).toBe(reason)
    expect(server.requests).toHaveLength(answers)
  })

  test('asks again and looks again when told so', async () => {
    const server = createAuthServer(key)
    const token = await signTestToken(key)
    for (let time = 0; time < 3; time++) {
      await verifyToken(token, { ...options, fetch: server.fetch, skipJwksCache: true })
    }
    expect(server.requests).toHaveLength(3)
  })
})
