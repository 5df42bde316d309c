import { sql } from 'kysely'
import { latestEnd, SECOND } from '../clock.ts'
import type { Db } from '../db/database.ts'

export interface Window {
  /** Milliseconds. */
  now: number
  /** Milliseconds. */
  length: number
}

/**
 * Counts a hit in one statement and says how many the window holds now (GR-4, RATE-4). A window that seems to end later
 * than it can was opened before the clock was set back: it begins anew.
 */
export async function countHit(
  db: Db,
  bucket: string,
  { now, length }: Window,
): Promise<{ hits: number; retryAfter: number }> {
  const isOver = sql<boolean>`(rate_limits.expire_at <= ${now} or rate_limits.expire_at > ${latestEnd({ now, length })})`
  const row = await db
    .insertInto('rate_limits')
    .values({ bucket, hits: 1, expire_at: now + length })
    .onConflict((conflict) =>
      conflict.column('bucket').doUpdateSet({
        hits: sql<number>`case when ${isOver} then 1 else rate_limits.hits + 1 end`,
        expire_at: sql<number>`case when ${isOver} then ${now + length} else rate_limits.expire_at end`,
      }),
    )
    .returning(['hits', 'expire_at'])
    .executeTakeFirstOrThrow()
  return { hits: row.hits, retryAfter: Math.ceil(Math.min(row.expire_at - now, length) / SECOND) }
}
