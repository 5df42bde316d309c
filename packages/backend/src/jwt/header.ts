import {
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import { supportedAlgorithms } from './algorithms.ts'
import type { JwtHeader } from './types.ts'

/**
 * Checks the parts of a header that decide how a token may be verified. `jku`, `x5u`, `jwk` and `x5c` are never looked
 * at, and no critical extension is understood (JWT-1). Backend API §5.2.
 *
 * @throws {TokenVerificationError}
 */
export function assertHeader(header: JwtHeader, headerType?: string | string[]): void {
  if (header.crit !== undefined) throw invalid('The token demands extensions that are unknown.')
  assertType(header.typ, headerType)
  assertAlgorithm(header.alg)
}

function assertType(typ: unknown, headerType: string | string[] | undefined): void {
  if (typ === undefined && headerType === undefined) return
  const allowed = headerType === undefined ? ['JWT'] : [headerType].flat()
  if (!allowed.includes(typ as string)) {
    throw invalid(`The token is of type ${JSON.stringify(typ)}, not ${allowed.join(' or ')}.`)
  }
}

function assertAlgorithm(alg: unknown): void {
  if (supportedAlgorithms.includes(alg as string)) return
  throw new TokenVerificationError({
    reason: TokenVerificationErrorReason.TokenInvalidAlgorithm,
    action: TokenVerificationErrorAction.EnsureClerkJWT,
    message: `The algorithm ${JSON.stringify(alg)} is none of ${supportedAlgorithms.join(', ')}.`,
  })
}

function invalid(message: string): TokenVerificationError {
  return new TokenVerificationError({
    reason: TokenVerificationErrorReason.TokenInvalid,
    action: TokenVerificationErrorAction.EnsureClerkJWT,
    message,
  })
}
