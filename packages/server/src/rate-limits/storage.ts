import { sql } from 'kysely'
import { latestEnd, SECOND } from '../clock.ts'
import type { Db } from '../db/database.ts'

export interface Window {
  /** Milliseconds. */
  now: number
  /** Milliseconds. */
  length: number
  /** Hits that it has room for. */
  max: number
}

/**
 * Counts a hit in one statement, if the window has room for it (GR-4, RATE-4). Null, or else the seconds until the window
 * opens again: a full one is only read, so that a flood of what is refused anyway leaves nothing to write.
 *
 * A window that seems to end later than it can was opened before the clock was set back: it begins anew.
 */
export async function countHit(db: Db, bucket: string, window: Window): Promise<number | null> {
  return (await secondsUntilRoom(db, bucket, window)) ?? takeRoom(db, bucket, window)
}

/** The second half of it, for whoever looked already. */
export async function takeRoom(db: Db, bucket: string, window: Window): Promise<number | null> {
  const { now, length, max } = window
  const isOver = sql<boolean>`(rate_limits.expire_at <= ${now} or rate_limits.expire_at > ${latestEnd(window)})`
  const counted = await db
    .insertInto('rate_limits')
    .values({ bucket, hits: 1, expire_at: now + length })
    .onConflict((conflict) =>
      conflict
        .column('bucket')
        .doUpdateSet({
          hits: sql<number>`case when ${isOver} then 1 else rate_limits.hits + 1 end`,
          expire_at: sql<number>`case when ${isOver} then ${now + length} else rate_limits.expire_at end`,
        })
        .where((eb) => eb.or([isOver, eb('rate_limits.hits', '<', max)])),
    )
    .returning('hits')
    .executeTakeFirst()
  if (counted) return null
  // Others filled it between our look and our turn.
  return (await secondsUntilRoom(db, bucket, window)) ?? 1
}

/** Seconds until a full window opens again; null: it has room. Counts nothing. */
export function secondsUntilRoom(
  db: Db,
  bucket: string,
  { max, ...span }: Window,
): Promise<number | null> {
  return secondsUntilRoomInAll(db, [{ bucket, max }], span)
}

/** The same of several windows of one length, in one look. */
export async function secondsUntilRoomInAll(
  db: Db,
  buckets: readonly { bucket: string; max: number }[],
  span: Omit<Window, 'max'>,
): Promise<number | null> {
  const full = await db
    .selectFrom('rate_limits')
    .select('expire_at')
    .where((eb) =>
      eb.or(buckets.map(({ bucket, max }) => eb('bucket', '=', bucket).and('hits', '>=', max))),
    )
    .where('expire_at', '>', span.now)
    .where('expire_at', '<=', latestEnd(span))
    .orderBy('expire_at', 'desc')
    .executeTakeFirst()
  return full ? secondsLeft(full.expire_at, span) : null
}

export async function forgetHits(db: Db, buckets: readonly string[]): Promise<void> {
  await db.deleteFrom('rate_limits').where('bucket', 'in', buckets).execute()
}

function secondsLeft(expireAt: number, { now, length }: Omit<Window, 'max'>): number {
  return Math.max(Math.ceil(Math.min(expireAt - now, length) / SECOND), 1)
}
