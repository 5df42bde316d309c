import {
  type Expression,
  type ExpressionBuilder,
  type OrderByItemBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import type { Database, Db } from '../db/database.ts'
import type { Order, Page } from '../http/list-fields.ts'
import type { UserRow } from './table.ts'

/** Filters of a list of users; all given ones must hold. Texts are compared without case. */
export interface UserFilters {
  emailAddresses?: string[] | undefined
  usernames?: string[] | undefined
  externalIds?: string[] | undefined
  userIds?: { include: string[]; exclude: string[] } | undefined
  /** A part of an id, an address, a username or a name. */
  query?: string | undefined
  emailAddressQuery?: string | undefined
  usernameQuery?: string | undefined
  nameQuery?: string | undefined
  banned?: boolean | undefined
  lastActiveAt?: Range | undefined
  createdAt?: Range | undefined
  lastSignInAt?: Range | undefined
  /** The filter is about something that no user has, such as a phone number. */
  nobody?: boolean | undefined
}

/** Milliseconds, ends excluded. */
interface Range {
  before?: number | undefined
  after?: number | undefined
}

export const USER_ORDER_COLUMNS = [
  'created_at',
  'updated_at',
  'email_address',
  'web3wallet',
  'first_name',
  'last_name',
  'phone_number',
  'username',
  'last_active_at',
  'last_sign_in_at',
] as const

export type UserOrder = Order<(typeof USER_ORDER_COLUMNS)[number]>

export interface UserSearch {
  filters: UserFilters
  order: UserOrder
  page: Page
  /** The last user of the part before; the list goes on behind them. */
  after: UserRow | null
}

export async function searchUsers(
  db: Db,
  { filters, order, page, after }: UserSearch,
): Promise<UserRow[]> {
  const { column, direction } = order
  let query = db.selectFrom('users').selectAll().where(matches(filters))
  if (after) query = query.where(isBehind(after, direction))
  // An id behind every order makes it total, so that pages neither repeat nor skip anybody.
  return query
    .orderBy(ORDER_EXPRESSIONS[column], ALWAYS_SET.has(column) ? direction : noneIsLeast(direction))
    .orderBy('id', direction)
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function countUsers(db: Db, filters: UserFilters): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(matches(filters))
    .executeTakeFirstOrThrow()
  return Number(count)
}

type Users = ExpressionBuilder<Database, 'users'>

/** Columns are a closed list: nothing of a request becomes SQL (AZ-16). */
const ORDER_EXPRESSIONS = {
  created_at: sql.ref('users.created_at'),
  updated_at: sql.ref('users.updated_at'),
  first_name: sql`lower(users.first_name)`,
  last_name: sql`lower(users.last_name)`,
  username: sql.ref('users.username'),
  last_active_at: sql.ref('users.last_active_at'),
  last_sign_in_at: sql.ref('users.last_sign_in_at'),
  email_address: sql`(select e.email_address from email_addresses e where e.id = users.primary_email_address_id)`,
  // Nobody has any; the ids behind them decide.
  phone_number: sql`cast(null as text)`,
  web3wallet: sql`cast(null as text)`,
} satisfies Record<UserOrder['column'], Expression<unknown>>

const ALWAYS_SET: ReadonlySet<string> = new Set(['created_at', 'updated_at'])

/** Databases differ in where they put what is not there. */
const noneIsLeast = (direction: 'asc' | 'desc') => (order: OrderByItemBuilder) =>
  direction === 'asc' ? order.asc().nullsFirst() : order.desc().nullsLast()

function matches(filters: UserFilters) {
  return (eb: Users): Expression<SqlBool> =>
    eb.and(
      [
        filters.nobody ? sql<SqlBool>`1 = 0` : null,
        filters.usernames ? isIn(eb, 'username', filters.usernames) : null,
        filters.externalIds ? isIn(eb, 'external_id', filters.externalIds) : null,
        filters.emailAddresses ? hasEmailAddress(eb, filters.emailAddresses) : null,
        ...(filters.userIds ? idConditions(eb, filters.userIds) : []),
        filters.banned === undefined ? null : eb('banned', '=', Number(filters.banned)),
        filters.query === undefined ? null : mentions(eb, filters.query),
        filters.emailAddressQuery === undefined
          ? null
          : emailAddressContains(filters.emailAddressQuery),
        filters.usernameQuery === undefined ? null : contains('username', filters.usernameQuery),
        filters.nameQuery === undefined ? null : nameContains(eb, filters.nameQuery),
        ...rangeConditions(eb, 'last_active_at', filters.lastActiveAt),
        ...rangeConditions(eb, 'created_at', filters.createdAt),
        ...rangeConditions(eb, 'last_sign_in_at', filters.lastSignInAt),
      ].filter((condition) => condition !== null),
    )
}

/** An empty list is a filter that nobody passes, not the absence of one. */
function isIn(eb: Users, column: 'id' | 'username' | 'external_id', values: string[]) {
  return values.length === 0 ? sql<SqlBool>`1 = 0` : eb(column, 'in', values)
}

function idConditions(eb: Users, { include, exclude }: { include: string[]; exclude: string[] }) {
  return [
    include.length === 0 && exclude.length > 0 ? null : isIn(eb, 'id', include),
    exclude.length === 0 ? null : eb('id', 'not in', exclude),
  ]
}

function hasEmailAddress(eb: Users, emailAddresses: string[]) {
  if (emailAddresses.length === 0) return sql<SqlBool>`1 = 0`
  return eb(
    'id',
    'in',
    eb.selectFrom('email_addresses').select('user_id').where('email_address', 'in', emailAddresses),
  )
}

function mentions(eb: Users, text: string) {
  return eb.or([
    eb('id', '=', text),
    contains('username', text),
    nameContains(eb, text),
    emailAddressContains(text),
  ])
}

function nameContains(eb: Users, text: string) {
  const whole = sql<SqlBool>`lower(coalesce(users.first_name, '') || ' ' || coalesce(users.last_name, '')) like ${pattern(text)} escape '\\'`
  return eb.or([contains('first_name', text), contains('last_name', text), whole])
}

function contains(column: 'username' | 'first_name' | 'last_name', text: string) {
  return sql<SqlBool>`lower(${sql.ref(`users.${column}`)}) like ${pattern(text)} escape '\\'`
}

function emailAddressContains(text: string) {
  return sql<SqlBool>`exists (select 1 from email_addresses e where e.user_id = users.id and e.email_address like ${pattern(text)} escape '\\')`
}

/** What is typed stands for itself: the wildcards of LIKE are escaped. */
const pattern = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

function rangeConditions(
  eb: Users,
  column: 'last_active_at' | 'created_at' | 'last_sign_in_at',
  { before, after }: Range = {},
) {
  return [
    before === undefined ? null : eb(column, '<', before),
    after === undefined ? null : eb(column, '>', after),
  ]
}

function isBehind({ created_at, id }: UserRow, direction: 'asc' | 'desc') {
  const comparison = direction === 'asc' ? '>' : '<'
  return (eb: Users) =>
    eb.or([
      eb('created_at', comparison, created_at),
      eb.and([eb('created_at', '=', created_at), eb('id', comparison, id)]),
    ])
}
