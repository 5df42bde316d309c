import type { Actor } from '../actor.ts'
import { deleteBackupCodes } from '../backup-codes/delete-backup-codes.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { secondStepOffLetter } from '../mail/letters.ts'
import { endAttempts } from '../users/dependents.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { requireUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import { updateUserRow } from '../users/storage.ts'
import { deleteTotpRow } from './storage.ts'
import type { TotpRow } from './table.ts'

/**
 * Takes the authenticator app away, and what only stands beside one: backup codes.
 *
 * @throws {ApiError} 404 when there is none, 403 until they verified again that it is them (MFA-5).
 */
export async function deleteTotp(ctx: Context, actor: Actor, userId: string): Promise<TotpRow> {
  return write(ctx, async (ctx) => {
    const owner = await requireUser(ctx, actor, userId)
    await requireFreshProof(ctx, actor, owner.user)
    const row = await deleteTotpRow(ctx.db, userId)
    if (!row) throw apiError('resource_not_found')
    if (!owner.user.totp_enabled) return row
    const now = ctx.clock.now()
    await updateUserRow(ctx.db, userId, { totp_enabled: 0, updated_at: now })
    await recordEvent(ctx, actor, { type: 'totp.deleted', targetId: userId })
    if (!hasSecondFactor({ ...owner.user, totp_enabled: 0 })) {
      await updateUserRow(ctx.db, userId, { mfa_disabled_at: now })
      if (owner.user.backup_code_enabled) await deleteBackupCodes(ctx, actor, userId)
      // Sign-ins that wait for a second step have none to wait for any more.
      await endAttempts(ctx, userId)
      await notifyOwner(ctx, owner, secondStepOffLetter)
    }
    return row
  })
}
