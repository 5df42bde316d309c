import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { type MigrationProvider, Migrator } from 'kysely/migration'
import type { Db } from './database.ts'
import type { Engine } from './engine.ts'
import type { Migration } from './migrations/index.ts'

export const MIGRATION_TABLE = 'migrations'

type AnyDb = Kysely<Record<string, { name: string }>>

/**
 * Brings the tables up to date: all that is missing in one transaction, one process at a time (DB-7).
 * What holds data already is backed up before it changes, where the database has a way to.
 *
 * @throws {Error} when the database is newer than this release, or an applied migration is not the one known here.
 */
export async function migrate(
  db: Db,
  migrations: readonly Migration[],
  engine: Pick<Engine, 'hasTable' | 'translate' | 'backUp'>,
): Promise<void> {
  const applied = (await engine.hasTable(db, MIGRATION_TABLE)) ? await readApplied(db) : []
  assertKnown(applied, migrations)
  if (applied.length === migrations.length) return
  const discardCopy = applied.length > 0 ? await engine.backUp() : null
  const migrator = new Migrator({
    db,
    provider: providerOf(migrations, engine),
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  discardCopy?.()
  throw error
}

/** Known by its statements too: one that changed after it was applied is another one. */
function keyOf({ name, statements }: Migration): string {
  return `${name}~${createHash('sha256').update(statements.join(';')).digest('hex').slice(0, 16)}`
}

function providerOf(
  migrations: readonly Migration[],
  { translate }: Pick<Engine, 'translate'>,
): MigrationProvider {
  const entries = migrations.map((migration) => {
    const up = async (db: Kysely<never>) => {
      for (const statement of migration.statements) {
        const translated = translate(statement)
        if (translated !== null) await sql.raw(translated).execute(db)
      }
      await migration.finish?.(db)
    }
    return [keyOf(migration), { up }] as const
  })
  return { getMigrations: async () => Object.fromEntries(entries) }
}

async function readApplied(db: Db): Promise<string[]> {
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
