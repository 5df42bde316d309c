import { type OrderByItemBuilder, type SqlBool, sql } from 'kysely'
import type { Moment } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { Order, Page } from '../http/list-fields.ts'
import type { MembershipRow } from '../memberships/table.ts'
import { matches, type UserFilters } from '../users/filters.ts'
import { textKey } from '../users/text-key.ts'
import { counted, type Organization, selectOrganizations } from './storage.ts'

/** What lists of organizations may be sorted by: each is an index (AZ-16). */
export const ORGANIZATION_ORDER = ['name', 'created_at', 'members_count'] as const
export type OrganizationOrder = Order<(typeof ORGANIZATION_ORDER)[number]>

export interface OrganizationFilters {
  ids?: string[] | undefined
  /** A part of the name or the slug, or an id. */
  query?: string | undefined
}

export async function searchOrganizations(
  now: Moment,
  filters: OrganizationFilters,
  { order: { column, direction }, page }: { order: OrganizationOrder; page: Page },
): Promise<Organization[]> {
  const key = column === 'name' ? 'name_key' : column
  const rows = await selectOrganizations(now)
    .where(fits(filters))
    .orderBy(`organizations.${key}`, direction)
    .orderBy('organizations.id', direction)
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return rows.map(counted)
}

export async function countOrganizations(db: Db, filters: OrganizationFilters): Promise<number> {
  const { count } = await db
    .selectFrom('organizations')
    .where(fits(filters))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** An empty list is a filter that nothing passes. */
function fits({ ids, query }: OrganizationFilters) {
  const conditions = [
    ...(ids === undefined
      ? []
      : [
          ids.length === 0
            ? sql<SqlBool>`1 = 0`
            : sql<SqlBool>`organizations.id in (${sql.join(ids)})`,
        ]),
    ...(query === undefined
      ? []
      : [
          sql<SqlBool>`(organizations.name_key like ${within(textKey(query))} escape '\\'
            or organizations.slug like ${within(query.toLowerCase())} escape '\\' or organizations.id = ${query})`,
        ]),
  ]
  return sql<SqlBool>`${sql.join([sql`1 = 1`, ...conditions], sql` and `)}`
}

const within = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** What members may be sorted by: the first by an index, all others by a look at each member. */
export const MEMBER_ORDER = [
  'created_at',
  'phone_number',
  'email_address',
  'first_name',
  'last_name',
  'username',
] as const
export type MemberOrder = Order<(typeof MEMBER_ORDER)[number]>

const MEMBER_KEYS = {
  phone_number: 'users.primary_phone_number',
  email_address: 'users.primary_email_address',
  first_name: 'users.first_name_key',
  last_name: 'users.last_name_key',
  username: 'users.username',
} as const

export interface MemberFilters {
  organizationId?: string | undefined
  userId?: string | undefined
  roles?: string[] | undefined
  /** When they became one. */
  createdAt?: { before?: number | undefined; after?: number | undefined }
  /** Who they are. */
  users?: UserFilters | undefined
}

export const NEWEST_FIRST: MemberOrder = { column: 'created_at', direction: 'desc' }

export function searchMembers(
  db: Db,
  filters: MemberFilters,
  { order, page }: { order: MemberOrder; page: Page },
): Promise<MembershipRow[]> {
  const { column, direction } = order
  const sorted = (item: OrderByItemBuilder) =>
    direction === 'asc' ? item.asc().nullsFirst() : item.desc().nullsLast()
  const some = selected(db, filters).selectAll('organization_memberships')
  return (
    column === 'created_at'
      ? some.orderBy('organization_memberships.created_at', direction)
      : some
          .innerJoin('users', 'users.id', 'organization_memberships.user_id')
          .orderBy(MEMBER_KEYS[column], sorted)
  )
    .orderBy('organization_memberships.id', direction)
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function countMembers(db: Db, filters: MemberFilters): Promise<number> {
  const { count } = await selected(db, filters)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whether a list is of all members of one organization, whose number is known. */
export const isOfAll = ({ organizationId, userId, ...more }: MemberFilters): boolean =>
  organizationId !== undefined &&
  userId === undefined &&
  Object.values(more).every((value) => value === undefined)

function selected(db: Db, { organizationId, userId, roles, createdAt, users }: MemberFilters) {
  let some = db.selectFrom('organization_memberships')
  if (organizationId !== undefined) {
    some = some.where('organization_memberships.organization_id', '=', organizationId)
  }
  if (userId !== undefined) some = some.where('organization_memberships.user_id', '=', userId)
  if (roles) {
    some =
      roles.length === 0
        ? some.where(sql<SqlBool>`1 = 0`)
        : some.where('organization_memberships.role', 'in', roles)
  }
  if (createdAt?.before !== undefined) {
    some = some.where('organization_memberships.created_at', '<', createdAt.before)
  }
  if (createdAt?.after !== undefined) {
    some = some.where('organization_memberships.created_at', '>', createdAt.after)
  }
  if (users) {
    some = some.where((eb) =>
      eb.exists(
        eb
          .selectFrom('users')
          .select('users.id')
          .whereRef('users.id', '=', 'organization_memberships.user_id')
          .where(matches(users)),
      ),
    )
  }
  return some
}
