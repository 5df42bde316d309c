import { TokenCategory } from '@dooryard/protocol'
import {
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import type { Jwt, JwtHeader, JwtPayload } from '../jwt/types.ts'

/** Seconds that a session token may live at most, whoever signed it (JWT-5). Usual are 60. */
const MAX_LIFETIME = 24 * 60 * 60

/**
 * True when nothing in the token says that it is of another class than session tokens (JWT-4). Servers that mark
 * handshake tokens as session tokens exist: the claim tells them apart.
 */
export function isOfSessionClass({ header, payload }: Pick<Jwt, 'header' | 'payload'>): boolean {
  return hasSessionCategory(header) && payload.handshake === undefined
}

/** @throws {TokenVerificationError} `token-invalid`: the header names another class. */
export function assertSessionCategory(header: JwtHeader): void {
  if (hasSessionCategory(header)) return
  throw refusal(
    'The token is of another class than session tokens.',
    TokenVerificationErrorReason.TokenInvalid,
  )
}

/**
 * What only session tokens have: a user, a session, a short life, and no handshake (JWT-4, JWT-5).
 *
 * @throws {TokenVerificationError}
 */
export function assertSessionClaims(claims: JwtPayload): void {
  if (claims.handshake !== undefined) throw refusal('A handshake token is no session token.')
  if (!isText(claims.sub)) throw refusal('The token names no user (`sub`).')
  if (!isText(claims.sid)) throw refusal('The token names no session (`sid`).')
  const life = claims.exp - (claims.iat ?? Date.now() / 1000)
  if (life > MAX_LIFETIME) {
    throw refusal(
      `The token would live for ${Math.round(life)} s, longer than a session token may.`,
    )
  }
}

function hasSessionCategory({ cat }: JwtHeader): boolean {
  return cat === undefined || cat === TokenCategory.session || cat === TokenCategory.ignored
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function refusal(
  message: string,
  reason: string = TokenVerificationErrorReason.TokenVerificationFailed,
): TokenVerificationError {
  const action = TokenVerificationErrorAction.EnsureClerkJWT
  return new TokenVerificationError({ reason, action, message })
}
