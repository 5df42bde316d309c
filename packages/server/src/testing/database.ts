import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { Db } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { temporaryFolder } from './folder.ts'

/** What the run has, if it is one on PostgreSQL. */
const postgres = inject('postgres')

export const onPostgres = postgres !== undefined

/** Databases with all tables and nothing in them, which nobody uses now. */
const free: string[] = []
let count = 0

export interface TestDatabase {
  database: string
  /** Others may have it then. */
  release(): Promise<void>
}

/** A database with nothing in it, for one server. */
export async function borrowDatabase(): Promise<TestDatabase> {
  if (!postgres) return { database: ':memory:', release: async () => {} }
  const database = free.pop() ?? (await createDatabase(postgres.template))
  let isLent = true
  return {
    database,
    async release() {
      if (!isLent) return
      isLent = false
      await (await cleanerOf(database)).query(EMPTY)
      free.push(database)
    },
  }
}

/** One that several servers or processes may use in this test: a file, or a database of PostgreSQL. */
export async function newDatabase(): Promise<string> {
  if (!postgres) return join(temporaryFolder(), 'dooryard.sqlite')
  const { database, release } = await borrowDatabase()
  onTestFinished(release)
  return database
}

/** The same without tables. */
export async function bareDatabase(): Promise<string> {
  if (!postgres) return join(temporaryFolder(), 'dooryard.sqlite')
  const database = await createDatabase('template0')
  onTestFinished(() => dropDatabase(database))
  return database
}

/** Opened as a server does; closed after the test. */
export async function testDatabase({ foreignKeys = true } = {}): Promise<Db> {
  const { database, release } = await borrowDatabase()
  const options = '?options=-csession_replication_role%3Dreplica'
  const address = postgres && !foreignKeys ? `${database}${options}` : database
  const db = await openDatabase({ database: address, strictModes: false })
  if (!postgres && !foreignKeys) await sql`PRAGMA foreign_keys = OFF`.execute(db)
  onTestFinished(async () => {
    await db.destroy()
    await release()
  })
  return db
}

/** Asks a database beside whoever has it open. */
export async function ask(
  database: string,
  sql: string,
): Promise<Record<string, string | number | null>[]> {
  if (postgres) return execute(database, sql)
  const db = new DatabaseSync(database)
  try {
    return db.prepare(sql).all() as Record<string, string | number | null>[]
  } finally {
    db.close()
  }
}

/** The one value that a query gives. */
export async function askNumber(database: string, sql: string): Promise<number> {
  const [row] = await ask(database, sql)
  return Number(Object.values(row!)[0])
}

/** The address of another database of the same server. */
export function databaseAddress(name: string): string {
  const address = new URL(postgres!.url)
  address.pathname = name
  return address.href
}

/** Runs statements at PostgreSQL, as its superuser. */
export async function execute(
  database: string,
  sql: string,
): Promise<Record<string, string | number | null>[]> {
  const client = new pg.Client(database)
  client.on('error', () => {}) // ended by somebody, after it got its answer
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Connections that empty databases again and again. */
const cleaners = new Map<string, pg.Client>()

async function cleanerOf(database: string): Promise<pg.Client> {
  const known = cleaners.get(database)
  if (known) return known
  const client = new pg.Client(database)
  client.on('error', () => cleaners.delete(database))
  await client.connect()
  cleaners.set(database, client)
  return client
}

async function createDatabase(template: string): Promise<string> {
  const name = `${postgres!.template}_${process.pid}_${Math.random().toString(36).slice(2)}${count++}`
  await execute(postgres!.url, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`)
  return databaseAddress(name)
}

async function dropDatabase(database: string): Promise<void> {
  const name = new URL(database).pathname.slice(1)
  await execute(postgres!.url, `DROP DATABASE ${name} WITH (FORCE)`)
}

/** Who was killed may not be gone yet. Emptying is ten times as quick as making anew. */
const EMPTY = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'migrations%' LOOP
      EXECUTE format('DELETE FROM %I', name);
    END LOOP;
  END $$`

/** How many rows each table holds. */
export async function countRows(database: string): Promise<Record<string, number>> {
  const tables = await ask(
    database,
    postgres
      ? "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
      : "SELECT name FROM sqlite_schema WHERE type = 'table'",
  )
  const counts = tables.map(async ({ name }) => {
    return [name, await askNumber(database, `SELECT count(*) FROM "${name}"`)] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

/** All that whoever steals the database can read. */
export async function readAll(database: string): Promise<string> {
  if (!postgres)
    return ['', '-wal'].map((end) => readFileSync(`${database}${end}`, 'latin1')).join()
  const tables = Object.keys(await countRows(database))
  const rows = tables.map((name) => ask(database, `SELECT t::text FROM "${name}" t`))
  return JSON.stringify(await Promise.all(rows))
}
