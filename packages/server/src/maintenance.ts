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
  { table: 'mails', key: 'id', time: 'created_at', keep: 7 * DAY },
] as const

/** Forgets what has ended, off the request path; returns the way to stop. */
export function startMaintenance(ctx: Context): () => void {
  const timer = setInterval(() => {
    purge(ctx.db, ctx.clock.now()).catch((error: unknown) => {
      ctx.log.warn(`Old rows could not be removed. ${(error as Error).message}`)
    })
  }, PAUSE)
  timer.unref()
  return () => clearInterval(timer)
}

/** At most 500 rows of each table at a time, so that nobody waits for it. */
export async function purge(db: Db, now: number): Promise<void> {
  for (const { table, key, time, keep } of PURGES) {
    // The names come from the list above; Kysely cannot follow a table that varies.
    const { ref } = db.dynamic
    const old = db
      .selectFrom(table as 'clients')
      .select(ref<'id'>(key))
      .where(ref<'expire_at'>(time), '<=', now - keep)
      .limit(BATCH)
    await db
      .deleteFrom(table as 'clients')
      .where(ref<'id'>(key), 'in', old)
      .execute()
  }
}
