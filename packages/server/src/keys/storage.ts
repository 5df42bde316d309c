import type { Selectable } from 'kysely'
import type { Db } from '../db/database.ts'
import type { SigningKeyTable } from './table.ts'

export type SigningKeyRow = Selectable<SigningKeyTable>

/** In the order of their making. */
export function listSigningKeys(db: Db): Promise<SigningKeyRow[]> {
  return db.selectFrom('signing_keys').selectAll().orderBy('created_at').orderBy('kid').execute()
}

export async function insertSigningKey(db: Db, row: SigningKeyRow): Promise<void> {
  await db.insertInto('signing_keys').values(row).execute()
}

export async function deleteSigningKeys(db: Db, kids: readonly string[]): Promise<void> {
  if (kids.length === 0) return
  await db.deleteFrom('signing_keys').where('kid', 'in', kids).execute()
}

export async function findInstanceId(db: Db): Promise<string | null> {
  const row = await db.selectFrom('instance').select('id').limit(1).executeTakeFirst()
  return row?.id ?? null
}
