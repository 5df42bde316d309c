import { DAY, MINUTE } from './clock.ts'
import type { Context } from './context.ts'
import type { Db } from './db/database.ts'

const PAUSE = 10 * MINUTE
const BATCH = 500

/** What is kept, and for how long after it ended (DOS-6, PRIV-1). */
const PURGES = [
  { table: 'rate_limits', key: 'bucket', time: 'expire_at', keep: 0 },
  { table: 'handshake_nonces', key: 'nonce_hash', time: 'expire_at', keep: 0 },
  { table: 'testing_tokens', key: 'token_hash', time: 'expire_at', keep: 0 },
  { table: 'verifications', key: 'id', time: 'expire_at', keep: 30 * DAY },
  { table: 'sign_ins', key: 'id', time: 'abandon_at', keep: 30 * DAY },
  { table: 'sign_ups', key: 'id', time: 'abandon_at', keep: 30 * DAY },
  { table: 'sign_in_tokens', key: 'id', time: 'expire_at', keep: 30 * DAY },
  { table: 'sessions', key: 'id', time: 'expire_at', keep: 90 * DAY },
  { table: 'clients', key: 'id', time: 'expire_at', keep: 0 },
  { table: 'outbox', key: 'id', time: 'expire_at', keep: DAY },
  { table: 'mails', key: 'id', time: 'created_at', keep: 7 * DAY },
] as const

/** Forgets what has ended, off the request path, soon after the start and then again and again; returns the way to stop. */
export function startMaintenance(ctx: Context): () => void {
  const stop = new AbortController()
  let running = false
  const run = async () => {
    if (running) return
    running = true
    try {
      await purge(ctx.db, ctx.clock.now(), stop.signal)
    } catch (error) {
      if (stop.signal.aborted) return
      ctx.log.warn(`Old rows could not be removed. ${(error as Error).message}`)
    } finally {
      running = false
    }
  }
  const timers = [setTimeout(run, MINUTE).unref(), setInterval(run, PAUSE).unref()]
  return () => {
    stop.abort()
    for (const timer of timers) clearInterval(timer)
  }
}

/** The audit log stays; where a visitor was and what they used does not (PRIV-1). */
const FORGET_VISITORS = 90 * DAY

/** Until nothing old is left: at most 500 rows at a time, and in between everybody else has their turn. */
export async function purge(db: Db, now: number, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await forgetVisitors(db, now)) === BATCH) await turn()
  for (const table of PURGES) {
    while (!signal?.aborted && (await purgeBatch(db, table, now)) === BATCH) {
      await turn()
    }
  }
}

const turn = () => new Promise((next) => setImmediate(next))

async function forgetVisitors(db: Db, now: number): Promise<number> {
  const old = db
    .selectFrom('audit_events')
    .select('id')
    .where('created_at', '<=', now - FORGET_VISITORS)
    .where((eb) => eb.or([eb('ip_address', 'is not', null), eb('user_agent', 'is not', null)]))
    .limit(BATCH)
  const { numUpdatedRows } = await db
    .updateTable('audit_events')
    .set({ ip_address: null, user_agent: null })
    .where('id', 'in', old)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

async function purgeBatch(
  db: Db,
  { table, key, time, keep }: (typeof PURGES)[number],
  now: number,
): Promise<number> {
  // The names come from the list above; Kysely cannot follow a table that varies.
  const { ref } = db.dynamic
  const old = db
    .selectFrom(table as 'clients')
    .select(ref<'id'>(key))
    .where(ref<'expire_at'>(time), '<=', now - keep)
    .limit(BATCH)
  const { numDeletedRows } = await db
    .deleteFrom(table as 'clients')
    .where(ref<'id'>(key), 'in', old)
    // Again: what got more time while this waited for it stays.
    .where(ref<'expire_at'>(time), '<=', now - keep)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
