import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Db, write } from '../db/database.ts'
import { testDatabase } from '../testing/database.ts'
import { tidyTexts } from './tidy-texts.ts'

const pagesOf = async (db: Db) => {
  const { rows } = await sql<{
    id: string
  }>`select cast(id as text) as id from user_texts_data where id > 10`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
/** The number of a part is the beginning of those of its pages. */
const parts = async (db: Db) =>
  new Set([...(await pagesOf(db))].map((id) => BigInt(id) >> 37n)).size

/** Users of random letters. */
const add = (db: Db, from: number, count: number) =>
  write({ db }, ({ db }) =>
    sql`with recursive s (n) as (select ${from} union all select n + 1 from s where n < ${from + count - 1})
      insert into users (id, last_name_key, created_at, updated_at) select 'user_' || n, hex(randomblob(40)), 1, 1 from s`.execute(
      db,
    ),
  )

test('DOS-2: nobody who writes makes one of all parts of a large index; that is done in steps', async () => {
  const db = await testDatabase()
  await add(db, 1, 8000)
  let pages = await pagesOf(db)
  expect(pages.size).toBeGreaterThan(300)
  for (let index = 0; index < 40; index++) {
    await add(db, 20_000 + index, 1)
    const now = await pagesOf(db)
    const written = [...now].filter((id) => !pages.has(id))
    expect(written.length).toBeLessThan(200)
    pages = now
  }
  const before = await parts(db)
  await tidyTexts(db)
  expect(await parts(db)).toBeLessThan(Math.min(before, 8))
  const { rows } =
    await sql<object>`select rowid from user_texts where user_texts match 'ABC'`.execute(db)
  const { rows: all } =
    await sql<object>`select id from users where last_name_key like '%ABC%'`.execute(db)
  expect(rows).toHaveLength(all.length)
})
