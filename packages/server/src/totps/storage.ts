import type { Db } from '../db/database.ts'
import type { TotpRow } from './table.ts'

export async function findTotp(db: Db, userId: string): Promise<TotpRow | null> {
  const row = await db
    .selectFrom('totps')
    .selectAll()
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ?? null
}

/** In the place of one that was never proven; says whether it could (GR-4). */
export async function putTotp(db: Db, row: TotpRow): Promise<boolean> {
  const stored = await db
    .insertInto('totps')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet(row).where('totps.verified_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirst()
  return stored !== undefined
}

/** Spends a step and all before it, once (MFA-1, GR-4). */
export async function spendStep(db: Db, { id, user_id }: TotpRow, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('totps')
    .set({ last_step: step })
    .where('user_id', '=', user_id)
    .where('id', '=', id)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function markVerified(
  db: Db,
  { id, user_id }: TotpRow,
  { secret, now }: { secret: string; now: number },
): Promise<void> {
  await db
    .updateTable('totps')
    .set({ secret, verified_at: now, updated_at: now })
    .where('user_id', '=', user_id)
    .where('id', '=', id)
    .execute()
}

export async function deleteTotpRow(db: Db, userId: string): Promise<TotpRow | null> {
  const row = await db
    .deleteFrom('totps')
    .where('user_id', '=', userId)
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}
