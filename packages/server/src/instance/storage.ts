import type { Db } from '../db/database.ts'
import type { StoredOverlay } from '../settings/overlay.ts'
import './table.ts'

/** There is one row. */
const ID = 1

export async function findOverlay(db: Db): Promise<StoredOverlay | null> {
  const row = await db
    .selectFrom('instance_settings')
    .select(['version', 'overlay'])
    .where('id', '=', ID)
    .executeTakeFirst()
  return row ?? null
}

/** Stores an overlay unless somebody stored another one over that version; says whether it did (GR-4). */
export async function replaceOverlay(
  db: Db,
  former: StoredOverlay | null,
  { overlay, now }: { overlay: string; now: number },
): Promise<boolean> {
  if (!former) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('instance_settings')
      .values({ id: ID, version: 1, overlay, updated_at: now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('instance_settings')
    .set({ version: former.version + 1, overlay, updated_at: now })
    .where('id', '=', ID)
    .where('version', '=', former.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
