import type { Db } from '../db/database.ts'
import type { StoredOverlay } from '../settings/overlay.ts'
import '../keys/table.ts'
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

/** What every process of the instance looks at again and again: stored settings, and which signing keys there are. */
export async function findShared(
  db: Db,
): Promise<{ overlay: StoredOverlay | null; kids: readonly string[] }> {
  const rows = await db
    .selectFrom('instance_settings')
    .rightJoin('signing_keys', (join) => join.on('instance_settings.id', '=', ID))
    .select(['version', 'overlay', 'kid'])
    .execute()
  const { version = null, overlay = null } = rows[0] ?? {}
  return {
    overlay: version === null || overlay === null ? null : { version, overlay },
    kids: rows.map(({ kid }) => kid!),
  }
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
