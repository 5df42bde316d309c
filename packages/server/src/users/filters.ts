import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { isBeginning, pattern, TEXT_FIELDS, type TextField } from './text-search.ts'

/** Filters of a list of users; all given ones must hold. Texts are compared without case. */
export interface UserFilters {
  emailAddresses?: string[] | undefined
  usernames?: string[] | undefined
  externalIds?: string[] | undefined
  userIds?: { include: string[]; exclude: string[] } | undefined
  /** Members of organizations. */
  organizationIds?: { include: string[]; exclude: string[] } | undefined
  /** A part of an address, a username or a name, or an id. */
  query?: string | undefined
  /** A part of what other people see of somebody: name, username, primary address (AZ-4). */
  shownQuery?: string | undefined
  emailAddressQuery?: string | undefined
  usernameQuery?: string | undefined
  nameQuery?: string | undefined
  banned?: boolean | undefined
  lastActiveAt?: Range | undefined
  createdAt?: Range | undefined
  lastSignInAt?: Range | undefined
  /** E.164. */
  phoneNumbers?: string[] | undefined
  /** How a number begins. */
  phoneNumberQuery?: string | undefined
  /** A connected account at a provider. */
  account?: { strategy: string; subjects: string[] | undefined } | undefined
  /** The filter is about something that no user has, such as a wallet. */
  nobody?: boolean | undefined
}

/** Milliseconds, ends excluded. */
export interface Range {
  before?: number | undefined
  after?: number | undefined
}

export type Users = ExpressionBuilder<Database, 'users'>
type Condition = Expression<SqlBool>

/** What is looked for in which texts. */
export interface TextFilter {
  text: string
  fields: readonly TextField[]
  /** An id is found as a whole. */
  orId: boolean
}

export function textFilters(filters: UserFilters): TextFilter[] {
  const filter = (text: string | undefined, fields: readonly TextField[], orId = false) =>
    text === undefined ? [] : [{ text, fields, orId }]
  return [
    ...filter(filters.query, TEXT_FIELDS, true),
    ...filter(filters.emailAddressQuery, ['email_addresses']),
    ...filter(filters.usernameQuery, ['username']),
    ...filter(filters.nameQuery, ['name']),
  ]
}

export const RANGE_COLUMNS = ['last_active_at', 'created_at', 'last_sign_in_at'] as const
export type RangeColumn = (typeof RANGE_COLUMNS)[number]

/** The times that users are asked to be in. */
export const rangesOf = (filters: UserFilters): RangeColumn[] =>
  RANGE_COLUMNS.filter((column) =>
    Object.values(rangeOf(filters, column)).some((end) => end !== undefined),
  )

export function rangeOf(filters: UserFilters, column: string): Range {
  const ranges: Record<string, Range | undefined> = {
    last_active_at: filters.lastActiveAt,
    created_at: filters.createdAt,
    last_sign_in_at: filters.lastSignInAt,
  }
  return ranges[column] ?? {}
}

/** Few users can pass such a filter: they are named by something that is theirs alone, or nearly so. */
export const namesFew = (filters: UserFilters) => {
  const { emailAddresses, phoneNumbers, usernames, externalIds, userIds } = filters
  const { organizationIds, account } = filters
  const named = emailAddresses ?? phoneNumbers ?? usernames ?? externalIds ?? account?.subjects
  return [userIds, organizationIds].some((ids) => (ids?.include.length ?? 0) > 0) || Boolean(named)
}

export function matches(filters: UserFilters) {
  return (eb: Users): Condition => {
    const { usernames, externalIds, emailAddresses, userIds, banned } = filters
    const { phoneNumbers, phoneNumberQuery, organizationIds, account } = filters
    return eb.and([
      ...(filters.nobody ? [NOBODY] : []),
      ...(usernames ? [isIn(eb, 'username', usernames)] : []),
      ...(externalIds ? [isIn(eb, 'external_id', externalIds)] : []),
      ...(emailAddresses ? [hasEmailAddress(eb, emailAddresses)] : []),
      ...(phoneNumbers ? [hasPhoneNumber(eb, phoneNumbers)] : []),
      ...(phoneNumberQuery ? [hasNumberThatBegins(eb, phoneNumberQuery)] : []),
      ...(account ? [hasAccount(eb, account)] : []),
      ...(userIds ? idConditions(eb, userIds) : []),
      ...(organizationIds ? memberConditions(eb, organizationIds) : []),
      ...(banned === undefined ? [] : [isBanned(banned)]),
      ...textFilters(filters).map((filter) => mentions(eb, filter)),
      ...(filters.shownQuery === undefined ? [] : [mentionsShown(eb, filters.shownQuery)]),
      ...RANGE_COLUMNS.flatMap((column) => rangeConditions(column, rangeOf(filters, column))),
    ])
  }
}

const NOBODY = sql<SqlBool>`1 = 0`

/** In so many words, not as a parameter: an index holds those that are. */
export const isBanned = (banned: boolean) =>
  banned ? sql<SqlBool>`users.banned = 1` : sql<SqlBool>`users.banned = 0`

/** An empty list is a filter that nobody passes, not the absence of one. */
function isIn(eb: Users, column: 'id' | 'username' | 'external_id', values: string[]) {
  return values.length === 0 ? NOBODY : eb(`users.${column}`, 'in', values)
}

function idConditions(eb: Users, { include, exclude }: { include: string[]; exclude: string[] }) {
  return [
    ...(include.length === 0 && exclude.length > 0 ? [] : [isIn(eb, 'id', include)]),
    ...(exclude.length === 0 ? [] : [eb('users.id', 'not in', exclude)]),
  ]
}

function memberConditions(
  eb: Users,
  { include, exclude }: { include: string[]; exclude: string[] },
) {
  const membersOf = (ids: string[]) =>
    eb.selectFrom('organization_memberships').select('user_id').where('organization_id', 'in', ids)
  return [
    ...(include.length === 0 ? [] : [eb('users.id', 'in', membersOf(include))]),
    ...(exclude.length === 0 ? [] : [eb('users.id', 'not in', membersOf(exclude))]),
  ]
}

function hasEmailAddress(eb: Users, emailAddresses: string[]) {
  if (emailAddresses.length === 0) return NOBODY
  const owners = eb
    .selectFrom('email_addresses')
    .select('user_id')
    .where('email_address', 'in', emailAddresses)
  return eb('users.id', 'in', owners)
}

function hasPhoneNumber(eb: Users, phoneNumbers: string[]) {
  if (phoneNumbers.length === 0) return NOBODY
  const owners = eb
    .selectFrom('phone_numbers')
    .select('user_id')
    .where('phone_number', 'in', phoneNumbers)
  return eb('users.id', 'in', owners)
}

function hasAccount(eb: Users, { strategy, subjects }: NonNullable<UserFilters['account']>) {
  if (subjects?.length === 0) return NOBODY
  const owners = eb
    .selectFrom('external_accounts')
    .select('user_id')
    .where('strategy', '=', strategy)
    // Nobody has shown yet whose one is that was only begun.
    .where('subject', 'is not', null)
    .$if(subjects !== undefined, (some) => some.where('subject', 'in', subjects!))
  return eb('users.id', 'in', owners)
}

function hasNumberThatBegins(eb: Users, beginning: string) {
  const owners = eb
    .selectFrom('phone_numbers')
    .select('user_id')
    .where('phone_number', '>=', beginning)
    .where('phone_number', '<', `${beginning}:`) // what comes after the digits
  return eb('users.id', 'in', owners)
}

function mentions(eb: Users, { text, fields, orId }: TextFilter): Condition {
  return eb.or([
    ...(orId ? [eb('users.id', '=', text)] : []),
    ...fields.flatMap((field) => contains(field, text)),
  ])
}

const mentionsShown = (eb: Users, text: string): Condition =>
  eb.or([
    ...contains('name', text),
    ...contains('username', text),
    holds('users.primary_email_address', text),
  ])

function holds(column: string, text: string): Condition {
  const beginning = isBeginning(text)
  return beginning
    ? sql<SqlBool>`(${sql.ref(column)} >= ${beginning.from} and ${sql.ref(column)} < ${beginning.to})`
    : sql<SqlBool>`${sql.ref(column)} like ${pattern(text)} escape '\\'`
}

/** The name is first and last name with a blank between them, which contains what either of them does. */
function contains(field: TextField, text: string): Condition[] {
  if (field === 'username') return [holds('users.username', text)]
  if (field === 'email_addresses') {
    // Of users at hand: without an offset PostgreSQL might begin at the addresses, and look for the text in all of them.
    return [
      sql<SqlBool>`exists (select 1 from email_addresses e where e.user_id = users.id and ${holds('e.email_address', text)} limit 1 offset 0)`,
    ]
  }
  if (isBeginning(text)) {
    return [holds('users.first_name_key', text), holds('users.last_name_key', text)]
  }
  return [
    sql<SqlBool>`(coalesce(users.first_name_key, '') || ' ' || coalesce(users.last_name_key, '')) like ${pattern(text)} escape '\\'`,
  ]
}

export function rangeConditions(column: RangeColumn, { before, after }: Range): Condition[] {
  const value = sql.ref(`users.${column}`)
  return [
    ...(before === undefined ? [] : [sql<SqlBool>`${value} < ${before}`]),
    ...(after === undefined ? [] : [sql<SqlBool>`${value} > ${after}`]),
  ]
}
