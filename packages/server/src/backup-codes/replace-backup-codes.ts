import { createId } from '@dooryard/protocol'
import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { updateUserRow } from '../users/storage.ts'
import { newCodes, normalizeCode } from './codes.ts'
import { deleteBackupCodeRows, insertBackupCodes } from './storage.ts'

/** A set that nobody has yet. */
export interface NewBackupCodes {
  id: string
  /** Shown once, stored never (MFA-4). */
  codes: readonly string[]
  digests: readonly string[]
}

/** Hashes, which takes long: before the transaction. */
export async function prepareBackupCodes(ctx: Context): Promise<NewBackupCodes> {
  await ctx.dues?.settle()
  const codes = newCodes(ctx)
  const digests = await digestsOf(ctx, codes)
  return { id: createId('backupCode', ctx.random), codes, digests }
}

export const digestsOf = ({ passwords }: Context, codes: readonly string[]): Promise<string[]> =>
  passwords.hashSet(codes.map(normalizeCode))

/** Gives a user new codes in the place of all they had, in the given transaction. */
export async function replaceBackupCodes(
  ctx: Context,
  actor: Actor,
  { userId, digests }: { userId: string; digests: readonly string[] },
): Promise<void> {
  await storeBackupCodes(ctx, { userId, digests })
  await recordEvent(ctx, actor, { type: 'backup_codes.created', targetId: userId })
}

/** The same where it is part of something that is written down. */
export async function storeBackupCodes(
  ctx: Context,
  { userId, digests }: { userId: string; digests: readonly string[] },
): Promise<void> {
  const now = ctx.clock.now()
  await deleteBackupCodeRows(ctx.db, userId)
  await insertBackupCodes(
    ctx.db,
    digests.map((digest) => ({ user_id: userId, digest, created_at: now })),
  )
  await updateUserRow(ctx.db, userId, { backup_code_enabled: 1, updated_at: now })
}
