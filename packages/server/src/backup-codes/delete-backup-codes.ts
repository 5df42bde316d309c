import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { updateUserRow } from '../users/storage.ts'
import { deleteBackupCodeRows } from './storage.ts'

/** Voids all codes of a user, in the given transaction. */
export async function deleteBackupCodes(ctx: Context, actor: Actor, userId: string): Promise<void> {
  await deleteBackupCodeRows(ctx.db, userId)
  await updateUserRow(ctx.db, userId, {
    backup_code_enabled: 0,
    updated_at: ctx.clock.now(),
  })
  await recordEvent(ctx, actor, { type: 'backup_codes.deleted', targetId: userId })
}
