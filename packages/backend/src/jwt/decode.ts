import {
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import { decodeBase64url } from './base64url.ts'
import type { Jwt, JwtHeader, JwtPayload } from './types.ts'

/** Longer texts are refused before anything of them is looked at (JWT-6). */
const MAX_TOKEN_LENGTH = 8 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Takes a token apart without verifying it.
 *
 * @throws {TokenVerificationError} `token-invalid` for everything that is not three parts of strict base64url with
 * two JSON objects in front. Backend API §5.2.
 */
export function decodeJwt(token: string): Jwt {
  const parts = splitToken(token)
  const header = parts && parseObject(parts[0])
  const payload = parts && parseObject(parts[1])
  const signature = parts && decodeBase64url(parts[2])
  if (!header || !payload || !signature) throw malformed()

  const [rawHeader, rawPayload, rawSignature] = parts
  return {
    header: header as unknown as JwtHeader,
    payload: payload as unknown as JwtPayload,
    signature,
    raw: { header: rawHeader, payload: rawPayload, signature: rawSignature, text: token },
  }
}

/** As `decodeJwt`, with null for what it would throw on. */
export function tryDecodeJwt(token: string): Jwt | null {
  try {
    return decodeJwt(token)
  } catch {
    return null // its only error is "malformed"
  }
}

type Parts = [header: string, payload: string, signature: string]

function splitToken(token: unknown): Parts | null {
  if (typeof token !== 'string' || token.length > MAX_TOKEN_LENGTH) return null
  const parts = token.split('.')
  return parts.length === 3 ? (parts as Parts) : null
}

function parseObject(text: string): Record<string, unknown> | null {
  const bytes = decodeBase64url(text)
  if (!bytes) return null
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null // neither UTF-8 nor JSON
  }
}

function malformed(): TokenVerificationError {
  return new TokenVerificationError({
    reason: TokenVerificationErrorReason.TokenInvalid,
    action: TokenVerificationErrorAction.EnsureClerkJWT,
    message: 'The token is not a well-formed JWT.',
  })
}
