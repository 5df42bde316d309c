import {
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import type { JwtPayload } from './types.ts'

const { EnsureClerkJWT, EnsureClockSync } = TokenVerificationErrorAction
const Reason = TokenVerificationErrorReason

/** Milliseconds that two clocks may differ. */
const DEFAULT_CLOCK_SKEW = 5000

/** What a token must say besides being signed. */
export interface ClaimRules {
  /** Checked against `aud` when the token has one. */
  audience?: string | string[] | undefined
  /** Origins that `azp` may be; an empty list means no check. */
  authorizedParties?: string[] | undefined
  /** Milliseconds, 5000 by default. */
  clockSkewInMs?: number | undefined
  /** The issuers that `iss` may be. */
  issuer?: string | string[] | undefined
}

/**
 * Checks the claims of a token whose signature is verified, in the order of Backend API §5.2. `now` is in milliseconds.
 *
 * @throws {TokenVerificationError}
 */
export function assertClaims(
  claims: JwtPayload,
  rules: ClaimRules,
  now: number = Date.now(),
): void {
  assertSubject(claims.sub)
  assertAudience(claims.aud, rules.audience)
  assertAuthorizedParty(claims.azp, rules.authorizedParties)
  assertIssuer(claims.iss, rules.issuer)
  assertTimes(claims, now, skewOf(rules.clockSkewInMs))
}

function assertSubject(sub: unknown): void {
  if (typeof sub !== 'string') {
    throw refusal(Reason.TokenVerificationFailed, 'The token has no subject (`sub`).')
  }
}

function assertAudience(aud: unknown, expected: string | string[] | undefined): void {
  const wanted = toList(expected)
  const given = typeof aud === 'string' ? [aud] : aud
  if (wanted.length === 0 || !isListOfTexts(given)) return
  const present = given.filter(Boolean)
  if (present.length > 0 && !present.some((audience) => wanted.includes(audience))) {
    throw refusal(
      Reason.TokenVerificationFailed,
      `The token is for the audience ${JSON.stringify(aud)}, not for ${JSON.stringify(wanted)}.`,
    )
  }
}

function assertAuthorizedParty(azp: unknown, parties: string[] | undefined): void {
  if (!parties || parties.length === 0) return
  if (typeof azp !== 'string' || !parties.includes(azp)) {
    throw refusal(
      Reason.TokenInvalidAuthorizedParties,
      `The token was made for ${JSON.stringify(azp)}, which is not among the authorized parties ${JSON.stringify(parties)}.`,
    )
  }
}

function assertIssuer(iss: unknown, expected: string | string[] | undefined): void {
  const wanted = toList(expected)
  if (wanted.length > 0 && !wanted.includes(iss as string)) {
    throw refusal(
      Reason.TokenInvalidIssuer,
      `The token was issued by ${JSON.stringify(iss)}, not by ${wanted.join(' or ')}.`,
    )
  }
}

function assertTimes({ exp, nbf, iat }: JwtPayload, now: number, skew: number): void {
  if (!isSeconds(exp)) {
    throw refusal(Reason.TokenVerificationFailed, 'The token has no expiry (`exp`).')
  }
  if (exp * 1000 <= now - skew) {
    throw refusal(Reason.TokenExpired, `The token expired at ${isoTime(exp)}.`, EnsureClockSync)
  }
  assertPast(nbf, { claim: 'nbf', reason: Reason.TokenNotActiveYet, limit: now + skew })
  assertPast(iat, { claim: 'iat', reason: Reason.TokenIatInTheFuture, limit: now + skew })
}

function assertPast(
  seconds: unknown,
  { claim, reason, limit }: { claim: string; reason: string; limit: number },
): void {
  if (seconds === undefined) return
  if (!isSeconds(seconds)) {
    throw refusal(Reason.TokenVerificationFailed, `The claim \`${claim}\` is not a time.`)
  }
  if (seconds * 1000 > limit) {
    const message = `The claim \`${claim}\` of the token lies in the future: ${isoTime(seconds)}.`
    throw refusal(reason, message, EnsureClockSync)
  }
}

/** JSON can spell infinity (`1e999`); a time is finite (JWT-5). */
function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isoTime(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString()
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}

function toList(value: string | string[] | undefined): string[] {
  if (!value) return []
  return Array.isArray(value) ? value.filter(Boolean) : [value]
}

function skewOf(configured: unknown): number {
  const usable = typeof configured === 'number' && Number.isFinite(configured)
  return usable ? configured : DEFAULT_CLOCK_SKEW
}

function refusal(reason: string, message: string, action: string = EnsureClerkJWT) {
  return new TokenVerificationError({ reason, message, action })
}
