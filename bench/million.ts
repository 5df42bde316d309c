import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { openDatabase } from '../packages/server/src/db/open.ts'
import { type RunningPostgres, startPostgres } from '../scripts/postgres.mjs'
import { type Dialect, onPostgres, onSqlite, statements } from './million-rows.ts'

/**
 * What lies there is made once for each state of the rows, and then brought up to date as any database is; where the user of
 * PostgreSQL gets to as well.
 */
const CACHE = join(tmpdir(), 'dooryard-million')

/**
 * Fills a database that has nothing in it with so many users and what belongs to them: addresses, browsers, sessions,
 * attempts and events, the same each time. The first user has a hundredth as many sessions as there are users. A million
 * take well under a minute, since they come in a few statements, and indexes after them.
 */
export async function seed(database: string, users: number): Promise<void> {
  await (await openDatabase({ database, strictModes: false })).destroy()
  await (/^postgres/.test(database) ? seedPostgres : seedSqlite)(database, users)
}

/** The file of a seeded database. Whoever writes to it works on a copy. */
export async function seededFile(users: number): Promise<string> {
  const folder = join(CACHE, await stateOfRows())
  const file = join(folder, `${users}.sqlite`)
  await forgetOthers()
  await mkdir(folder, { recursive: true })
  const isThere = (await readdir(folder)).includes(`${users}.sqlite`)
  if (isThere && (await bringUpToDate(file))) {
    await remove(folder, (name) => name.startsWith(`${users}.sqlite.before-migration`))
    return file
  }
  const unfinished = join(folder, `unfinished-${process.pid}.sqlite`)
  await seed(unfinished, users)
  await remove(folder, (name) => name.startsWith(`${users}.sqlite`))
  await rename(unfinished, file)
  return file
}

/** False: it has tables that this state of the code does not know. */
async function bringUpToDate(database: string): Promise<boolean> {
  try {
    await (await openDatabase({ database, strictModes: false })).destroy()
    return true
  } catch (error) {
    console.error(`A seeded database is made anew: ${error}`)
    return false
  }
}

export interface SeededPostgres {
  /** The address of the database with so many users. */
  url(users: number): string
  stop(): Promise<void>
}

/** A PostgreSQL with a seeded database for each of the numbers. */
export async function seededPostgres(sizes: readonly number[]): Promise<SeededPostgres> {
  const folder = join(CACHE, `${await stateOfRows()}-postgres`)
  await forgetOthers()
  await mkdir(CACHE, { recursive: true })
  const server = await startPostgres({
    folder,
    settings: { shared_buffers: '512MB', max_wal_size: '8GB', checkpoint_timeout: '1h' },
  })
  const url = (users: number) => addressOf(server, `users_${users}`)
  try {
    for (const users of sizes) await seedOnce(server, users)
  } catch (error) {
    await server.stop()
    throw error
  }
  return { url, stop: () => server.stop() }
}

async function seedOnce(server: RunningPostgres, users: number): Promise<void> {
  const name = `users_${users}`
  const known = await query(server.url, 'SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (known.length > 0 && (await bringUpToDate(addressOf(server, name)))) return
  await query(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await query(server.url, 'DROP DATABASE IF EXISTS unfinished WITH (FORCE)')
  await query(server.url, 'CREATE DATABASE unfinished')
  await seed(addressOf(server, 'unfinished'), users)
  await query(server.url, `ALTER DATABASE unfinished RENAME TO ${name}`)
}

function addressOf(server: RunningPostgres, name: string): string {
  const address = new URL(server.url)
  address.pathname = name
  return address.href
}

/** Rows that come sorted by no index are put into it one by one: without, then all at once. */
function seedSqlite(file: string, users: number): void {
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  try {
    db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000')
    const later = db
      .prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL",
      )
      .all()
    for (const { type, name } of later) db.exec(`DROP ${type} "${name}"`)
    run((sql) => db.exec(sql), onSqlite, users)
    for (const { sql } of later) db.exec(`${sql}`)
    db.exec('PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL')
  } finally {
    db.close()
  }
}

async function seedPostgres(database: string, users: number): Promise<void> {
  const client = new pg.Client(database)
  await client.connect()
  try {
    await client.query(
      "SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET session_replication_role = replica",
    )
    const { rows: later } = await client.query(`
      SELECT i.indexrelid::regclass AS name, pg_get_indexdef(i.indexrelid) AS sql FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`)
    for (const { name } of later) await client.query(`DROP INDEX ${name}`)
    const all: string[] = []
    run((sql) => all.push(sql), onPostgres, users)
    for (const sql of all) await client.query(sql)
    for (const { sql } of later) await client.query(sql)
    await client.query('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
}

function run(execute: (sql: string) => void, dialect: Dialect, users: number): void {
  for (const sql of statements(dialect, users)) execute(sql)
}

/** Another one wherever the rows are made otherwise. */
async function stateOfRows(): Promise<string> {
  const hash = createHash('sha256')
  hash.update(await readFile(join(import.meta.dirname, 'million-rows.ts')))
  return hash.digest('hex').slice(0, 12)
}

/** What was made of other rows is a gigabyte that nobody needs. */
async function forgetOthers(): Promise<void> {
  const state = await stateOfRows()
  await remove(CACHE, (name) => !name.startsWith(state))
}

async function remove(folder: string, isMeant: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const meant = names.filter(isMeant)
  await Promise.all(meant.map((name) => rm(join(folder, name), { recursive: true, force: true })))
}

async function query(url: string, text: string, values: string[] = []): Promise<object[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}
