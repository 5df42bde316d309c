import { expect, test } from 'vitest'
import { DAY } from './clock.ts'
import { openDatabase } from './db/open.ts'
import { purge } from './maintenance.ts'

test('DOS-6: what ended is forgotten, at most 500 rows of a table at a time', async () => {
  const db = await openDatabase({ file: ':memory:', strictModes: false })
  const now = 100 * DAY
  const rows = Array.from({ length: 700 }, (_, index) => ({
    bucket: `old ${index}`,
    hits: 1,
    expire_at: now,
  }))
  await db.insertInto('rate_limits').values(rows).execute()
  await db
    .insertInto('rate_limits')
    .values({ bucket: 'new', hits: 1, expire_at: now + 1 })
    .execute()
  const left = async () => (await db.selectFrom('rate_limits').select('bucket').execute()).length
  await purge(db, now)
  expect(await left()).toBe(201)
  await purge(db, now)
  expect(await left()).toBe(1)
  await db.destroy()
})
