import { type Expression, type OrderByItemBuilder, type SqlBool, sql } from 'kysely'
import type { Order } from '../http/list-fields.ts'
import type { UserRow } from './table.ts'

/** What lists may be sorted by, and the column whose index has that order (AZ-16). */
const KEYS = {
  created_at: 'created_at',
  updated_at: 'updated_at',
  email_address: 'primary_email_address',
  // Nobody has any; the ids decide.
  web3wallet: 'id',
  first_name: 'first_name_key',
  last_name: 'last_name_key',
  phone_number: 'primary_phone_number',
  username: 'username',
  last_active_at: 'last_active_at',
  last_sign_in_at: 'last_sign_in_at',
} as const

export const USER_ORDER_COLUMNS = Object.keys(KEYS) as (keyof typeof KEYS)[]

export type UserOrder = Order<keyof typeof KEYS>

/** The least that a column can hold, for those that may hold nothing. */
const LEAST: Partial<Record<(typeof KEYS)[keyof typeof KEYS], string | number>> = {
  primary_email_address: '',
  primary_phone_number: '',
  first_name_key: '',
  last_name_key: '',
  username: '',
  last_active_at: 0,
  last_sign_in_at: 0,
}

/** Where in an order somebody stands. An id behind every key makes it total, so that pages neither repeat nor skip anybody. */
export interface Position {
  key: string | number | null
  id: string
}

/** A stretch of an order that one look-up in its index can walk: those who have no key, and those who have one. */
export interface Stretch {
  has: boolean
  after: Position | null
}

export const keyOf = ({ column }: UserOrder) => KEYS[column]
export const keyRef = (order: UserOrder) =>
  sql<string | number | null>`${sql.ref(`users.${keyOf(order)}`)}`

/** The stretches of an order behind a position, or of all of it. What is not there is the least. */
export function stretchesOf(order: UserOrder, after: Position | null = null): Stretch[] {
  const isUp = order.direction === 'asc'
  const kinds = LEAST[keyOf(order)] === undefined ? [true] : isUp ? [false, true] : [true, false]
  if (!after) return kinds.map((has) => ({ has, after: null }))
  const at = kinds.indexOf(after.key !== null)
  return kinds.slice(at).map((has, index) => ({ has, after: index === 0 ? after : null }))
}

/** Who stands in it. */
export function within(order: UserOrder, { has, after }: Stretch): Expression<SqlBool>[] {
  const key = keyRef(order)
  const id = sql.ref('users.id')
  const behind = order.direction === 'asc' ? sql`>` : sql`<`
  if (!has) {
    // Said of everybody, so that the index of key and id is taken where another one has the key as well.
    const from = after ? sql<SqlBool>`${id} ${behind} ${after.id}` : sql<SqlBool>`${id} > ''`
    return [sql<SqlBool>`${key} is null`, from]
  }
  const least = LEAST[keyOf(order)]
  // One beginning alone: of two, the database takes the first, and walks from there to the other.
  const hasLeast = least !== undefined && !(after && order.direction === 'asc')
  return [
    ...(hasLeast ? [sql<SqlBool>`${key} >= ${least}`] : []),
    ...(after ? [sql<SqlBool>`(${key}, ${id}) ${behind} (${after.key}, ${after.id})`] : []),
  ]
}

/** Whether somebody stands behind a position; behind none are all. */
export function isBehind(order: UserOrder, after: Position | null): Expression<SqlBool> {
  if (!after) return sql<SqlBool>`1 = 1`
  const stretches = stretchesOf(order, after).map(
    (stretch) => sql`(${sql.join(within(order, stretch), sql` and `)})`,
  )
  return sql<SqlBool>`(${sql.join(stretches, sql` or `)})`
}

/** As the database compares: byte by byte, and what is not there is the least. */
export function compare({ direction }: UserOrder) {
  const sign = direction === 'asc' ? 1 : -1
  return (one: Position, other: Position) =>
    sign * (compareKeys(one.key, other.key) || compareKeys(one.id, other.id))
}

function compareKeys(one: Position['key'], other: Position['key']): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  if (typeof one === 'number') return one - Number(other)
  return Buffer.compare(Buffer.from(one), Buffer.from(`${other}`))
}

/** As the index has it: databases differ in where they put what is not there, also in a column that always has something. */
export const asIndexed =
  (order: UserOrder) =>
  (item: OrderByItemBuilder): OrderByItemBuilder => {
    const sorted = order.direction === 'asc' ? item.asc() : item.desc()
    if (['id', 'created_at'].includes(keyOf(order))) return sorted
    return order.direction === 'asc' ? sorted.nullsFirst() : sorted.nullsLast()
  }

export const positionOf = ({ created_at, id }: UserRow): Position => ({ key: created_at, id })
