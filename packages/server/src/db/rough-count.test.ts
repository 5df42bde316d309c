import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type {} from '../events/table.ts'
import { onPostgres, testDatabase } from '../testing/database.ts'
import type { Db } from './database.ts'
import { roughCount } from './rough-count.ts'

const TABLE = 'audit_events'

async function add(db: Db, from: number, to: number): Promise<void> {
  const values = Array.from({ length: to - from }, (_, index) => ({
    id: `evt_${from + index}`,
    type: 'user.created' as const,
    result: 'success' as const,
    created_at: 1,
  }))
  await db.insertInto(TABLE).values(values).execute()
}

test('DOS-2: a rough count follows a table that grows, and of a small one is exact', async () => {
  const db = await testDatabase()
  // What other tests left behind are pages with nothing in them.
  if (onPostgres) await sql`truncate audit_events`.execute(db)
  expect(await roughCount(db, TABLE, 1)).toBe(0)
  await add(db, 0, 2000)
  if (onPostgres) await sql`analyze audit_events`.execute(db)
  await add(db, 2000, 4000)
  await add(db, 4000, 6000)
  const count = await roughCount(db, TABLE, 1)
  expect(count).toBeGreaterThan(5800)
  expect(count).toBeLessThan(6200)
  expect(await roughCount(db, TABLE)).toBe(6000)
})
