import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { Logger } from '../log.ts'
import { adoptMigrations } from './adopt-migrations.ts'
import type { Database, Db } from './database.ts'
import { DatabaseHealth } from './health.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { NodeSqliteDialect } from './sqlite-dialect.ts'
import { isNotDatabase } from './unavailable.ts'

const MIN_SQLITE = [3, 51, 3]

export interface OpenOptions {
  /** SQLite file, or `:memory:`. */
  file: string
  /** Refuse a file that others on the machine can read (SEC-4), instead of closing it to them. */
  strictModes: boolean
  /** Told when the database cannot be used. */
  log?: Logger
}

/**
 * Opens the database, private to this user, with all tables up to date.
 *
 * @throws {Error} for a SQLite that can corrupt WAL files (DB-1), file modes that are too wide, or a newer database.
 */
export async function openDatabase({ file, strictModes, log }: OpenOptions): Promise<Db> {
  assertSqliteVersion(process.versions.sqlite)
  if (file !== ':memory:') prepareFile(file, strictModes)
  const dialect = new NodeSqliteDialect(file, new DatabaseHealth(log))
  const db: Db = new Kysely<Database>({ dialect })
  try {
    const bare = db as unknown as Kysely<never>
    await adoptMigrations(bare)
    await migrate(bare, migrations, () => backUp(file))
    dialect.started()
  } catch (error) {
    await db.destroy()
    throw isNotDatabase(error) ? new Error(notDatabase(file), { cause: error }) : error
  }
  return db
}

const notDatabase = (file: string) =>
  `The file ${file} is not an SQLite database, or a damaged one. Name another in DOORYARD_DATABASE, or move this one away: ` +
  'a new one is made then.'

/** @throws {Error} below 3.51.3, whose WAL can be corrupted by two writers (DB-1). */
export function assertSqliteVersion(version = '0'): void {
  const parts = version.split('.').map(Number)
  const difference = MIN_SQLITE.map((wanted, index) => (parts[index] ?? 0) - wanted).find(Boolean)
  if ((difference ?? 0) < 0) {
    throw new Error(
      `This Node.js brings SQLite ${version}; ${MIN_SQLITE.join('.')} or later is needed. Use Node.js 24.15 or later.`,
    )
  }
}

/** SQLite creates files that everyone can read; `-wal` and `-shm` take the mode of the database (SEC-4). */
function prepareFile(file: string, strictModes: boolean): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    accessSync(dirname(file), constants.W_OK)
    closeSync(openSync(file, 'a', 0o600))
  } catch (cause) {
    throw new Error(
      `The database ${file} cannot be written (${(cause as NodeJS.ErrnoException).code}). Let the user that runs the ` +
        'server write to it and to its folder, or name another file in DOORYARD_DATABASE.',
      { cause },
    )
  }
  for (const path of [file, `${file}-wal`, `${file}-shm`]) closeToOthers(path, strictModes)
}

function closeToOthers(path: string, strictModes: boolean): void {
  if (process.platform === 'win32' || !existsSync(path)) return
  if ((statSync(path).mode & 0o077) === 0) return
  if (strictModes) {
    throw new Error(`Others on this machine can open ${path}. Run: chmod 600 ${path}`)
  }
  chmodSync(path, 0o600)
}

/** A copy beside the database, before a migration changes it (DB-7). */
async function backUp(file: string): Promise<void> {
  if (file === ':memory:') return
  const copy = `${file}.before-migration-${Date.now()}`
  closeSync(openSync(copy, 'wx', 0o600))
  const source = new DatabaseSync(file)
  try {
    await backup(source, copy)
  } finally {
    source.close()
  }
}
