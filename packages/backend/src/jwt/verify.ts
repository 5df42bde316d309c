import {
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import { assertClaims, type ClaimRules } from './claims.ts'
import { decodeJwt } from './decode.ts'
import { assertHeader } from './header.ts'
import { hasValidSignature } from './signature.ts'
import type { Jwt, JwtPayload } from './types.ts'

export interface VerifyJwtOptions extends ClaimRules {
  /** Public key: JWK, or SubjectPublicKeyInfo as PEM (RS256). */
  key: JsonWebKey | string
  /** Allowed values of the header `typ`; `JWT` or none by default. */
  headerType?: string | string[]
}

/**
 * Verifies a token with a key at hand and resolves with its claims.
 *
 * @throws {TokenVerificationError} with the first failing check of Backend API §5.2.
 */
export async function verifyJwt(token: string, options: VerifyJwtOptions): Promise<JwtPayload> {
  const jwt = decodeJwt(token)
  assertHeader(jwt.header, options.headerType)
  await assertSignature(jwt, options.key)
  assertClaims(jwt.payload, options)
  return jwt.payload
}

/** @throws {TokenVerificationError} when the signature does not fit, or the key cannot be used for it. */
export async function assertSignature(jwt: Jwt, key: JsonWebKey | string): Promise<void> {
  const valid = await hasValidSignature(jwt, key).catch((cause: unknown) => {
    throw new TokenVerificationError({
      reason: TokenVerificationErrorReason.TokenVerificationFailed,
      action: TokenVerificationErrorAction.EnsureClerkJWT,
      message: `The signature could not be checked. ${(cause as Error).message}`,
      cause,
    })
  })
  if (valid) return
  throw new TokenVerificationError({
    reason: TokenVerificationErrorReason.TokenInvalidSignature,
    action: TokenVerificationErrorAction.EnsureClerkJWT,
    message: 'The signature of the token does not fit the key.',
  })
}
