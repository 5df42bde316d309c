import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { isSqlite } from '../db/kind.ts'
import { roughCount } from '../db/rough-count.ts'
import type { Page } from '../http/list-fields.ts'
import {
  isBanned,
  matches,
  namesFew,
  RANGE_COLUMNS,
  type RangeColumn,
  rangeConditions,
  rangeOf,
  rangesOf,
  textFilters,
  type UserFilters,
} from './filters.ts'
import { gather } from './gather.ts'
import { withMadeBefore } from './made-before.ts'
import { asIndexed, isBehind, keyRef, type Position, type UserOrder } from './order.ts'
import type { UserRow } from './table.ts'
import { rowOf, rowsByText, tellingWord, textsWith } from './text-search.ts'
import { isOfTheIndex, leap, type Part, trySome, walk } from './walk.ts'

export interface UserSearch {
  filters: UserFilters
  order: UserOrder
  page: Page
  /** The last user of the part before; the list goes on behind them. */
  after: Position | null
}

/** Where one way of finding gives way to another. */
export const BOUNDS = {
  /** So many candidates are sorted in a few milliseconds, */
  few: 1000,
  /** and so many in some dozens. */
  some: 10_000,
  /** Users that are looked at in the order of the list before some candidates are sorted instead. */
  near: 8000,
  /** So many are looked at in the first step of a walk, */
  walked: 250,
  /** and of a gathering, which takes three times as long for each. */
  gathered: 80,
  /** A gathering keeps so many, and sorts them again with each step. */
  kept: 1000,
  /** So many are counted one by one; of more a count is an estimate, where it takes a look at each, */
  counted: 2000,
  /** by so many users. */
  sample: 750,
}

/**
 * A page of users. What passes the filters is either rare, and found by an index, or common, and met soon by whoever walks along
 * the order: few candidates are sorted; of many the first are looked for on the way, and when the way gets long, up to some
 * thousands of candidates are sorted after all. All who are in a range of time are gathered meanwhile, and whichever of the two
 * comes to its end first answers.
 */
export async function searchUsers(
  db: Db,
  search: UserSearch,
  { few: least, ...bounds } = BOUNDS,
): Promise<UserRow[]> {
  const { filters, order, page } = search
  if (filters.nobody) return []
  if (isOfTheIndex(filters, order)) return pageOfIndex(db, search)
  if (namesFew(filters)) return sortAll(db, search)
  const few = await fewest(db, filters, least)
  if (few) return sortAll(db, search, few)
  const isShort = page.offset + page.limit <= bounds.kept
  return firstOf([
    onTheWay(db, search, bounds),
    ...(isShort
      ? rangesOf(filters).map((column) => gathered(db, search, column, bounds.gathered))
      : []),
  ])
}

/** A way to an answer, step by step. */
type Way = AsyncGenerator<void, UserRow[]>

/** The answer of whoever has it first; all go on in turns. */
async function firstOf(ways: Way[]): Promise<UserRow[]> {
  for (;;) {
    for (const way of ways) {
      const { done, value } = await way.next()
      if (done) return value
    }
  }
}

async function* onTheWay(
  db: Db,
  search: UserSearch,
  { near, some: most, walked }: Pick<typeof BOUNDS, 'near' | 'some' | 'walked'>,
): Way {
  const { order, page } = search
  const filters =
    order.column === 'created_at' ? await withMadeBefore(db, search.filters) : search.filters
  const found: string[] = []
  let looked = 0
  let isNear = true
  for await (const step of walk(db, { ...search, filters }, walked)) {
    found.push(...step.hits.map(({ id }) => id))
    if (found.length >= page.offset + page.limit) break
    looked += step.looked
    if (isNear && looked >= near) {
      isNear = false
      const some = await fewest(db, filters, most)
      if (some) return sortAll(db, search, some)
    }
    yield
  }
  return loadInOrder(db, found.slice(page.offset, page.offset + page.limit))
}

/** All in a range of time are looked at, and the first of those who pass are kept. */
async function* gathered(db: Db, search: UserSearch, column: RangeColumn, firstStep: number): Way {
  const { page } = search
  const first = page.offset + page.limit
  const found = yield* gather(db, { ...search, column, first }, firstStep)
  return loadInOrder(
    db,
    found.slice(page.offset).map(({ id }) => id),
  )
}

async function pageOfIndex(db: Db, { filters, order, page, after }: UserSearch) {
  const start = page.offset > 0 ? await leap(db, { filters, order, after }, page.offset) : null
  if (start && start.passed < page.offset) return []
  const ids: string[] = []
  const from = start ? start.after : after
  for await (const { hits } of walk(db, { filters, order, after: from }, page.limit)) {
    ids.push(...hits.map(({ id }) => id))
    if (ids.length >= page.limit) break
  }
  return loadInOrder(db, ids.slice(0, page.limit))
}

async function loadInOrder(db: Db, ids: string[]): Promise<UserRow[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('users').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** All who pass are sorted: there are few of them, or of those who may be. */
async function sortAll(
  db: Db,
  { filters, order, page, after }: UserSearch,
  candidates?: RawBuilder<unknown>,
): Promise<UserRow[]> {
  const rows = await db
    .selectFrom('users')
    .select('users.id')
    .$if(candidates !== undefined, (query) =>
      query.where(sql<SqlBool>`${rowOf(db)} in (${candidates!})`),
    )
    .where(matches(filters))
    .$if(after !== null, (query) => query.where(isBehind(order, after)))
    .orderBy(keyRef(order), asIndexed(order))
    .orderBy('users.id', order.direction)
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return loadInOrder(
    db,
    rows.map(({ id }) => id),
  )
}

/** The rows of all who may pass, when one filter alone says that they are no more than so many. */
async function fewest(
  db: Db,
  filters: UserFilters,
  most: number,
): Promise<RawBuilder<unknown> | null> {
  for (const way of waysToFind(db, filters)) {
    const few = await (isSqlite(db) ? asCounted(db, way, most) : asKnown(db, way, most))
    if (few) return few
  }
  return null
}

async function asCounted(db: Db, { rows, upTo }: WayToFind, most: number) {
  const found = sql<{ n: number }>`select count(*) as n from (${upTo(most + 1)}) as found`
  const { n } = (await found.execute(db)).rows[0]!
  return Number(n) <= most ? rows : null
}

/** PostgreSQL guesses how many they are, and would sort everybody where it guesses many: it is told who they are. */
async function asKnown(db: Db, { upTo }: WayToFind, most: number) {
  const found = sql<{ ids: string[] | null }>`
    select case when count(*) <= ${most} then coalesce(array_agg(id), '{}') end as ids
    from (${upTo(most + 1)}) as found`
  const { ids } = (await found.execute(db)).rows[0]!
  return ids && sql`select unnest(${ids}::text[])`
}

interface WayToFind {
  rows: RawBuilder<unknown>
  /** One for each of the rows, or of their texts, with the id in PostgreSQL; so many at most of each kind. */
  upTo(limit: number): RawBuilder<unknown>
}

/** Each filter that has an index of its own. */
function waysToFind(db: Db, filters: UserFilters): WayToFind[] {
  const byIndex = (...conditions: Expression<SqlBool>[]): WayToFind[] => {
    if (conditions.length === 0) return []
    const rows = sql`select ${rowOf(db)} from users where ${sql.join(conditions, sql` and `)}`
    return [{ rows, upTo: (limit) => sql`${rows} limit ${limit}` }]
  }
  return [
    ...textFilters(filters).flatMap((filter) => {
      const word = tellingWord(db, filter.text)
      const all = word === null ? [filter] : [{ ...filter, word }, filter]
      return all.map((wanted) => ({
        rows: rowsByText(db, wanted),
        upTo: (limit: number) => textsWith(db, wanted, limit),
      }))
    }),
    ...(filters.banned ? byIndex(isBanned(true)) : []),
    ...RANGE_COLUMNS.flatMap((column) =>
      byIndex(...rangeConditions(column, rangeOf(filters, column))),
    ),
  ]
}

const BY_ID: UserOrder = { column: 'web3wallet', direction: 'asc' }

/**
 * How many pass. Exact for all, banned or not, one range of time, and whatever few users pass; else an estimate by some
 * users, taken by ids, which are random: most likely too high, by chance too low for one in a thousand.
 */
export async function countUsers(
  db: Db,
  filters: UserFilters,
  { counted, sample } = BOUNDS,
): Promise<number> {
  if (filters.nobody) return 0
  const { banned, ...others } = filters
  if (isOfTheIndex(others, BY_ID)) {
    if (banned === undefined) return countAll(db)
    const shut = await count(db, { banned: true })
    return banned ? shut : (await countAll(db)) - shut
  }
  for (const column of RANGE_COLUMNS) {
    const order: UserOrder = { column, direction: 'asc' }
    if (!isOfTheIndex(filters, order)) continue
    if (!isSqlite(db)) return count(db, filters)
    const { passed } = await leap(db, { filters, order, after: null }, Number.POSITIVE_INFINITY)
    return passed
  }
  if (namesFew(filters)) return count(db, filters)
  const few = await fewest(db, filters, counted)
  return few ? count(db, filters, few) : estimate(db, filters, sample)
}

async function countAll(db: Db): Promise<number> {
  const all = db.selectFrom('users').select((eb) => eb.fn.countAll<number>().as('n'))
  return Number((await all.executeTakeFirstOrThrow()).n)
}

async function count(
  db: Db,
  filters: UserFilters,
  candidates?: RawBuilder<unknown>,
): Promise<number> {
  const { n } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .$if(candidates !== undefined, (query) =>
      query.where(sql<SqlBool>`${rowOf(db)} in (${candidates!})`),
    )
    .where(matches(filters))
    .executeTakeFirstOrThrow()
  return Number(n)
}

async function estimate(db: Db, filters: UserFilters, sample: number): Promise<number> {
  const everybody: Part = { filters, order: BY_ID, stretch: { has: true, after: null } }
  const { hits, looked } = await trySome(db, everybody, sample)
  if (looked < sample) return hits
  // Where many fail, chance makes more of a difference than a rough total.
  const total = await (hits * 2 < looked ? roughCount(db, 'users') : countAll(db))
  // Three times what chance makes of it, where the others are rare as well.
  const doubt = 3 * Math.sqrt((hits * (looked - hits)) / looked + 1)
  return Math.min(Math.ceil(((hits + doubt) / looked) * total), total)
}
