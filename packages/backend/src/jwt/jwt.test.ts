import { createHmac } from 'node:crypto'
import * as jose from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { SignJWTError } from '../errors.ts'
import { decodeJwt, hasValidSignature, signJwt, verifyJwt } from '../jwt.ts'
import {
  assembleToken,
  createTestKey,
  now,
  signTestToken,
  type TestKey,
  type TokenParts,
} from '../testing/keys.ts'

let key: TestKey
let otherKey: TestKey

beforeAll(async () => {
  key = await createTestKey()
  otherKey = await createTestKey()
})

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error) => error.reason,
  )

describe('signJwt', () => {
  test('makes tokens that jose verifies', async () => {
    const token = await signTestToken(key, { claims: { name: 'Ада' } })
    const publicKey = await jose.importSPKI(key.publicPem, 'RS256')
    const { payload, protectedHeader } = await jose.jwtVerify(token, publicKey)
    expect(payload).toMatchObject({ sub: 'user_ada', name: 'Ада' })
    expect(protectedHeader).toEqual({ typ: 'JWT', kid: 'ins_test', alg: 'RS256' })
  })

  test('takes PKCS #8 text, a JWK or a CryptoKey', async () => {
    const privateJwk = await crypto.subtle.exportKey('jwk', key.privateKey)
    for (const privateKey of [key.privatePem, privateJwk, key.privateKey]) {
      const token = await signJwt({ sub: 'a', exp: now() + 60 }, privateKey, { algorithm: 'RS256' })
      await expect(verifyJwt(token, { key: key.publicPem })).resolves.toMatchObject({ sub: 'a' })
    }
  })

  test('adds `iat`, keeps one that is given, and leaves its arguments as they are', async () => {
    const payload = { sub: 'a' }
    const token = await signJwt(payload, key.privatePem, { algorithm: 'RS256' })
    expect(decodeJwt(token).payload.iat).toBeCloseTo(now(), -1)
    expect(payload).toEqual({ sub: 'a' })
    const dated = await signJwt({ iat: 7 }, key.privatePem, { algorithm: 'RS256' })
    expect(decodeJwt(dated).payload.iat).toBe(7)
  })

  test('refuses algorithms that are missing or not RSA', async () => {
    await expect(signJwt({}, key.privatePem, {})).rejects.toThrow('The algorithm must be one of')
    await expect(signJwt({}, key.privatePem, { algorithm: 'HS256' })).rejects.toThrow('RS256')
  })

  test('reports a key that cannot sign as SignJWTError', async () => {
    const signing = signJwt({}, 'not a key', { algorithm: 'RS256' })
    await expect(signing).rejects.toBeInstanceOf(SignJWTError)
  })
})

describe('decodeJwt', () => {
  test('takes a token apart', async () => {
    const token = await signTestToken(key)
    const jwt = decodeJwt(token)
    expect(jwt.header).toEqual({ typ: 'JWT', kid: 'ins_test', alg: 'RS256' })
    expect(jwt.signature).toHaveLength(256)
    expect(jwt.raw.text).toBe(token)
    expect(token).toBe(`${jwt.raw.header}.${jwt.raw.payload}.${jwt.raw.signature}`)
  })

  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const malformed: Record<string, unknown> = {
    nothing: '',
    'no text at all': undefined,
    'two parts': 'e30.e30',
    'four parts': 'e30.e30.AAAA.AAAA',
    'the base64 alphabet': `${part({ a: '~~~???' }).replaceAll('_', '/')}+.e30.AAAA`,
    'a padded part': `${part({ a: 1 })}=.e30.AAAA`,
    'blanks inside': 'e3 0.e30.AAAA',
    'a part of impossible length': 'e30.e30.AAAAA',
    'stray bits at the end': 'e30.e30.AB',
    'a header that is a list': `${part([])}.e30.AAAA`,
    'a payload that is null': `e30.${part(null)}.AAAA`,
    'a payload that is not JSON': 'e30.AAAA.AAAA',
    'a payload that is not UTF-8': `e30.${Buffer.from([0x22, 0xff, 0x22]).toString('base64url')}.AAAA`,
    'more than 8 KiB': `e30.${part({ a: 'x'.repeat(8192) })}.AAAA`,
  }
  test.each(Object.entries(malformed))('JWT-6: refuses %s', (_name, token) => {
    expect(() => decodeJwt(token as string)).toThrow('not a well-formed JWT')
  })
})

describe('verifyJwt', () => {
  const accepted: Record<string, [TokenParts, object?]> = {
    'a session token of now': [{}],
    'without `typ`': [{ header: { typ: undefined } }],
    'with a `typ` that is asked for': [{ header: { typ: 'at+jwt' } }, { headerType: ['at+jwt'] }],
    'expired within the skew': [{ claims: { exp: now() - 3 } }],
    'from the future within the skew': [{ claims: { iat: now() + 3, nbf: now() + 3 } }],
    'long expired with a wide skew': [{ claims: { exp: now() - 600 } }, { clockSkewInMs: 900_000 }],
    'with one of several audiences': [{ claims: { aud: ['a', 'b'] } }, { audience: ['b', 'c'] }],
    'without an audience although one is expected': [{}, { audience: 'a' }],
    'from an authorized party': [
      { claims: { azp: 'https://a.test' } },
      { authorizedParties: ['https://a.test'] },
    ],
    'from no party when none is asked for': [{}, { authorizedParties: [] }],
    'from the expected issuer': [{}, { issuer: ['https://clerk.acme.test', ''] }],
  }
  test.each(Object.entries(accepted))('accepts a token %s', async (_name, [parts, options]) => {
    const token = await signTestToken(key, parts)
    const claims = await verifyJwt(token, { key: key.publicJwk, ...options })
    expect(claims.sub).toBe('user_ada')
  })

  const refused: Record<string, [string, TokenParts, object?]> = {
    'JWT-1: a critical extension': ['token-invalid', { header: { crit: ['exp'], exp: 1 } }],
    'JWT-4: a `typ` of another class': ['token-invalid', { header: { typ: 'at+jwt' } }],
    'no `typ` although one is asked for': [
      'token-invalid',
      { header: { typ: undefined } },
      { headerType: 'JWT' },
    ],
    'JWT-5: no subject': ['token-verification-failed', { claims: { sub: undefined } }],
    'JWT-5: a subject that is a number': ['token-verification-failed', { claims: { sub: 7 } }],
    'JWT-5: no expiry': ['token-verification-failed', { claims: { exp: undefined } }],
    'JWT-5: an expiry that is text': [
      'token-verification-failed',
      { claims: { exp: `${now() + 60}` } },
    ],
    'JWT-5: `nbf` that is null': ['token-verification-failed', { claims: { nbf: null } }],
    'JWT-5: `iat` that is text': ['token-verification-failed', { claims: { iat: 'now' } }],
    'another audience': ['token-verification-failed', { claims: { aud: 'b' } }, { audience: 'a' }],
    'JWT-3: another issuer': ['token-invalid-issuer', {}, { issuer: 'https://clerk.evil.test' }],
    'JWT-3: no issuer': [
      'token-invalid-issuer',
      { claims: { iss: undefined } },
      { issuer: 'https://a' },
    ],
    'JWT-3: an issuer with a slash more': [
      'token-invalid-issuer',
      {},
      { issuer: 'https://clerk.acme.test/' },
    ],
    'JWT-3: a foreign party': [
      'token-invalid-authorized-parties',
      { claims: { azp: 'https://b.test' } },
      { authorizedParties: ['https://a.test'] },
    ],
    'JWT-3: no party': [
      'token-invalid-authorized-parties',
      {},
      { authorizedParties: ['https://a.test'] },
    ],
    expired: ['token-expired', { claims: { exp: now() - 6 } }],
    'expired by one second without skew': [
      'token-expired',
      { claims: { exp: now() - 1 } },
      { clockSkewInMs: 0 },
    ],
    'not active yet': ['token-not-active-yet', { claims: { nbf: now() + 60 } }],
    'issued in the future': ['token-iat-in-the-future', { claims: { iat: now() + 60 } }],
  }
  test.each(Object.entries(refused))('refuses %s', async (_name, [reason, parts, options]) => {
    const token = await signTestToken(key, parts)
    expect(await reasonOf(verifyJwt(token, { key: key.publicJwk, ...options }))).toBe(reason)
  })

  test('JWT-5: refuses an infinite expiry', async () => {
    const text = await signTestToken(key)
    const [header] = text.split('.')
    const payload = Buffer.from('{"sub":"a","exp":1e999}').toString('base64url')
    const signature = await crypto.subtle.sign(
      'RSASSA-PKCS1-v1_5',
      key.privateKey,
      new TextEncoder().encode(`${header}.${payload}`),
    )
    const token = `${header}.${payload}.${Buffer.from(signature).toString('base64url')}`
    expect(await reasonOf(verifyJwt(token, { key: key.publicJwk }))).toBe(
      'token-verification-failed',
    )
  })

  test('JWT-1: refuses `none`, HMAC with the public key, and other families', async () => {
    const claims = { sub: 'user_ada', exp: now() + 60 }
    const [header = '', payload = ''] = assembleToken({ alg: 'HS256', typ: 'JWT' }, claims).split(
      '.',
    )
    const mac = createHmac('sha256', key.publicPem)
      .update(`${header}.${payload}`)
      .digest('base64url')
    const forged = [
      `${header}.${payload}.${mac}`,
      assembleToken({ alg: 'none', typ: 'JWT' }, claims, ''),
      ...['None', 'PS256', 'ES256', 'rs256', '__proto__', 7, null, undefined].map((alg) =>
        assembleToken({ alg, typ: 'JWT' }, claims),
      ),
    ]
    for (const token of forged) {
      for (const verifier of [key.publicPem, key.publicJwk]) {
        expect(await reasonOf(verifyJwt(token, { key: verifier }))).toBe('token-invalid-algorithm')
      }
    }
  })

  test('JWT-1: refuses RS384 with a key that is for RS256, and takes it with a key that names none', async () => {
    const pkcs8 = key.privatePem
    const token = await signJwt({ sub: 'a', exp: now() + 60 }, pkcs8, { algorithm: 'RS384' })
    const { kty, n, e } = key.publicJwk as JsonWebKey
    expect(await reasonOf(verifyJwt(token, { key: key.publicPem }))).toBe(
      'token-verification-failed',
    )
    expect(await reasonOf(verifyJwt(token, { key: key.publicJwk }))).toBe(
      'token-verification-failed',
    )
    expect(await reasonOf(verifyJwt(token, { key: { kty, n, e } as JsonWebKey }))).toBe('accepted')
  })

  test('JWT-1: never uses a key that the token brings along', async () => {
    const token = await signTestToken(otherKey, { header: { jwk: otherKey.publicJwk } })
    expect(await reasonOf(verifyJwt(token, { key: key.publicPem }))).toBe('token-invalid-signature')
  })

  test('JWT-6: reports the signature before any claim', async () => {
    const token = await signTestToken(otherKey, { claims: { exp: 1 } })
    expect(await reasonOf(verifyJwt(token, { key: key.publicPem }))).toBe('token-invalid-signature')
  })

  test('refuses a token whose payload was changed', async () => {
    const [header, payload, signature] = (await signTestToken(key)).split('.')
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString())
    const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'user_eve' })).toString(
      'base64url',
    )
    const token = `${header}.${changed}.${signature}`
    expect(await reasonOf(verifyJwt(token, { key: key.publicPem }))).toBe('token-invalid-signature')
    expect(await hasValidSignature(decodeJwt(token), key.publicPem)).toBe(false)
  })

  test('refuses everything when the key is no key', async () => {
    const token = await signTestToken(key)
    const reason = await reasonOf(verifyJwt(token, { key: 'no key' }))
    expect(reason).toBe('token-verification-failed')
  })

  test('takes PEM with escaped line breaks or without its frame', async () => {
    const token = await signTestToken(key)
    const escaped = key.publicPem.replaceAll('\n', '\\n')
    const bare = key.publicPem.replace(/-----.*-----/g, '')
    expect(await reasonOf(verifyJwt(token, { key: escaped }))).toBe('accepted')
    expect(await reasonOf(verifyJwt(token, { key: bare }))).toBe('accepted')
  })
})
