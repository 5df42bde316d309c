import { type AliasableExpression, type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { longestLeap } from '../db/longest-leap.ts'
import { nextTurn } from '../db/next-turn.ts'
import {
  isBanned,
  matches,
  RANGE_COLUMNS,
  rangeConditions,
  rangeOf,
  rangesOf,
  type UserFilters,
  type Users,
} from './filters.ts'
import {
  asIndexed,
  keyOf,
  keyRef,
  type Position,
  type Stretch,
  stretchesOf,
  type UserOrder,
  within,
} from './order.ts'

/** Users that are looked at in one statement: as SQLite answers nobody else meanwhile, a few milliseconds' worth. */
const LONGEST_STEP = 2000

export interface Walk {
  filters: UserFilters
  order: UserOrder
  /** The last of the part before; the list goes on behind them. */
  after: Position | null
}

/** A part of the way: those on it who pass the filters, and how many were looked at for them, at most. */
export interface Step {
  hits: Position[]
  looked: number
}

/** Walks along an order, step by step; in between everybody else has their turn. */
export async function* walk(
  db: Db,
  { filters, order, after }: Walk,
  firstStep: number,
): AsyncGenerator<Step, void> {
  let step = firstStep
  for (const stretch of stretchesOf(order, after)) {
    let at = stretch
    for (;;) {
      const { hits, end } = await look(db, { filters, order, stretch: at, step })
      yield { hits, looked: step }
      if (!end) break
      at = { ...at, after: end }
      step = Math.min(step * 2, LONGEST_STEP)
      await nextTurn()
    }
  }
}

/** Passes by as many as are to be left out, without a look at them. */
export async function leap(
  db: Db,
  { filters, order, after }: Walk,
  count: number,
): Promise<{ passed: number; after: Position | null }> {
  const longest = longestLeap(db)
  let passed = 0
  let last = after
  for (const stretch of stretchesOf(order, after)) {
    let at = stretch
    while (passed < count) {
      const length = Math.min(count - passed, longest)
      const end = await inOrder(db, { filters, order, stretch: at })
        .offset(length - 1)
        .limit(1)
        .executeTakeFirst()
      await nextTurn()
      if (!end) {
        passed += await countUpTo(db, { filters, order, stretch: at, length })
        break
      }
      passed += length
      last = { key: end.position, id: end.id }
      at = { ...at, after: last }
    }
    if (passed >= count) break
  }
  return { passed, after: last }
}

export interface Part {
  filters: UserFilters
  order: UserOrder
  stretch: Stretch
}

async function countUpTo(db: Db, { length, ...part }: Part & { length: number }): Promise<number> {
  const { n } = await db
    .selectFrom(inOrder(db, part).limit(length).as('users'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export function inOrder(db: Db, part: Part) {
  const { order } = part
  return db
    .selectFrom('users')
    .select(['users.id', keyRef(order).as('position')])
    .where((eb) => eb.and([...inRange(part), ...ofTheIndex(part)]))
    .orderBy(keyRef(order), asIndexed(order))
    .$if(keyOf(order) !== 'id', (query) => query.orderBy('users.id', order.direction))
}

/**
 * Who is in a stretch, and in the time that is asked for where that is its order. There is one beginning: of the two whichever
 * is further on, as a database would walk from the one to the other.
 */
function inRange({ filters, order, stretch }: Part): Expression<SqlBool>[] {
  const column = RANGE_COLUMNS.find((column) => column === keyOf(order))
  if (!column) return within(order, stretch)
  const range = rangeOf(filters, column)
  const begin = order.direction === 'asc' ? 'after' : 'before'
  const bound = range[begin]
  if (bound === undefined || isPast(order, stretch, bound)) {
    return [...within(order, stretch), ...rangeConditions(column, { ...range, [begin]: undefined })]
  }
  return [...within(order, { ...stretch, after: null }), ...rangeConditions(column, range)]
}

function isPast({ direction }: UserOrder, { after: last }: Stretch, bound: number): boolean {
  if (!last || last.key === null) return false
  return direction === 'asc' ? Number(last.key) > bound : Number(last.key) < bound
}

/** Another filter that its index knows itself. */
const ofTheIndex = ({ filters, order }: Part) =>
  keyOf(order) === 'created_at' && filters.banned ? [isBanned(true)] : []

/** Whether there are no others: then whoever is on the way is a hit. */
export function isOfTheIndex(filters: UserFilters, order: UserOrder): boolean {
  const { banned, lastActiveAt, createdAt, lastSignInAt, ...others } = filters
  return (
    Object.values(others).every((filter) => filter === undefined || filter === false) &&
    rangesOf(filters).every((column) => column === keyOf(order)) &&
    (banned === undefined || (banned && keyOf(order) === 'created_at'))
  )
}

/** Who passes of the next users of an order, and who is the last of those, where there are as many. */
async function look(
  db: Db,
  { step, ...part }: Part & { step: number },
): Promise<{ hits: Position[]; end: Position | null }> {
  const { filters, order } = part
  if (isOfTheIndex(filters, order)) {
    const rows = await inOrder(db, part).limit(step).execute()
    const hits = rows.map(({ id, position }) => ({ id, key: position }))
    return { hits, end: hits[step - 1] ?? null }
  }
  const hits = db
    .selectFrom(inOrder(db, part).select(LOOKED_AT).limit(step).as('users'))
    .select(['users.id', 'users.position'])
    .where((eb) => matches(filters)(eb as unknown as Users))
  return takeStep(db, { ...part, step }, hits)
}

interface Found {
  id: string
  position: Position['key']
}

/** Both are asked for in one statement, as somebody may come or go between two. */
export async function takeStep(
  db: Db,
  { step, ...part }: Part & { step: number },
  hits: AliasableExpression<Found>,
): Promise<{ hits: Position[]; end: Position | null }> {
  const nothing = sql<Position['key']>`null`
  const end = inOrder(db, part)
    .offset(step - 1)
    .limit(1)
  const rows = await db
    .selectFrom(hits.as('hit'))
    .select(['hit.id', 'hit.position', nothing.as('end'), sql<number>`1`.as('is_hit')])
    .unionAll(
      db
        .selectFrom(end.as('last'))
        .select([
          'last.id',
          nothing.as('position'),
          'last.position as end',
          sql<number>`0`.as('is_hit'),
        ]),
    )
    .execute()
  const last = rows.find(({ is_hit }) => !is_hit)
  return {
    hits: rows.flatMap(({ id, position, is_hit }) => (is_hit ? [{ id, key: position }] : [])),
    end: last ? { id: last.id, key: last.end } : null,
  }
}

/** How many of the first users of an order pass, and how many those are. */
export async function trySome(
  db: Db,
  part: Part,
  some: number,
): Promise<{ hits: number; looked: number }> {
  const { filters } = part
  const passes = (eb: unknown) => sql`case when ${matches(filters)(eb as Users)} then 1 end`
  const { hits, looked } = await db
    .selectFrom(inOrder(db, part).select(LOOKED_AT).limit(some).as('users'))
    .select((eb) => [
      sql<number>`count(${passes(eb)})`.as('hits'),
      eb.fn.countAll<number>().as('looked'),
    ])
    .executeTakeFirstOrThrow()
  return { hits: Number(hits), looked: Number(looked) }
}

/** What filters ask for. */
export const LOOKED_AT = [
  'users.external_id',
  'users.username',
  'users.first_name_key',
  'users.last_name_key',
  'users.banned',
  'users.last_active_at',
  'users.last_sign_in_at',
  'users.created_at',
] as const
