import type { Db } from '../db/database.ts'
import { nextTurn } from '../db/next-turn.ts'
import { matches, type RangeColumn, type UserFilters, type Users } from './filters.ts'
import { asIndexed, compare, isBehind, keyRef, type Position, type UserOrder } from './order.ts'
import { inOrder, LOOKED_AT, type Part, takeStep } from './walk.ts'

/** Users of a range lie scattered in their table: a few milliseconds' worth. */
const LONGEST_STEP = 640

export interface Gathering {
  filters: UserFilters
  order: UserOrder
  after: Position | null
  /** The range of this column is gone through, in the order of its own index. */
  column: RangeColumn
  /** So many are wanted. */
  first: number
}

/**
 * All in a range of time are looked at, step by step, and the first of those who pass, in the order of the list, are kept.
 * Who is active meanwhile goes further up, and is seen again rather than not at all.
 */
export async function* gather(
  db: Db,
  gathering: Gathering,
  firstStep: number,
): AsyncGenerator<void, Position[]> {
  const { filters, column } = gathering
  const byTime: UserOrder = { column, direction: 'asc' }
  let best: Position[] = []
  let after: Position | null = null
  for (let step = firstStep; ; step = Math.min(step * 2, LONGEST_STEP)) {
    const part = { filters, order: byTime, stretch: { has: true, after } }
    const { hits, end } = await look(db, gathering, { part, step })
    if (hits.length > 0) best = keepFirst([...best, ...hits], gathering)
    if (!end) return best
    after = end
    yield
    await nextTurn()
  }
}

/** Each once: who is seen again is where they are now. */
function keepFirst(all: Position[], { order, first }: Gathering): Position[] {
  const byId = new Map(all.map((one) => [one.id, one]))
  return [...byId.values()].sort(compare(order)).slice(0, first)
}

/** The first of those who pass, of the next users of the range, and who is the last of these. */
async function look(
  db: Db,
  { filters, order, after, first }: Gathering,
  { part, step }: { part: Part; step: number },
): Promise<{ hits: Position[]; end: Position | null }> {
  const some = inOrder(db, part).select(SORTED_BY).limit(step).as('users')
  const hits = db
    .selectFrom(some)
    .select(['users.id', keyRef(order).as('position')])
    .where((eb) => matches(filters)(eb as unknown as Users))
    .where(isBehind(order, after))
    .orderBy(keyRef(order), asIndexed(order))
    .orderBy('users.id', order.direction)
    .limit(first)
  return takeStep(db, { ...part, step }, hits)
}

const SORTED_BY = [
  ...LOOKED_AT,
  'users.updated_at',
  'users.primary_email_address',
  'users.primary_phone_number',
] as const
