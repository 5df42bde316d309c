import { latestEnd } from '../clock.ts'
import type { Db } from '../db/database.ts'
import { CODE_LIFETIME } from '../settings/numbers.ts'
import type { VerificationRow } from './table.ts'

export async function findVerification(db: Db, id: string | null): Promise<VerificationRow | null> {
  if (id === null) return null
  const row = await db
    .selectFrom('verifications')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function insertVerification(db: Db, row: VerificationRow): Promise<void> {
  await db.insertInto('verifications').values(row).execute()
}

/** A new code voids the old ones, and spent codes are erased (OTP-2, OTP-4). */
export async function voidVerifications(db: Db, ownerIds: readonly string[]): Promise<void> {
  if (ownerIds.length === 0) return
  await db
    .updateTable('verifications')
    .set({ status: 'expired', code_hash: null })
    .where('owner_id', 'in', ownerIds)
    .where('status', '=', 'unverified')
    .execute()
}

/** Takes one try, if one is left, and gives the code's hash to compare with; in one statement (GR-4). */
export async function takeTry(
  db: Db,
  id: string,
  { now, tries }: { now: number; tries: number },
): Promise<{ codeHash: string | null; attempts: number } | null> {
  const row = await db
    .updateTable('verifications')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'unverified')
    .where('expire_at', '>', now)
    .where('expire_at', '<=', latestEnd({ now, length: CODE_LIFETIME }))
    .where('attempts', '<', tries)
    .returning(['code_hash', 'attempts'])
    .executeTakeFirst()
  return row ? { codeHash: row.code_hash, attempts: row.attempts } : null
}

/** Ends a verification once; says whether this call did it (GR-4). The code is erased either way. */
export async function settleVerification(
  db: Db,
  id: string,
  change: { status: 'verified' | 'failed'; verified_at: number | null },
): Promise<boolean> {
  const result = await db
    .updateTable('verifications')
    .set({ ...change, code_hash: null })
    .where('id', '=', id)
    .where('status', '=', 'unverified')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
