import { DAY, HOUR, MINUTE, SECOND } from './clock.ts'
import type { Context } from './context.ts'
import type { Db } from './db/database.ts'
import { nextTurn } from './db/next-turn.ts'
import { withRecentSettings } from './instance/request-settings.ts'
import { dropOldKeys, type Rotation, rotateSigningKey } from './instance/rotate-signing-key.ts'
import type { KeyMaterial } from './keys/signing-key.ts'
import { bucketOf } from './rate-limits/rules.ts'
import { countHit } from './rate-limits/storage.ts'
import { tidyTexts } from './users/tidy-texts.ts'

const PAUSE = 10 * MINUTE
/** What goes with a client is more than one row: so many take some milliseconds. */
const BATCH = 100

/** What is kept, and for how long after it ended (DOS-6, PRIV-1). */
const PURGES: readonly Purge[] = [
  { table: 'rate_limits', key: 'bucket', time: 'expire_at', keep: 0 },
  { table: 'handshake_nonces', key: 'nonce_hash', time: 'expire_at', keep: 0 },
  { table: 'testing_tokens', key: 'token_hash', time: 'expire_at', keep: 0 },
  { table: 'spent_tokens', key: 'token_hash', time: 'expire_at', keep: HOUR },
  { table: 'verifications', key: 'id', time: 'expire_at', keep: 30 * DAY },
  { table: 'sign_ins', key: 'id', time: 'abandon_at', keep: 30 * DAY },
  { table: 'sign_ups', key: 'id', time: 'abandon_at', keep: 30 * DAY },
  { table: 'sign_in_tokens', key: 'id', time: 'expire_at', keep: 30 * DAY },
  { table: 'api_keys', key: 'id', time: 'end_at', keep: 90 * DAY },
  { table: 'sessions', key: 'id', time: 'expire_at', keep: 90 * DAY },
  { table: 'clients', key: 'id', time: 'expire_at', keep: 0 },
  { table: 'outbox', key: 'id', time: 'expire_at', keep: DAY },
  { table: 'mails', key: 'id', time: 'created_at', keep: 7 * DAY },
  // One that was accepted goes with its user. An address of whoever never came is nobody's to keep.
  {
    ...{ table: 'invitations', key: 'id', time: 'expire_at', keep: 90 * DAY },
    only: ['status', '<>', 'accepted'],
  },
  {
    ...{ table: 'waitlist_entries', key: 'id', time: 'updated_at', keep: 90 * DAY },
    only: ['status', '<>', 'pending'],
  },
  {
    ...{ table: 'waitlist_entries', key: 'id', time: 'created_at', keep: 365 * DAY },
    only: ['status', '=', 'pending'],
  },
]

interface Purge {
  table: string
  key: string
  time: string
  keep: number
  /** Rows that go; default: all. */
  only?: readonly [column: string, is: '=' | '<>', value: string]
}

/** What other processes changed is noticed by then, also by a process that nobody asks anything. */
const KEEP_UP = 30 * SECOND

/** Of processes that share a database one does the work of a pause; should it die, another one does that of the next. */
const TURN = 'maintenance'

export interface Maintenance {
  /** Does now what is due; resolves when it is done, or is another process's to do. */
  run(): Promise<void>
  stop(): void
}

/**
 * Makes signing keys when it is time for them, and forgets what has ended: off the request path, soon after the start and
 * then again and again.
 */
export function startMaintenance(
  ctx: Context,
  { generateKey }: { generateKey?: (() => Promise<KeyMaterial>) | undefined } = {},
): Maintenance {
  const stop = new AbortController()
  let running = false
  const run = async () => {
    if (running) return
    running = true
    try {
      if (!(await takeTurn(ctx))) return
      await tendKeys(ctx, generateKey)
      await purge(ctx.db, ctx.clock.now(), stop.signal)
      await tidyTexts(ctx.db, stop.signal)
    } catch (error) {
      if (stop.signal.aborted) return
      ctx.log.warn(`What is done from time to time was not done. ${(error as Error).message}`)
    } finally {
      running = false
    }
  }
  const keepUp = () => void withRecentSettings(ctx).catch(() => {})
  const timers = [
    setTimeout(run, MINUTE).unref(),
    setInterval(run, PAUSE).unref(),
    setInterval(keepUp, KEEP_UP).unref(),
  ]
  return {
    run,
    stop() {
      stop.abort()
      for (const timer of timers) clearInterval(timer)
    },
  }
}

/** A window with room for one, a little shorter than the pause. */
async function takeTurn({ db, clock }: Context): Promise<boolean> {
  const window = { now: clock.now(), length: PAUSE - MINUTE, max: 1 }
  return (await countHit(db, bucketOf('lease', 'instance', TURN), window)) === null
}

async function tendKeys(ctx: Context, generate?: () => Promise<KeyMaterial>): Promise<void> {
  await dropOldKeys(ctx)
  const { rotateAfterDays: afterDays } = ctx.settings.signingKeys
  const made = afterDays === null ? null : await rotateSigningKey(ctx, { afterDays, generate })
  if (made) ctx.log.info(rotationNotice(made))
}

const rotationNotice = ({ kid, signsAt }: Rotation) =>
  `A new signing key was made (${kid}); it signs from ${new Date(signsAt).toISOString()}. Whoever fetches the keys notices by ` +
  'themselves; a CLERK_JWT_KEY that is set anywhere must be taken out before, or be the new key then.'

/** The audit log stays; where a visitor was and what they used does not (PRIV-1). */
const FORGET_VISITORS = 90 * DAY

/** Until nothing old is left: at most 100 rows at a time, and in between everybody else has their turn. */
export async function purge(db: Db, now: number, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await forgetVisitors(db, now)) === BATCH) await nextTurn()
  for (const table of PURGES) {
    while (!signal?.aborted && (await purgeBatch(db, table, now)) === BATCH) {
      await nextTurn()
    }
  }
}

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
  { table, key, time, keep, only }: Purge,
  now: number,
): Promise<number> {
  // The names come from the list above; Kysely cannot follow a table that varies.
  const { ref } = db.dynamic
  const old = db
    .selectFrom(table as 'clients')
    .select(ref<'id'>(key))
    .where(ref<'expire_at'>(time), '<=', now - keep)
    .$if(only !== undefined, (query) => query.where(ref<'id'>(only![0]), only![1], only![2]))
    .limit(BATCH)
  const { numDeletedRows } = await db
    .deleteFrom(table as 'clients')
    .where(ref<'id'>(key), 'in', old)
    // Again: what got more time while this waited for it stays.
    .where(ref<'expire_at'>(time), '<=', now - keep)
    .$if(only !== undefined, (query) => query.where(ref<'id'>(only![0]), only![1], only![2]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
