import { SignJWTError } from '../errors/token-verification-error.ts'
import { supportedAlgorithms, toImportParams } from './algorithms.ts'
import { encodeBase64url } from './base64url.ts'
import { importSignKey } from './keys.ts'

export interface SignJwtOptions {
  /** `RS256`, `RS384` or `RS512`. */
  algorithm?: string
  /** `{ typ: 'JWT' }` by default; `alg` is always added. */
  header?: Record<string, unknown>
}

const encoder = new TextEncoder()

/**
 * Signs claims into a compact token. The payload gets `iat` (seconds) unless it has one. Arguments are left as they are.
 * A `CryptoKey` is used as it is; imported PEM keys are remembered.
 *
 * @throws {Error} when the algorithm is missing or unknown.
 * @throws {SignJWTError} when the key cannot be used.
 */
export async function signJwt(
  payload: Record<string, unknown>,
  key: string | JsonWebKey | CryptoKey,
  { algorithm, header = { typ: 'JWT' } }: SignJwtOptions,
): Promise<string> {
  const params = toImportParams(algorithm)
  if (!algorithm || !params) {
    throw new Error(`The algorithm must be one of ${supportedAlgorithms.join(', ')}.`)
  }
  const claims = { ...payload, iat: payload.iat ?? Math.floor(Date.now() / 1000) }
  const text = `${encodeJSON({ ...header, alg: algorithm })}.${encodeJSON(claims)}`
  try {
    const signingKey = isCryptoKey(key) ? key : await importSignKey(key, algorithm)
    const signature = await crypto.subtle.sign(params.name, signingKey, encoder.encode(text))
    return `${text}.${encodeBase64url(new Uint8Array(signature))}`
  } catch (cause) {
    throw new SignJWTError(`The token could not be signed. ${(cause as Error).message}`, { cause })
  }
}

function isCryptoKey(key: string | JsonWebKey | CryptoKey): key is CryptoKey {
  return typeof key === 'object' && 'algorithm' in key && 'usages' in key
}

function encodeJSON(value: unknown): string {
  return encodeBase64url(encoder.encode(JSON.stringify(value)))
}
