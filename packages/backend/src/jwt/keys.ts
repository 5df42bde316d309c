import { toImportParams } from './algorithms.ts'
import { fromBinary } from './base64url.ts'

/** PEM texts remembered at most; a process knows one or two keys, tests know more. */
const MAX_REMEMBERED = 100

const remembered = new Map<string, Promise<CryptoKey>>()
const rememberedJwks = new WeakMap<JsonWebKey, Map<string, Promise<CryptoKey>>>()

/**
 * The public key, ready to verify. The key decides the algorithm, not the token (JWT-1): a PEM key is for RS256, a JWK
 * for its `alg` (for any supported one when it names none).
 */
export async function importVerifyKey(
  key: JsonWebKey | string,
  algorithm: string,
): Promise<CryptoKey> {
  const own = typeof key === 'string' ? 'RS256' : ((key as { alg?: string }).alg ?? algorithm)
  if (own !== algorithm) throw new Error(`The key is for ${own}, the token says ${algorithm}.`)
  if (typeof key === 'string') return remember(`verify ${key}`, () => importSpki(key))
  return rememberJwk(key, algorithm, () => importJwk(publicMembers(key), algorithm, 'verify'))
}

/** The private key (PKCS #8 PEM or JWK), ready to sign with the algorithm. */
export async function importSignKey(
  key: JsonWebKey | string,
  algorithm: string,
): Promise<CryptoKey> {
  if (typeof key !== 'string') return importJwk(key, algorithm, 'sign')
  return remember(`sign ${algorithm} ${key}`, () =>
    crypto.subtle.importKey('pkcs8', parsePem(key), paramsOf(algorithm), false, ['sign']),
  )
}

function importSpki(pem: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('spki', parsePem(pem), paramsOf('RS256'), false, ['verify'])
}

function importJwk(
  key: JsonWebKey,
  algorithm: string,
  usage: 'sign' | 'verify',
): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', key, paramsOf(algorithm), false, [usage])
}

/** So that a key set that leaks private members, or restricts them, still verifies. */
function publicMembers({ kty, n, e }: JsonWebKey): JsonWebKey {
  return { kty, n, e } as JsonWebKey
}

function paramsOf(algorithm: string): RsaHashedImportParams {
  const params = toImportParams(algorithm)
  if (!params) throw new Error(`Unsupported algorithm ${algorithm}.`)
  return params
}

/** Accepts real line breaks, the two characters `\n` that env files hold, and bodies without BEGIN and END lines. */
function parsePem(pem: string): Uint8Array<ArrayBuffer> {
  const body = pem.replaceAll('\\n', '').replace(/-----(BEGIN|END) [A-Z ]+-----/g, '')
  return fromBinary(atob(body.replace(/\s+/g, '')))
}

function remember(id: string, load: () => Promise<CryptoKey>): Promise<CryptoKey> {
  const known = remembered.get(id)
  if (known) return known
  const loading = load()
  remembered.set(id, loading)
  if (remembered.size > MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!)
  return loading
}

function rememberJwk(
  key: JsonWebKey,
  algorithm: string,
  load: () => Promise<CryptoKey>,
): Promise<CryptoKey> {
  const byAlgorithm = rememberedJwks.get(key) ?? new Map<string, Promise<CryptoKey>>()
  rememberedJwks.set(key, byAlgorithm)
  const loading = byAlgorithm.get(algorithm) ?? load()
  byAlgorithm.set(algorithm, loading)
  return loading
}
