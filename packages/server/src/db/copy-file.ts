import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { MIGRATION_TABLE } from './migrate.ts'

/** Values of one statement: PostgreSQL takes 65,535. */
const MAX_VALUES = 20_000

type Row = Record<string, unknown>

/**
 * Copies all that a file of SQLite holds to a database of PostgreSQL, in one transaction; both have the tables of this
 * release. Whoever else uses the file cannot write to it meanwhile. Returns how many rows each table has.
 *
 * @throws {Error} when the other database holds anything already.
 */
export async function copyFile(file: string, target: Db): Promise<Record<string, number>> {
  const source = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  try {
    source.exec('PRAGMA busy_timeout = 5000')
    source.exec('BEGIN IMMEDIATE')
    const tables = referredFirst(source)
    return await target.transaction().execute(async (db) => {
      const copied: Record<string, number> = {}
      for (const table of tables) {
        if (await holdsRows(db, table)) throw new Error(NOT_EMPTY)
        copied[table] = await copyTable(source, db, table)
      }
      return copied
    })
  } finally {
    source.close()
  }
}

const NOT_EMPTY =
  'The database in DOORYARD_DATABASE holds something already. Name a new one, which no server was started with.'

async function copyTable(source: DatabaseSync, db: Db, table: string): Promise<number> {
  const columns = await columnsThere(db, table)
  const names = columns.map((name) => `"${name}"`).join(', ')
  const step = Math.floor(MAX_VALUES / columns.length)
  let count = 0
  let rows: Row[] = []
  const send = async () => {
    if (rows.length > 0)
      await db
        .insertInto(table as never)
        .values(rows as never)
        .execute()
    count += rows.length
    rows = []
  }
  for (const row of source.prepare(`SELECT ${names} FROM "${table}"`).iterate()) {
    rows.push(inWordsOfPostgres(row))
    if (rows.length === step) await send()
  }
  await send()
  return count
}

const inWordsOfPostgres = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value) : value,
    ]),
  )

/** Those of the index of texts are in the file alone. */
async function columnsThere(db: Db, table: string): Promise<string[]> {
  const found = sql<{ name: string }>`SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ${table} ORDER BY ordinal_position`
  return (await found.execute(db)).rows.map(({ name }) => name)
}

async function holdsRows(db: Db, table: string): Promise<boolean> {
  const found = sql`SELECT 1 FROM ${sql.table(table)} LIMIT 1`
  return (await found.execute(db)).rows.length > 0
}

/** All tables that hold data of their own, each after those that it refers to. */
function referredFirst(source: DatabaseSync): string[] {
  const names = source
    .prepare(
      `SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN (?, ?)`,
    )
    .all(MIGRATION_TABLE, `${MIGRATION_TABLE}_lock`)
    .map(({ name }) => String(name))
  const referred = source.prepare('SELECT "table" AS name FROM pragma_foreign_key_list(?)')
  const order = new Set<string>()
  const visit = (name: string, above: readonly string[]) => {
    if (order.has(name) || above.includes(name)) return
    for (const other of referred.all(name)) visit(String(other.name), [...above, name])
    order.add(name)
  }
  for (const name of names) visit(name, [])
  return [...order]
}
