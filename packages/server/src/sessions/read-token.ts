import { decodeJwt, hasValidSignature } from '@dooryard/backend/jwt'
import { type SessionClaims, TokenCategory } from '@dooryard/protocol'
import type { Context } from '../context.ts'

/**
 * Claims of a session token that this instance signed, expired or not; null for anything else. The algorithm is that of
 * our keys, whatever the header asks for (JWT-1), and only session tokens pass (JWT-4).
 */
export async function readSessionToken(
  { keys }: Context,
  token: string,
): Promise<SessionClaims | null> {
  const jwt = decode(token)
  if (!jwt) return null
  const { alg, kid, cat, crit } = jwt.header
  const key = keys.ring.find(kid)
  const fits = alg === 'RS256' && cat === TokenCategory.session && !crit
  if (!key || !fits || !(await hasValidSignature(jwt, key.publicPem))) return null
  return isSessionClaims(jwt.payload) && jwt.payload.iss === keys.issuer ? jwt.payload : null
}

function decode(token: string) {
  try {
    return decodeJwt(token)
  } catch {
    return null // its only error says that the token is malformed
  }
}

function isSessionClaims(claims: Record<string, unknown>): claims is SessionClaims {
  const isText = (value: unknown) => typeof value === 'string' && value !== ''
  const { sub, sid, exp, nbf, handshake } = claims
  if (!isText(sub) || !isText(sid) || handshake !== undefined) return false
  return Number.isFinite(exp) && Number.isFinite(nbf)
}
