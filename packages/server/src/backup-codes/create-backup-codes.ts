import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { backupCodesLetter } from '../mail/letters.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import { requireUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import {
  type NewBackupCodes,
  prepareBackupCodes,
  replaceBackupCodes,
} from './replace-backup-codes.ts'

/**
 * New codes for somebody who has another second factor; those they had are void.
 *
 * @throws {ApiError} 403 where there are none here, or until they verified again that it is them; 400 without another factor.
 */
export async function createBackupCodes(
  ctx: Context,
  actor: Actor,
  userId: string,
): Promise<NewBackupCodes> {
  if (!ctx.settings.strategies.backupCode) throw apiError('feature_not_enabled')
  await requireEntitled(ctx, actor, userId)
  const created = await prepareBackupCodes(ctx)
  await write(ctx, async (ctx) => {
    const owner = await requireEntitled(ctx, actor, userId)
    await replaceBackupCodes(ctx, actor, { userId, digests: created.digests })
    await notifyOwner(ctx, owner, backupCodesLetter)
  })
  return created
}

async function requireEntitled(ctx: Context, actor: Actor, userId: string) {
  const owner = await requireUser(ctx, actor, userId)
  if (!hasSecondFactor(owner.user)) throw apiError('backup_codes_not_available')
  await requireFreshProof(ctx, actor, owner.user)
  return owner
}
