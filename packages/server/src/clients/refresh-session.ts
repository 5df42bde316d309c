import type { SessionClaims } from '@dooryard/protocol'
import { HOUR, SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { findOwnedSession, statusOf } from '../sessions/load.ts'
import { readSessionToken } from '../sessions/read-token.ts'
import { isLive } from '../sessions/status.ts'
import { mintSessionToken } from '../sessions/tokens.ts'
import { findClientByRefreshToken } from './refresh-token.ts'

/** A token that expired longer ago came from a browser that was away; it goes through the handshake. */
const MAX_TOKEN_AGE = 24 * HOUR

export interface RefreshRequest {
  sessionId: string
  expiredToken: string
  refreshToken: string
  /** Origin of the page whose request needs a token. */
  requestOrigin: string
}

/**
 * A new session token in place of an expired one, for a page that the old one was made for. Refusals are 401, which
 * sends the site's server to the handshake. Backend API §4.8.
 */
export async function refreshSession(ctx: Context, request: RefreshRequest): Promise<string> {
  const origin = readOrigin(request.requestOrigin)
  const claims = await readExpiredToken(ctx, request.expiredToken)
  assertClaims(ctx, claims, { sessionId: request.sessionId, origin })
  const client = await findClientByRefreshToken(ctx, request.refreshToken)
  if (!client) throw apiError('refresh_token_not_found')
  const own = await findOwnedSession(ctx, request.sessionId)
  if (!own) throw apiError('session_refresh_session_not_found')
  const {
    session,
    owner: { user },
  } = own
  if (session.client_id !== client.id || user.id !== claims.sub) {
    throw apiError('refresh_sid_mismatch')
  }
  if (!isLive(statusOf(ctx, own))) throw apiError('session_refresh_inactive_session')
  return mintSessionToken(ctx, { ...own, origin })
}

function readOrigin(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) {
    const { origin } = new URL(text)
    if (origin === text) return origin
  }
  throw apiError('refresh_request_origin_invalid')
}

async function readExpiredToken(ctx: Context, token: string): Promise<SessionClaims> {
  const claims = await readSessionToken(ctx, token)
  if (!claims) throw apiError('expired_session_token_invalid')
  return claims
}

function assertClaims(
  ctx: Context,
  claims: SessionClaims,
  { sessionId, origin }: { sessionId: string; origin: string },
): void {
  if (!claims.azp) throw apiError('expired_session_token_missing_azp')
  if (claims.sid !== sessionId) throw apiError('refresh_sid_mismatch')
  if (claims.azp !== origin) throw apiError('refresh_request_origin_azp_mismatch')
  if (claims.exp * SECOND + MAX_TOKEN_AGE < ctx.clock.now()) {
    throw apiError('session_refresh_expired_session_token_too_old')
  }
}
