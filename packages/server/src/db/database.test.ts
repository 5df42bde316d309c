import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { bareDatabase, testDatabase } from '../testing/database.ts'
import { write } from './database.ts'
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
})
