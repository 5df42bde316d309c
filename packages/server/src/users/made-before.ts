import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { rangeOf, type UserFilters } from './filters.ts'

const LATER = ['last_active_at', 'last_sign_in_at'] as const

/**
 * The same filters, with what they say of the time at which users were made: nobody is active before they are made. Where clocks
 * or imports have it otherwise, by as much as it was at most.
 */
export async function withMadeBefore(db: Db, filters: UserFilters): Promise<UserFilters> {
  let { before } = filters.createdAt ?? {}
  for (const column of LATER) {
    const end = rangeOf(filters, column).before
    if (end === undefined) continue
    const made = end + (await mostEarly(db, column))
    before = Math.min(before ?? made, made)
  }
  return before === undefined
    ? filters
    : { ...filters, createdAt: { ...filters.createdAt, before } }
}

/** In the words of the index that knows it. */
async function mostEarly(db: Db, column: (typeof LATER)[number]): Promise<number> {
  const time = sql.ref(column)
  const by = sql<number>`created_at - ${time}`
  const row = await db
    .selectFrom('users')
    .select(by.as('by'))
    .where(sql<SqlBool>`${time} < created_at`)
    .orderBy(by, 'desc')
    .limit(1)
    .executeTakeFirst()
  return Number(row?.by ?? 0)
}
