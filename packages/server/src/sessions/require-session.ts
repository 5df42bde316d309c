import { type Actor, reaches } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { findOwnedSession, type OwnedSession, statusOf } from './load.ts'
import { isLive } from './status.ts'

/** @throws {ApiError} 404 unless it is a session that the actor reaches (AZ-1). */
export async function requireSession(
  ctx: Context,
  actor: Actor,
  id: string,
): Promise<OwnedSession> {
  const own = await findOwnedSession(ctx, id)
  if (!own || !reaches(actor, own.owner.user.id)) throw apiError('resource_not_found')
  return own
}

/** @throws {ApiError} 404, or 400 for a session that has ended. */
export async function requireLiveSession(
  ctx: Context,
  actor: Actor,
  id: string,
): Promise<OwnedSession> {
  const own = await requireSession(ctx, actor, id)
  if (!isLive(statusOf(ctx, own))) throw apiError('invalid_action_for_session')
  return own
}
