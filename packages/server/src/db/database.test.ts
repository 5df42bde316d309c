import { Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { startChild } from '../testing/child.ts'
import { ask, bareDatabase, onPostgres, testDatabase } from '../testing/database.ts'
import { dyingAfter } from '../testing/dying.ts'
import { as, BOB, signIn, signUp } from '../testing/people.ts'
import { testServer } from '../testing/test-server.ts'
import { type Database, write } from './database.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { engineOf, openDatabase } from './open.ts'

const open = (database: string) => openDatabase({ database, strictModes: false })

test('what a start fails for is told by its error alone', async () => {
  const told: string[] = []
  const add = (line: string) => void told.push(line)
  const log = { info: add, warn: add, error: add }
  const database = 'postgres://app@127.0.0.1:1/users?sslmode=disable'
  const start = openDatabase({ database, strictModes: false, log })
  await expect(start).rejects.toThrow('cannot be used')
  expect(told).toEqual([])
})

describe('transactions', () => {
  test('are undone as a whole when they throw', async () => {
    const db = await testDatabase()
    const insert = (tx: typeof db) =>
      tx.insertInto('instance').values({ id: 'ins_1', created_at: 1 }).execute()
    const failing = write({ db }, async ({ db: tx }) => {
      await insert(tx)
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await db.selectFrom('instance').selectAll().execute()).toEqual([])
    await write({ db }, ({ db }) => insert(db))
    expect(await db.selectFrom('instance').selectAll().execute()).toHaveLength(1)
  })
})

describe('DB-7: migrations', () => {
  const step = (name: string, ...statements: string[]) => ({ name, statements })
  /** A database of this run, and what belongs to its kind. */
  async function opened() {
    const database = await bareDatabase()
    const options = { database, strictModes: false }
    return { database, db: await openDatabase(options), engine: await engineOf(options) }
  }

  test('are applied once, in order; an older release refuses the database then', async () => {
    const { db, database, engine } = await opened()
    const all = [...migrations, step('900-more', 'CREATE TABLE more (id TEXT PRIMARY KEY)')]
    await migrate(db, all, engine)
    await migrate(db, all, engine)
    await db.destroy()
    await expect(open(database)).rejects.toThrow('newer release')
  })

  test('leave nothing when one of them fails', async () => {
    const { db, engine } = await opened()
    const broken = [...migrations, step('900-x', 'CREATE TABLE good (id TEXT)', 'NONSENSE')]
    await expect(migrate(db, broken, engine)).rejects.toThrow()
    await expect(sql`select * from good`.execute(db)).rejects.toThrow(
      /no such table|does not exist/,
    )
    await migrate(db, migrations, engine)
    await db.destroy()
  })

  test('refuse an applied one that changed', async () => {
    const { db, engine } = await opened()
    const changed = [step(migrations[0]!.name, 'CREATE TABLE other (id TEXT)')]
    await expect(migrate(db, changed, engine)).rejects.toThrow('does not know')
    await db.destroy()
  })

  test('start at the same time in several processes', async () => {
    const database = await bareDatabase()
    const all = await Promise.all([open(database), open(database), open(database)])
    const names = await all[0]!
      .selectFrom('migrations' as 'users')
      .select('name' as 'id')
      .execute()
    expect(names).toHaveLength(migrations.length)
    await Promise.all(all.map((db) => db.destroy()))
  })
  /** A database as a release left it that had so many of them, with something in it. */
  async function leftBy(count: number) {
    const database = await bareDatabase()
    const options = { database, strictModes: false }
    const engine = await engineOf(options)
    const db = new Kysely<Database>({ dialect: engine.dialect })
    await migrate(db, migrations.slice(0, count), engine)
    if (count > 0) await db.insertInto('instance').values({ id: 'kept', created_at: 1 }).execute()
    await db.destroy()
    return database
  }

  const SCHEMA = onPostgres
    ? "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(collation_name, '') AS it FROM information_schema.columns WHERE table_schema = 'public' UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
    : "SELECT sql AS it FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
  /** Tables, columns and indexes, without those of the list of migrations. */
  const schemaOf = async (database: string) =>
    (await ask(database, SCHEMA))
      .map(({ it }) => `${it}`)
      .filter((it) => !/\bmigrations/.test(it))
      .toSorted()

  test.each([
    ['no release', 0],
    ['the first release', 1],
  ])(
    'from %s on that are interrupted at any statement go back, and go on at the next start',
    async (_, count) => {
      const database = await leftBy(count)
      const before = await schemaOf(database)
      let end = 0
      for (let isThrough = false; ; end++) {
        const made = await dyingAfter(end, async () => {
          const opened = await open(database).catch(() => null)
          isThrough = opened !== null
          await opened?.destroy()
        })
        if (isThrough) break
        const after = await schemaOf(database)
        // Indexes that PostgreSQL may refuse come after all of it.
        const isMigrated = onPostgres && after.some((it) => it.includes('users_updated_at'))
        expect([made, isMigrated ? before : after]).toEqual([end, before])
      }
      expect(end).toBeGreaterThan(0)
      const fresh = await bareDatabase()
      await (await open(fresh)).destroy()
      expect(await schemaOf(database)).toEqual(await schemaOf(fresh))
      const kept = await ask(database, 'SELECT id FROM instance')
      expect(kept).toEqual(count === 0 ? [] : [{ id: 'kept' }])
    },
    120_000,
  )

  test('of a process that is killed meanwhile go on in the next one', async () => {
    const database = await leftBy(1)
    const before = await schemaOf(database)
    for (const killedAfter of [6, 12]) {
      await expect(startChild(database, { killedAfter })).rejects.toThrow('SIGKILL')
      expect(await schemaOf(database)).toEqual(before)
    }
    const server = await testServer({ database })
    await signUp(server.browser())
    await server.close()
  }, 60_000)

  test('start at the same time in several processes, also where something is kept', async () => {
    const database = await leftBy(1)
    const all = await Promise.all([open(database), open(database), open(database)])
    for (const db of all) {
      expect(await db.selectFrom('instance').select('id').execute()).toEqual([{ id: 'kept' }])
      await db.destroy()
    }
  })

  test('of a newer release leave the older process at work', async () => {
    const database = await bareDatabase()
    const server = await testServer({ database })
    const browser = server.browser()
    const { sessionId } = await signUp(browser)
    const engine = await engineOf({ database, strictModes: false })
    const db = new Kysely<Database>({ dialect: engine.dialect })
    const newer = ['users', 'sessions', 'clients', 'email_addresses'].map(
      (table) => `ALTER TABLE ${table} ADD COLUMN newer TEXT`,
    )
    await migrate(db, [...migrations, step('900-newer', ...newer)], engine)
    await db.destroy()
    expect((await browser.get(`/v1/me${as(sessionId)}`)).response.id).toMatch(/^user_/)
    expect((await signIn(server.browser())).response.status).toBe('complete')
    await signUp(server.browser(), BOB)
    await server.close()
  })
})
