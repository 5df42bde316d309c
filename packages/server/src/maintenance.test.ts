import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from './clock.ts'
import type { Db } from './db/database.ts'
import type {} from './invitations/table.ts'
import { purge } from './maintenance.ts'
import { systemRandom } from './random.ts'
import { newDatabase, testDatabase } from './testing/database.ts'
import { watchStatements } from './testing/statements.ts'
import { type TestServer, testServer } from './testing/test-server.ts'
import type {} from './waitlist/table.ts'

const now = 100 * DAY

/** Milliseconds that a row is kept after the time in a column of it. */
const KEPT: Record<string, [column: string, keep: number]> = {
  rate_limits: ['expire_at', 0],
  handshake_nonces: ['expire_at', 0],
  testing_tokens: ['expire_at', 0],
  spent_tokens: ['expire_at', HOUR],
  clients: ['expire_at', 0],
  outbox: ['expire_at', DAY],
  mails: ['created_at', 7 * DAY],
  verifications: ['expire_at', 30 * DAY],
  sign_ins: ['abandon_at', 30 * DAY],
  sign_ups: ['abandon_at', 30 * DAY],
  sign_in_tokens: ['expire_at', 30 * DAY],
  sessions: ['expire_at', 90 * DAY],
  invitations: ['expire_at', 90 * DAY],
  waitlist_entries: ['updated_at', 90 * DAY],
  api_keys: ['end_at', 90 * DAY],
}
/** What stays until somebody takes it away. */
const STAYS = [
  ...['audit_events', 'backup_codes', 'email_addresses', 'external_accounts', 'instance'],
  ...['instance_settings', 'jwt_templates', 'passkeys', 'phone_numbers', 'pictures'],
  ...['known_browsers', 'reverifications', 'signing_keys', 'totps', 'users'],
  ...['logos', 'organization_memberships', 'organizations'],
  ...['listed_identifiers', 'organization_domains', 'organization_suggestions'],
  ...['migrations', 'migrations_lock'],
]

describe('DOS-6: what ended is forgotten', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDatabase()
  })

  const list = <Row>(count: number, make: (index: number) => Row) =>
    Array.from({ length: count }, (_, index) => make(index))

  async function insertClients(count: number, expire_at: number, prefix: string) {
    const nothing = { last_active_session_id: null, sign_in_id: null, sign_up_id: null }
    const none = { last_authentication_strategy: null, feedback: null, feedback_expires_at: null }
    const rows = list(count, (index) => ({
      ...nothing,
      ...none,
      id: `${prefix} ${index}`,
      token_hash: `${prefix} ${index}`,
      expire_at,
      created_at: 0,
      updated_at: 0,
    }))
    await db.insertInto('clients').values(rows).execute()
  }
  const insertWindows = (count: number, expire_at: number, prefix: string) =>
    db
      .insertInto('rate_limits')
      .values(list(count, (index) => ({ bucket: `${prefix} ${index}`, hits: 1, expire_at })))
      .execute()
  const insertNonces = (count: number, expire_at: number, prefix: string) =>
    db
      .insertInto('handshake_nonces')
      .values(
        list(count, (index) => ({ nonce_hash: `${prefix} ${index}`, directives: '[]', expire_at })),
      )
      .execute()

  async function left(): Promise<number[]> {
    const tables = ['clients', 'rate_limits', 'handshake_nonces'] as const
    const counts = tables.map(async (table) => {
      const { n } = await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return n
    })
    return Promise.all(counts)
  }

  test('all of it, and nothing else', async () => {
    await insertClients(1200, now, 'old')
    await insertWindows(2100, now, 'old')
    await insertNonces(1700, now - MINUTE, 'old')
    await insertClients(3, now + 1, 'new')
    await insertWindows(2, now + 1, 'new')
    await insertNonces(1, now + 1, 'new')
    await purge(db, now)
    expect(await left()).toEqual([3, 2, 1])
  })

  test('PRIV-1: every table is either kept for a time or for good', async () => {
    const tables = (await db.introspection.getTables()).map(({ name }) => name)
    // The index of texts goes with the texts.
    const kept = tables.filter((name) => !/^(user|email_address)_texts/.test(name))
    expect(kept.sort()).toEqual([...Object.keys(KEPT), ...STAYS].sort())
  })

  test.each(Object.entries(KEPT))(
    'PRIV-1: %s are kept as long as is said, and then no longer',
    async (table, [column, keep]) => {
      db = await testDatabase({ foreignKeys: false })
      await insertAnything(table, { [column]: now - keep }, 'old')
      await insertAnything(table, { [column]: now - keep + 1 }, 'new')
      await purge(db, now)
      const { rows } = await sql<Record<string, number>>`select * from ${sql.table(table)}`.execute(
        db,
      )
      expect(rows.map((row) => row[column])).toEqual([now - keep + 1])
    },
  )

  test('PRIV-1: who waits is forgotten after a year, and an accepted invitation goes with its user alone', async () => {
    db = await testDatabase({ foreignKeys: false })
    const waiting = { status: 'pending', updated_at: 0 }
    await insertAnything('waitlist_entries', { ...waiting, created_at: now - 365 * DAY }, 'old')
    await insertAnything('waitlist_entries', { ...waiting, created_at: now - 365 * DAY + 1 }, 'new')
    await insertAnything('invitations', { status: 'accepted', expire_at: 0 }, 'kept')
    await purge(db, now)
    const waits = await db.selectFrom('waitlist_entries').select('id').execute()
    expect(waits).toEqual([{ id: 'new id' }])
    const invited = await db.selectFrom('invitations').select('id').execute()
    expect(invited).toEqual([{ id: 'kept id' }])
  })

  test('PRIV-1: an event stays, and forgets after 90 days where the visitor was', async () => {
    const visitor = { ip_address: '203.0.113.7', user_agent: 'Test/1.0' }
    await insertAnything('audit_events', { ...visitor, created_at: now - 90 * DAY }, 'old')
    await insertAnything('audit_events', { ...visitor, created_at: now - 90 * DAY + 1 }, 'new')
    await purge(db, now)
    const rows = await db.selectFrom('audit_events').selectAll().orderBy('created_at').execute()
    expect(rows).toMatchObject([{ ip_address: null, user_agent: null }, visitor])
  })

  /** A row of whatever its columns take. */
  async function insertAnything(table: string, given: object, mark: string) {
    const tables = await db.introspection.getTables()
    const { columns } = tables.find(({ name }) => name === table)!
    const values = columns.map(({ name, dataType }) => {
      return [name, /int/i.test(dataType) ? 0 : `${mark} ${name}`]
    })
    const row = { ...Object.fromEntries(values), ...given }
    await db
      .insertInto(table as 'clients')
      .values(row as never)
      .execute()
  }

  test('in steps between which others have their turn', async () => {
    await insertWindows(2100, now, 'old')
    const seen = new Set<number>()
    let running = true
    const watch = (async () => {
      while (running) {
        seen.add((await left())[1]!)
        await new Promise((next) => setImmediate(next))
      }
    })()
    await purge(db, now)
    running = false
    await watch
    expect([...seen].filter((count) => count > 0 && count < 2100)).not.toEqual([])
  })

  test('it stops when it is told to', async () => {
    await insertWindows(1200, now, 'old')
    await purge(db, now, AbortSignal.abort())
    expect((await left())[1]).toBe(1200)
  })
})

test('of servers on one database one does what is due, and another when that one is gone', async () => {
  const database = await newDatabase()
  const statements = [watchStatements(), watchStatements()]
  const servers = await Promise.all(
    statements.map(({ wrapDatabase }) =>
      testServer({ database, random: systemRandom }, { wrapDatabase }),
    ),
  )
  const [one, two] = servers as [TestServer, TestServer]
  const work = async (of: readonly TestServer[]) => {
    const seen = await Promise.all(
      servers.map((server, index) =>
        statements[index]!.during(() =>
          of.includes(server) ? server.maintain() : Promise.resolve(),
        ),
      ),
    )
    for (const server of servers) server.clock.advance(10 * MINUTE)
    return seen.map((names) => names.some((name) => name.startsWith('delete ')))
  }
  for (let turn = 0; turn < 3; turn++) {
    expect((await work(servers)).filter(Boolean), `turn ${turn}`).toHaveLength(1)
  }
  expect(await work([one])).toEqual([true, false])
  // It died in the middle; the next turn is somebody's all the same.
  await one.close()
  expect(await work([two])).toEqual([false, true])
  await two.close()
})
