import { sql } from 'kysely'
import { type Db, write } from '../db/database.ts'
import { isSqlite } from '../db/kind.ts'
import { nextTurn } from '../db/next-turn.ts'

/** Pages of an index that are put together in one transaction: some milliseconds' worth. */
const STEP = 128

/**
 * SQLite keeps an index of texts in parts, and makes one of them when they get many. Whoever writes does a little of that; a
 * large part, such as a migration makes, would keep everybody waiting for seconds. Here it is done in steps, and in between
 * everybody else has their turn.
 */
export async function tidyTexts(db: Db, signal?: AbortSignal): Promise<void> {
  if (!isSqlite(db)) return
  for (const index of ['user_texts', 'email_address_texts']) {
    while (!signal?.aborted && (await mergeSome(db, index))) await nextTurn()
  }
}

/** False: nothing was left to do, which counts as one change. https://www.sqlite.org/fts5.html#the_merge_command */
function mergeSome(db: Db, index: string): Promise<boolean> {
  return write({ db }, async ({ db }) => {
    const before = await countChanges(db)
    await sql`insert into ${sql.table(index)} (${sql.ref(index)}, rank) values ('merge', ${STEP})`.execute(
      db,
    )
    return (await countChanges(db)) - before > 1
  })
}

async function countChanges(db: Db): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(db)
  return rows[0]!.changes
}
