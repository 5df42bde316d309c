import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { sql } from 'kysely'
import { backUpFile } from './back-up-file.ts'
import type { Engine } from './engine.ts'
import type { DatabaseHealth } from './health.ts'
import { adoptMigrations } from './sqlite-adopt-migrations.ts'
import { NodeSqliteDialect } from './sqlite-dialect.ts'
import { isNotDatabase } from './sqlite-errors.ts'

const MIN_SQLITE = [3, 51, 3]

/**
 * A file, private to this user, or memory.
 *
 * @throws {Error} for a SQLite that can corrupt WAL files (DB-1), or file modes that are too wide.
 */
export function sqliteEngine(
  file: string,
  { health, strictModes }: { health: DatabaseHealth; strictModes: boolean },
): Engine {
  assertSqliteVersion(process.versions.sqlite)
  if (file !== ':memory:') prepareFile(file, strictModes)
  const dialect = new NodeSqliteDialect(file, health)
  return {
    dialect,
    prepare: (db) =>
      adoptMigrations(db).catch((error) => {
        throw isNotDatabase(error) ? new Error(notDatabase(file), { cause: error }) : error
      }),
    async hasTable(db, name) {
      const found = sql`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ${name}`
      return (await found.execute(db)).rows.length > 0
    },
    translate: (statement) => (statement.startsWith('/* postgres */') ? null : statement),
    backUp: () => backUp(file),
    async complete() {},
    started() {
      health.started()
      dialect.started()
    },
  }
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
    mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 })
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

/** A copy beside the database, before a migration changes it (DB-7). Returns what throws it away. */
async function backUp(file: string): Promise<() => void> {
  if (file === ':memory:') return () => {}
  const copy = `${file}.before-migration-${Date.now()}`
  await backUpFile(file, copy)
  return () => rmSync(copy, { force: true })
}
