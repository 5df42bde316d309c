import type { Actor } from '../actor.ts'
import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { OwnedSession } from './load.ts'
import { readSessionToken } from './read-token.ts'
import { requireLiveSession } from './require-session.ts'

/** @throws {ApiError} 400 for a token that is not a fresh one of this session, or when the session has ended. */
export async function verifySession(
  ctx: Context,
  actor: Actor,
  { id, token }: { id: string; token: string },
): Promise<OwnedSession> {
  const own = await requireLiveSession(ctx, actor, id)
  const claims = await readSessionToken(ctx, token)
  const fresh = claims && claims.exp * SECOND > ctx.clock.now()
  if (!fresh || claims.sid !== id || claims.sub !== own.owner.user.id) {
    throw apiError('invalid_session_token', { param: 'token' })
  }
  return own
}
