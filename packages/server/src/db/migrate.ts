import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { type MigrationProvider, Migrator } from 'kysely/migration'
import type { Migration } from './migrations/index.ts'

export const MIGRATION_TABLE = 'migrations'

type AnyDb = Kysely<Record<string, { name: string }>>

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
  const applied = await readApplied(db)
  assertKnown(applied, migrations)
  if (applied.length > 0 && applied.length < migrations.length) await beforeChange()
  const migrator = new Migrator({
    db,
    provider: providerOf(migrations),
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** Known by its statements too: one that changed after it was applied is another one. */
function keyOf({ name, statements }: Migration): string {
  return `${name}~${createHash('sha256').update(statements.join(';')).digest('hex').slice(0, 16)}`
}

function providerOf(migrations: readonly Migration[]): MigrationProvider {
  const entries = migrations.map((migration) => {
    const up = async (db: Kysely<never>) => {
      for (const statement of migration.statements) await sql.raw(statement).execute(db)
    }
    return [keyOf(migration), { up }] as const
  })
  return { getMigrations: async () => Object.fromEntries(entries) }
}

async function readApplied(db: Kysely<never>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === MIGRATION_TABLE)) return []
  const query = (db as unknown as AnyDb).selectFrom(MIGRATION_TABLE).select('name').orderBy('name')
  return (await query.execute()).map(({ name }) => name)
}

function assertKnown(applied: string[], migrations: readonly Migration[]): void {
  applied.forEach((key, index) => {
    const known = migrations[index]
    const [name] = key.split('~')
    if (!known) {
      throw new Error(`The database was changed by a newer release (${name}). Update dooryard.`)
    }
    if (keyOf(known) !== key) {
      throw new Error(`The database has a migration ${name} that this release does not know.`)
    }
  })
}
