import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { givenPostgres, startPostgres } from '../../scripts/postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL that tests run on; not there where they run on SQLite. */
    postgres?: PostgresForTests
  }
}

export interface PostgresForTests {
  /** Of its superuser. */
  url: string
  /** A database with all tables, and nothing in them. */
  template: string
}

/** A PostgreSQL for one run: that of `DOORYARD_TEST_POSTGRES`, the address of a superuser, or one of our own. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = givenPostgres()
  const own = given ? null : await startPostgres()
  const url = given ?? own!.url
  const template = `dooryard_test_${randomBytes(4).toString('hex')}`
  await query(url, `CREATE DATABASE ${template}`)
  const address = new URL(url)
  address.pathname = template
  await migrate(address.href)
  provide('postgres', { url, template })
  return async () => {
    if (own) return own.stop()
    const ours = await query(
      url,
      `SELECT datname FROM pg_database WHERE datname LIKE '${template}%'`,
    )
    for (const { datname } of ours) await query(url, `DROP DATABASE ${datname} WITH (FORCE)`)
  }
}

/** In a process of its own: what vitest sets up with does not find the sources of our packages. */
async function migrate(address: string): Promise<void> {
  const program = join(import.meta.dirname, 'migrate.ts')
  await promisify(execFile)('node', ['--conditions=source', '--no-warnings', program, address])
}

/** A database with nothing in it, not even tables, for a site: of the given server, or of one of its own. */
export async function startDatabase(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = givenPostgres()
  if (!given) return startPostgres()
  const name = `dooryard_test_${randomBytes(4).toString('hex')}`
  await query(given, `CREATE DATABASE ${name}`)
  const address = new URL(given)
  address.pathname = name
  const drop = async () => void (await query(given, `DROP DATABASE ${name} WITH (FORCE)`))
  return { url: address.href, stop: drop }
}

async function query(url: string, text: string): Promise<Record<string, string>[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}
