import { sql } from 'kysely'
import type { Db } from './database.ts'
import { MIGRATION_TABLE } from './migrate.ts'

const table = sql.table(MIGRATION_TABLE)

/** Older releases kept the checksum of a migration in a column where there is the time of its run now. */
export async function adoptMigrations(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found =
      await sql`SELECT 1 FROM pragma_table_info(${MIGRATION_TABLE}) WHERE name = 'checksum'`.execute(
        tx,
      )
    if (found.rows.length === 0) return
    await sql`ALTER TABLE ${table} RENAME COLUMN checksum TO timestamp`.execute(tx)
    await sql`UPDATE ${table} SET name = name || '~' || substr(timestamp, 1, 16), timestamp = ${new Date(0).toISOString()}`.execute(
      tx,
    )
  })
}
