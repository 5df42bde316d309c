import { sql } from 'kysely'
import type { Database, Db } from './database.ts'
import { isSqlite } from './kind.ts'

/** A table of fewer pages than these is counted in a few milliseconds. */
const SMALL = 2000

/**
 * How many rows a table has, more or less: PostgreSQL, which counts them one by one, knows how many there were in how many pages
 * when it last looked, and how many pages there are now. Of a small table exactly as many, and in SQLite of any.
 */
export async function roughCount(db: Db, table: keyof Database, small = SMALL): Promise<number> {
  if (!isSqlite(db)) {
    const found = sql<{ rows: number }>`
      select ceil(reltuples / relpages * pages) as rows from (
        select reltuples, relpages, pg_relation_size(oid) / current_setting('block_size')::int as pages
        from pg_class where oid = ${table}::regclass
      ) as known where reltuples >= 0 and relpages > 0 and pages >= ${small}`
    const [known] = (await found.execute(db)).rows
    if (known) return Number(known.rows)
  }
  const all = db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n'))
  return Number((await all.executeTakeFirstOrThrow()).n)
}
