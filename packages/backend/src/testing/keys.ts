import { signJwt } from '../jwt/sign.ts'

/** An RSA key pair in all the forms in which keys come. */
export interface TestKey {
  kid: string
  publicPem: string
  publicJwk: JsonWebKey & { kid: string; alg: string; use: string }
  privatePem: string
  privateKey: CryptoKey
}

export async function createTestKey(kid = 'ins_test'): Promise<TestKey> {
  const pair = await crypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    },
    true,
    ['sign', 'verify'],
  )
  const { kty, n, e } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  return {
    kid,
    publicPem: toPem('PUBLIC KEY', await crypto.subtle.exportKey('spki', pair.publicKey)),
    publicJwk: { kty, n, e, kid, alg: 'RS256', use: 'sig' } as TestKey['publicJwk'],
    privatePem: toPem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
    privateKey: pair.privateKey,
  }
}

export interface TokenParts {
  header?: Record<string, unknown>
  claims?: Record<string, unknown>
}

/** A session token of now, 60 s long; a part set to undefined is left out. */
export function signTestToken(key: TestKey, { header, claims }: TokenParts = {}): Promise<string> {
  const iat = now()
  return signJwt(
    {
      iss: 'https://clerk.acme.test',
      sub: 'user_ada',
      sid: 'sess_one',
      iat,
      nbf: iat - 10,
      exp: iat + 60,
      ...claims,
    },
    key.privateKey,
    { algorithm: 'RS256', header: { typ: 'JWT', kid: key.kid, ...header } },
  )
}

/** Puts any header and payload in front of any signature, without asking a key. */
export function assembleToken(header: unknown, payload: unknown, signature = 'AAAA'): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part(header)}.${part(payload)}.${signature}`
}

/** Seconds. */
export function now(): number {
  return Math.floor(Date.now() / 1000)
}

function toPem(label: string, bytes: ArrayBuffer): string {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,64}/g)!
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
