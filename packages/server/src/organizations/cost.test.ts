import { type CompiledQuery, type KyselyPlugin, sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import type { Db } from '../db/database.ts'
import { backendOf } from '../testing/backend.ts'
import { onPostgres, testDatabase } from '../testing/database.ts'
import { as, signUp } from '../testing/people.ts'
import { watchStatements } from '../testing/statements.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'
import { type MemberFilters, NEWEST_FIRST, searchMembers } from './search.ts'

const statements = watchStatements()
let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

/** A town of one: Ada, who is in so many organizations, and so many others who are in the first of them. */
async function populated(others: number, organizations: number) {
  let db: Db | undefined
  server = await testServer(
    { settings: { organizations: { enabled: true, maxMemberships: 0 } } },
    {
      wrapDatabase(opened) {
        db = opened
        return statements.wrapDatabase(opened)
      },
    },
  )
  const site = backendOf(server)
  const browser = server.browser()
  const { userId, sessionId } = await signUp(browser)
  const ids: string[] = []
  for (let i = 0; i < organizations; i++) {
    const json = { name: `Acme ${i}`, created_by: userId }
    ids.push((await site('POST /organizations', { json })).body.id)
  }
  const user = await db!.selectFrom('users').selectAll().executeTakeFirstOrThrow()
  // A trigger of SQLite gives each row its own.
  Reflect.deleteProperty(user, 'search_id')
  const own = await db!.selectFrom('organization_memberships').selectAll().executeTakeFirstOrThrow()
  for (let i = 0; i < others; i++) {
    const id = `user_${i}`
    await db!
      .insertInto('users')
      .values({ ...user, id, primary_email_address_id: null })
      .execute()
    await db!
      .insertInto('organization_memberships')
      .values({ ...own, id: `orgmem_${i}`, user_id: id, organization_id: ids[0]! })
      .execute()
  }
  const asked = (path: string) => browser.get(`/v1${path}${as(sessionId)}&paginated=true&limit=20`)
  return { members: () => asked(`/organizations/${ids[0]}/memberships`), asked, sessionId, browser }
}

/** How many statements a call takes once settings are known. */
async function cost(call: () => Promise<{ status: number; response: { data: unknown[] } }>) {
  await call()
  let length = 0
  const during = await statements.during(async () => {
    const { status, response } = await call()
    expect(status).toBe(200)
    length = response.data.length
  })
  return { seen: [...during], length }
}

describe('DOS-2: what a list costs does not grow with', () => {
  test('the members of an organization', async () => {
    const few = await cost((await populated(3, 1)).members)
    await server!.close()
    const many = await cost((await populated(40, 1)).members)
    expect([few.length, many.length]).toEqual([4, 20])
    expect(many.seen).toEqual(few.seen)
    expect(many.seen.length, many.seen.join('\n')).toBeLessThanOrEqual(10)
  })

  test('the memberships of a user', async () => {
    const own = async (count: number) => {
      const { asked } = await populated(0, count)
      return cost(() => asked('/me/organization_memberships'))
    }
    const few = await own(2)
    await server!.close()
    const many = await own(25)
    expect([few.length, many.length]).toEqual([2, 20])
    expect(many.seen).toEqual(few.seen)
    expect(many.seen.length, many.seen.join('\n')).toBeLessThanOrEqual(10)
  })
})

test.each<[string, MemberFilters]>([
  ['all members', { organizationId: 'org_1' }],
  ['those of a role', { organizationId: 'org_1', roles: ['org:admin'] }],
])('DOS-2: a list of %s is read by an index, in its order', async (_, filters) => {
  const db = await testDatabase()
  const asked: CompiledQuery[] = []
  const watch: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      asked.push(db.getExecutor().compileQuery(node as never, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const page = { limit: 10, offset: 0 }
  await searchMembers(db.withPlugin(watch), filters, { order: NEWEST_FIRST, page })
  const within = await db.startTransaction().execute()
  const explain = async (db: Db) => {
    if (onPostgres) {
      // Of an empty table any index is as good as another.
      await sql`SET LOCAL session_replication_role = replica`.execute(db)
      await sql`INSERT INTO organization_memberships
        SELECT 'orgmem_' || n, 'org_' || n % 50, 'user_' || n, 'org:admin', '{}', '{}', n, n
        FROM generate_series(1, 5000) n`.execute(db)
      await sql`ANALYZE organization_memberships`.execute(db)
      await sql`SET LOCAL enable_bitmapscan = off`.execute(db)
      await sql`SET LOCAL enable_sort = off`.execute(db)
      await sql`SET LOCAL enable_seqscan = off`.execute(db)
    }
    const [query] = asked
    const words = onPostgres ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN'
    const explained = {
      ...sql.raw(`${words} ${query!.sql}`).compile(db),
      parameters: query!.parameters,
    }
    const { rows } = await db.executeQuery(explained)
    return rows.map((row) => Object.values(row as object).at(-1)).join('\n')
  }
  const plan = await explain(within).finally(() => within.rollback().execute())
  expect(plan).toMatch(/organization_memberships_(order|role)/)
  expect(plan).not.toMatch(onPostgres ? /\bSort\b|Seq Scan/ : /USE TEMP B-TREE|SCAN (?!.*USING)/)
})
