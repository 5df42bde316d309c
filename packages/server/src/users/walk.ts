import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { nextTurn } from '../db/next-turn.ts'
import {
  isBanned,
  matches,
  RANGE_COLUMNS,
  rangeConditions,
  rangeOf,
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
const FIRST_STEP = 250
const LONGEST_STEP = 2000

/** The same where none is looked at, but for the index. */
const LEAP = 20_000

export interface Walk {
  filters: UserFilters
  order: UserOrder
  /** The last of the part before; the list goes on behind them. */
  after: Position | null
}

/** Somebody on the way, and whether they pass the filters. */
export interface Seen extends Position {
  hit: boolean
}

/** Walks along an order, step by step; in between everybody else has their turn. */
export async function* walk(
  db: Db,
  { filters, order, after }: Walk,
  firstStep = FIRST_STEP,
): AsyncGenerator<Seen[], void> {
  let step = firstStep
  for (const stretch of stretchesOf(order, after)) {
    let at = stretch
    for (;;) {
      const seen = await look(db, { filters, order, stretch: at, step })
      yield seen
      if (seen.length < step) break
      at = { ...at, after: seen.at(-1)! }
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
  let passed = 0
  let last = after
  for (const stretch of stretchesOf(order, after)) {
    let at = stretch
    while (passed < count) {
      const length = Math.min(count - passed, LEAP)
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

interface Part {
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

function inOrder(db: Db, { filters, order, stretch }: Part) {
  return db
    .selectFrom('users')
    .select(['users.id', keyRef(order).as('position')])
    .where((eb) => eb.and([...within(order, stretch), ...ofTheIndex(filters, order, stretch)]))
    .orderBy(keyRef(order), asIndexed(order))
    .$if(keyOf(order) !== 'id', (query) => query.orderBy('users.id', order.direction))
}

/** Filters that the index of the order knows itself: nobody is looked at in vain for them. */
function ofTheIndex(
  filters: UserFilters,
  order: UserOrder,
  { after: last }: Stretch,
): Expression<SqlBool>[] {
  const column = RANGE_COLUMNS.find((column) => column === keyOf(order))
  const { before, after } = column ? rangeOf(filters, column) : {}
  const isUp = order.direction === 'asc'
  // Whoever is on the way is past its beginning.
  const ends = {
    before: last && !isUp ? undefined : before,
    after: last && isUp ? undefined : after,
  }
  return [
    ...(column ? rangeConditions(column, ends) : []),
    ...(keyOf(order) === 'created_at' && filters.banned ? [isBanned(true)] : []),
  ]
}

/** Whether there are no others: then whoever is on the way is a hit. */
export function isOfTheIndex(filters: UserFilters, order: UserOrder): boolean {
  const { banned, lastActiveAt, createdAt, lastSignInAt, ...others } = filters
  const ranges = RANGE_COLUMNS.filter((column) =>
    Object.values(rangeOf(filters, column)).some((end) => end !== undefined),
  )
  return (
    Object.values(others).every((filter) => filter === undefined || filter === false) &&
    ranges.every((column) => column === keyOf(order)) &&
    (banned === undefined || (banned && keyOf(order) === 'created_at'))
  )
}

async function look(db: Db, { step, ...part }: Part & { step: number }): Promise<Seen[]> {
  const { filters, order } = part
  if (isOfTheIndex(filters, order)) {
    const rows = await inOrder(db, part).limit(step).execute()
    return rows.map(({ id, position }) => ({ id, key: position, hit: true }))
  }
  const some = inOrder(db, part).select(LOOKED_AT).limit(step).as('users')
  const rows = await db
    .selectFrom(some)
    .select(['users.id', 'users.position'])
    .select((eb) => sql<SqlBool>`${matches(filters)(eb as unknown as Users)}`.as('hit'))
    .execute()
  return rows.map(({ id, position, hit }) => ({ id, key: position, hit: Boolean(hit) }))
}

/** What filters ask for. */
const LOOKED_AT = [
  'users.external_id',
  'users.username',
  'users.first_name_key',
  'users.last_name_key',
  'users.banned',
  'users.last_active_at',
  'users.last_sign_in_at',
  'users.created_at',
] as const
