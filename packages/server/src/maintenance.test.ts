import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE } from './clock.ts'
import type { Db } from './db/database.ts'
import { openDatabase } from './db/open.ts'
import { purge } from './maintenance.ts'

const now = 100 * DAY

describe('DOS-6: what ended is forgotten', () => {
  let db: Db
  beforeEach(async () => {
    db = await openDatabase({ file: ':memory:', strictModes: false })
  })
  afterEach(() => db.destroy())

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
