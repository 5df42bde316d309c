import { type CompiledQuery, type KyselyPlugin, sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Db, write } from '../db/database.ts'
import { onPostgres, testDatabase } from '../testing/database.ts'
import type { UserFilters } from './filters.ts'
import { withMadeBefore } from './made-before.ts'
import { USER_ORDER_COLUMNS } from './order.ts'
import { BOUNDS, searchUsers } from './search.ts'

/** What a database is asked, with what it would do for it. */
async function plansOf(
  db: Db,
  work: (db: Db) => Promise<unknown>,
  { sorted = false } = {},
): Promise<string[]> {
  const asked: CompiledQuery[] = []
  const watch: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      if (node.kind === 'SelectQueryNode') asked.push(db.getExecutor().compileQuery(node, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await work(db.withPlugin(watch))
  return write({ db }, async ({ db }) => {
    const plans: string[] = []
    // Of nothing at all everything is quick: what a million would be asked for is what shall be seen.
    if (onPostgres && sorted) {
      await sql`SET LOCAL enable_bitmapscan = off`.execute(db)
      await sql`SET LOCAL enable_sort = off`.execute(db)
    }
    for (const { sql: text, parameters } of asked) {
      const words = onPostgres ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN'
      const query = { ...sql.raw(`${words} ${text}`).compile(db), parameters }
      const { rows } = await db.executeQuery(query)
      const plan = rows.map((row) => Object.values(row as object).at(-1)).join('\n')
      // A step of a walk is read as a whole, once an index has put it together.
      plans.push(plan.replace(/^(CO-ROUTINE users[\s\S]*)\nSCAN users$/m, '$1'))
    }
    return plans
  })
}

const READS_ALL = onPostgres ? /Seq Scan on (users|email_addresses)/ : /SCAN (users|e)\b(?! USING)/
const SORTS = onPostgres ? /\bSort\b/ : /USE TEMP B-TREE FOR/

const orders = USER_ORDER_COLUMNS.flatMap((column) =>
  (['asc', 'desc'] as const).map((direction) => ({ column, direction })),
)
const page = { limit: 10, offset: 0 }

test.each(orders)('DOS-2: a list in the order of $column $direction is an index', async (order) => {
  const db = await testDatabase()
  const plans = await plansOf(
    db,
    (db) => searchUsers(db, { filters: {}, order, page: { limit: 10, offset: 5 }, after: null }),
    { sorted: true },
  )
  expect(plans.length).toBeGreaterThan(0)
  for (const plan of plans) {
    expect(plan).not.toMatch(READS_ALL)
    expect(plan).not.toMatch(SORTS)
  }
})

test.each<[string, UserFilters]>([
  ['a part of a text', { query: 'ada' }],
  ['the beginning of a text', { query: 'ad' }],
  ['a part of a name', { nameQuery: 'ada' }],
  ['a part of an address', { emailAddressQuery: 'ada' }],
  ['an address', { emailAddresses: ['ada@example.com'] }],
  ['an external id', { externalIds: ['crm-1'] }],
  ['a username', { usernames: ['ada_m'] }],
  ['an id', { userIds: { include: ['user_1'], exclude: [] } }],
  ['banned ones', { banned: true }],
  ['the time they were made in', { createdAt: { after: 1, before: 2 } }],
  ['the time they were active in', { lastActiveAt: { after: 1 } }],
  ['the time they signed in', { lastSignInAt: { before: 2 } }],
])('DOS-2: by %s few are found, and nobody else is looked at', async (_, filters) => {
  const db = await testDatabase()
  const order = { column: 'updated_at', direction: 'desc' } as const
  const plans = await plansOf(db, (db) =>
    searchUsers(db, { filters, order, page, after: null }, BOUNDS),
  )
  expect(plans.length).toBeGreaterThan(0)
  for (const plan of plans) expect(plan).not.toMatch(READS_ALL)
})

test('DOS-2: how early anybody was active is an index', async () => {
  const db = await testDatabase()
  const filters = { lastActiveAt: { before: 5 }, lastSignInAt: { before: 5 } }
  const plans = await plansOf(db, (db) => withMadeBefore(db, filters), { sorted: true })
  expect(plans).toHaveLength(2)
  expect(plans[0]).toContain('users_early_last_active_at')
  expect(plans[1]).toContain('users_early_last_sign_in_at')
})

test('DOS-2: what is to be forgotten of events is an index', async () => {
  const db = await testDatabase()
  const plans = await plansOf(db, (db) =>
    db
      .selectFrom('audit_events')
      .select('id')
      .where('created_at', '<=', 5)
      .where((eb) => eb.or([eb('ip_address', 'is not', null), eb('user_agent', 'is not', null)]))
      .limit(100)
      .execute(),
  )
  expect(plans.join()).toContain('audit_events_visitor')
})
