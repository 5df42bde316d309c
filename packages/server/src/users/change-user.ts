import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { type EventType, recordEvent } from '../events/events.ts'
import { loadUsers, requireUser } from './load.ts'
import type { UserWithEmails } from './view.ts'

interface Change {
  type: EventType
  details?: Record<string, unknown>
}

type Work = (ctx: Context, owner: UserWithEmails) => Promise<void>

/**
 * What rules that change a user have in common: it is one transaction with its event, and returns the user as they are then.
 *
 * @throws {ApiError} 404 unless the actor reaches the user (AZ-1).
 */
export async function changeUser(
  ctx: Context,
  actor: Actor,
  { userId, ...change }: Change & { userId: string },
  work: Work,
): Promise<UserWithEmails> {
  const [changed] = await changeUsers(ctx, actor, { userIds: [userId], ...change }, work)
  return changed!
}

/** The same for many: all of them or none. */
export function changeUsers(
  ctx: Context,
  actor: Actor,
  { userIds, ...event }: Change & { userIds: readonly string[] },
  work: Work,
): Promise<UserWithEmails[]> {
  return write(ctx, async (ctx) => {
    for (const targetId of userIds) {
      await work(ctx, await requireUser(ctx, actor, targetId))
      await recordEvent(ctx, actor, { ...event, targetId })
    }
    const changed = await loadUsers(ctx, userIds)
    return userIds.map((id) => changed.get(id)!)
  })
}
