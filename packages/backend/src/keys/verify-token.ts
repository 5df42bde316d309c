import { TokenCategory } from '@dooryard/protocol'
import {
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import { assertClaims, type ClaimRules } from '../jwt/claims.ts'
import { decodeJwt } from '../jwt/decode.ts'
import type { Jwt, JwtPayload } from '../jwt/types.ts'
import { type KeyOptions, keySourceFor } from './key-source.ts'

/** Seconds that a session token may live at most, whoever signed it (JWT-5). Usual are 60. */
export const MAX_SESSION_TOKEN_LIFETIME = 24 * 60 * 60

export interface VerifyTokenOptions extends ClaimRules, KeyOptions {
  /** Allowed values of the JOSE header `typ`; `JWT` or none by default. */
  headerType?: string | string[]
}

/**
 * Verifies a token of your instance and resolves with its claims. A good signature is remembered for as long as the
 * token lives, so the second look at a token costs microseconds; its claims are checked each time.
 *
 * @throws {TokenVerificationError} with the reason of the first failing check of Backend API §5.2.
 */
export async function verifyToken(token: string, options: VerifyTokenOptions): Promise<JwtPayload> {
  return (await verifyJwtOfInstance(token, options)).payload
}

/** As `verifyToken`, with the header too. */
export async function verifyJwtOfInstance(
  token: string,
  options: VerifyTokenOptions,
): Promise<Jwt> {
  const refetch = options.skipJwksCache ?? false
  const source = keySourceFor(options)
  const recalled = refetch ? undefined : source.recall(token)
  assertCategory((recalled ?? decodeJwt(token)).header.cat)
  const jwt = await source.verifySignature(token, { refetch, ...headerTypeOf(options) })
  assertClaims(jwt.payload, options)
  if (jwt.header.cat === TokenCategory.session) assertLifetime(jwt.payload)
  return jwt
}

/**
 * Refuses session tokens that would live longer than any session token does (JWT-5).
 *
 * @throws {TokenVerificationError}
 */
export function assertLifetime({ exp, iat }: JwtPayload): void {
  const start = iat ?? Date.now() / 1000
  if (exp - start <= MAX_SESSION_TOKEN_LIFETIME) return
  throw new TokenVerificationError({
    reason: TokenVerificationErrorReason.TokenVerificationFailed,
    action: TokenVerificationErrorAction.EnsureClerkJWT,
    message: `The token would live for ${Math.round(exp - start)} s, longer than a session token may.`,
  })
}

function assertCategory(category: string | undefined): void {
  if (category !== TokenCategory.machine) return
  throw new TokenVerificationError({
    reason: TokenVerificationErrorReason.TokenInvalid,
    action: TokenVerificationErrorAction.EnsureClerkJWT,
    message: 'A machine token is no session token.',
  })
}

function headerTypeOf({ headerType }: VerifyTokenOptions) {
  return headerType === undefined ? {} : { headerType }
}
