import { Kysely } from 'kysely'
import type { Logger } from '../log.ts'
import type { Database, Db } from './database.ts'
import type { Engine } from './engine.ts'
import { DatabaseHealth } from './health.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { readPostgresAddress } from './postgres-address.ts'

export interface OpenOptions {
  /** SQLite file, `:memory:`, or the address of a PostgreSQL database. */
  database: string
  /** Refuse a file that others on the machine can read (SEC-4), instead of closing it to them. */
  strictModes: boolean
  /** Told when the database cannot be used. */
  log?: Logger
  /** False for a command that works by itself: requests wait for little, a command for as long as it takes. */
  serves?: boolean
}

/**
 * Opens the database with all tables up to date.
 *
 * @throws {Error} when it cannot be used as it is; the message says what to change, and holds no password.
 */
export async function openDatabase(options: OpenOptions): Promise<Db> {
  const engine = await engineOf(options)
  const db: Db = new Kysely<Database>({ dialect: engine.dialect })
  try {
    await engine.prepare(db)
    await migrate(db, migrations, engine)
    await engine.complete(db)
    if (options.serves ?? true) engine.started()
  } catch (error) {
    await db.destroy()
    throw error
  }
  return db
}

/** Each is loaded only where it is used. */
export async function engineOf({ database, strictModes, log }: OpenOptions): Promise<Engine> {
  const health = new DatabaseHealth(log)
  if (isPostgres(database)) {
    const { postgresEngine } = await import('./postgres-engine.ts')
    return postgresEngine(database, { health, log })
  }
  if (OTHER_SCHEME.test(database)) throw new Error(NO_FILE)
  const { sqliteEngine } = await import('./sqlite-engine.ts')
  return sqliteEngine(database, { health, strictModes })
}

/** The database as it may be named in messages: no password in it. */
export const databasePlace = (database: string) =>
  isPostgres(database) ? readPostgresAddress(database).place : database

/** What no file is called: it may hold a password, which a folder must not be named by. */
const OTHER_SCHEME = /^\s*(?!file:)[a-z][a-z\d+.-]*:\/\//i

const NO_FILE =
  'DOORYARD_DATABASE is an address of something else. Write the path of a file, or postgres://user:password@host:5432/database.'

export const isPostgres = (database: string) => /^postgres(ql)?:/i.test(database)
