import type { Context } from '../context.ts'
import { backupCodeUsedLetter } from '../mail/letters.ts'
import { loadUser } from '../users/load.ts'
import { notifyOwner } from '../users/notify-owner.ts'
import { updateUserRow } from '../users/storage.ts'
import { normalizeCode } from './codes.ts'
import { findBackupCode, spendDigest } from './storage.ts'

/**
 * The slow half of a try: the digest that the typed code has in the set of the user. Somebody without codes costs as much
 * (ENUM-2).
 */
export async function digestOf(
  ctx: Context,
  userId: string,
  typed: string,
): Promise<string | null> {
  const some = await findBackupCode(ctx.db, userId)
  if (some) return ctx.passwords.hashLike(some.digest, normalizeCode(typed))
  await ctx.passwords.check(typed, null)
  return null
}

/** The rest, in the transaction of what the code opens: spends it, once (MFA-4, GR-4). */
export async function spendBackupCode(
  ctx: Context,
  userId: string,
  digest: string | null,
): Promise<boolean> {
  if (digest === null || !(await spendDigest(ctx.db, userId, digest))) return false
  const isLast = (await findBackupCode(ctx.db, userId)) === null
  if (isLast) await updateUserRow(ctx.db, userId, { backup_code_enabled: 0 })
  const owner = await loadUser(ctx, userId)
  if (owner) await notifyOwner(ctx, owner, backupCodeUsedLetter)
  return true
}
