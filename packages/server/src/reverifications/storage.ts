import type { Db } from '../db/database.ts'
import type { ReverificationRow } from './table.ts'

export async function findReverification(
  db: Db,
  sessionId: string,
): Promise<ReverificationRow | null> {
  const row = await db
    .selectFrom('reverifications')
    .selectAll()
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  return row ?? null
}

/** A session has one at a time. */
export async function putReverification(db: Db, row: ReverificationRow): Promise<void> {
  await db
    .insertInto('reverifications')
    .values(row)
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(row))
    .execute()
}

export async function updateReverification(
  db: Db,
  id: string,
  change: Partial<Pick<ReverificationRow, 'first_factor_strategy' | 'second_factor_strategy'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reverifications')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
