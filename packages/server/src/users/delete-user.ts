import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { endOpenAttempts } from '../verifications/open-attempts.ts'
import { requireUser } from './load.ts'
import { deleteUserRow } from './storage.ts'
import { canDeleteSelf } from './view.ts'

/**
 * Removes a user and all that hangs on them in one transaction; their identifiers are free again (SES-9, PRIV-2).
 *
 * @throws {ApiError} 403 for people who may not delete themselves (AZ-17).
 */
export async function deleteUser(ctx: Context, actor: Actor, userId: string): Promise<void> {
  await write(ctx, async (ctx) => {
    const { user } = await requireUser(ctx, actor, userId)
    if (actor.kind === 'user' && !canDeleteSelf(ctx.settings, user)) {
      throw apiError('user_delete_self_not_enabled')
    }
    await endOpenAttempts(ctx, { userId })
    await deleteUserRow(ctx.db, userId)
    await recordEvent(ctx, actor, { type: 'user.deleted', targetId: userId })
  })
}
