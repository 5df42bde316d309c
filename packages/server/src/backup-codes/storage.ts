import type { Db } from '../db/database.ts'
import type { BackupCodeRow } from './table.ts'

export async function insertBackupCodes(db: Db, rows: readonly BackupCodeRow[]): Promise<void> {
  await db.insertInto('backup_codes').values(rows).execute()
}

/** Any of those that are left; null: none is. */
export async function findBackupCode(db: Db, userId: string): Promise<BackupCodeRow | null> {
  const row = await db
    .selectFrom('backup_codes')
    .selectAll()
    .where('user_id', '=', userId)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Spends a code; says whether this call did it (GR-4). */
export async function spendDigest(db: Db, userId: string, digest: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('backup_codes')
    .where('user_id', '=', userId)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export async function deleteBackupCodeRows(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('backup_codes').where('user_id', '=', userId).execute()
}
