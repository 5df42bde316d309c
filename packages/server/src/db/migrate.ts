import { createHash } from 'node:crypto'
import { CompiledQuery, type Kysely } from 'kysely'
import type { Migration } from './migrations/index.ts'

interface Applied {
  name: string
  checksum: string
}

/**
 * Brings the tables up to date: all that is missing in one transaction, one process at a time (DB-7).
 * `beforeChange` runs when there is something to change in a database that already holds data.
 *
 * @throws {Error} when the database is newer than this release, or an applied migration is not the one known here.
 */
export async function migrate(
  db: Kysely<never>,
  migrations: readonly Migration[],
  beforeChange: () => Promise<void> = async () => {},
): Promise<void> {
  const before = await readApplied(db)
  if (before.length === migrations.length) return assertKnown(before, migrations)
  if (before.length > 0) await beforeChange()

  await db.transaction().execute(async (tx) => {
    await tx.executeQuery(raw(CREATE_TABLE))
    const applied = await readApplied(tx)
    assertKnown(applied, migrations)
    for (const migration of migrations.slice(applied.length)) {
      for (const statement of migration.statements) await tx.executeQuery(raw(statement))
      await tx.executeQuery(
        raw('INSERT INTO migrations (name, checksum) VALUES (?, ?)', [
          migration.name,
          checksum(migration),
        ]),
      )
    }
  })
}

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS migrations (
  name TEXT PRIMARY KEY,
  checksum TEXT NOT NULL
)`

async function readApplied(db: Kysely<never>): Promise<Applied[]> {
  try {
    const query = raw('SELECT name, checksum FROM migrations ORDER BY name')
    return (await db.executeQuery(query)).rows as Applied[]
  } catch (error) {
    if (/no such table/.test((error as Error).message)) return []
    throw error
  }
}

function assertKnown(applied: Applied[], migrations: readonly Migration[]): void {
  applied.forEach(({ name, checksum: found }, index) => {
    const known = migrations[index]
    if (!known) {
      throw new Error(`The database was changed by a newer release (${name}). Update dooryard.`)
    }
    if (known.name !== name || checksum(known) !== found) {
      throw new Error(`The database has a migration ${name} that this release does not know.`)
    }
  })
}

function checksum({ statements }: Migration): string {
  return createHash('sha256').update(statements.join(';')).digest('hex')
}

const raw = (sql: string, parameters: unknown[] = []) => CompiledQuery.raw(sql, parameters)
