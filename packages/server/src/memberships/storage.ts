import { type ExpressionBuilder, sql } from 'kysely'
import type { Database, Db } from '../db/database.ts'
import type { Membership, MembershipRow, ShownOrganization } from './table.ts'

/** Neither names nor JSON have these characters in them. */
const [COLUMN, ROW] = ['\u001f', '\u001e']
const column = sql.lit(COLUMN)

const MEMBERSHIP = ['id', 'role', 'public_metadata', 'created_at', 'updated_at'] as const
const ORGANIZATION = [
  'id',
  'name',
  'slug',
  'picture',
  'members_count',
  'max_allowed_memberships',
  'admin_delete_enabled',
  'public_metadata',
  'created_at',
  'updated_at',
] as const
const NUMBERS = new Set<string>([
  'members_count',
  'max_allowed_memberships',
  'admin_delete_enabled',
  'created_at',
  'updated_at',
])
const NULLABLE = new Set<string>(['slug', 'picture'])

/** Those that can still be answered. */
export const pendingCount = (now: number) => sql<number>`(select count(*) from invitations i
  where i.organization_id = organizations.id and i.status = 'pending' and i.expire_at > ${now})`

const asText = (table: string, name: string) => {
  const ref = sql.ref(`${table}.${name}`)
  return NULLABLE.has(name) ? sql`coalesce(${ref}, '')` : ref
}

const row = (now: number) =>
  sql.join(
    [
      ...MEMBERSHIP.map((name) => asText('organization_memberships', name)),
      ...ORGANIZATION.map((name) => asText('organizations', name)),
      pendingCount(now),
    ],
    sql` || ${column} || `,
  )

/** All memberships of a user, in the query that reads the user; `readMemberships` takes it apart. */
export const membershipsOf = (now: number) => (eb: ExpressionBuilder<Database, 'users'>) =>
  eb
    .selectFrom('organization_memberships')
    .innerJoin('organizations', 'organizations.id', 'organization_memberships.organization_id')
    .whereRef('organization_memberships.user_id', '=', 'users.id')
    .select(sql<string | null>`string_agg(${row(now)}, ${sql.lit(ROW)})`.as('memberships'))
    .as('memberships')

/** The newest first. */
export function readMemberships(text: string | null, userId: string): Membership[] {
  if (!text) return []
  const all = text.split(ROW).map((one): Membership => {
    const values = one.split(COLUMN)
    const own = take(MEMBERSHIP, values, 0)
    const organization = take(ORGANIZATION, values, MEMBERSHIP.length)
    return {
      membership: { ...own, user_id: userId, organization_id: organization.id } as MembershipRow,
      organization: {
        ...organization,
        pending_invitations_count: Number(values.at(-1)),
      } as ShownOrganization,
    }
  })
  return all.sort(
    ({ membership: a }, { membership: b }) => b.created_at - a.created_at || (a.id < b.id ? 1 : -1),
  )
}

/** A page view reads all of them: no list is made on the way. */
function take(names: readonly string[], values: readonly string[], from: number) {
  const row: Record<string, unknown> = {}
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!
    const value = values[from + index]!
    if (NUMBERS.has(name)) row[name] = Number(value)
    else row[name] = value === '' && NULLABLE.has(name) ? null : value
  }
  return row
}

/** That of one user in one organization. */
export async function findMembership(
  db: Db,
  organizationId: string,
  userId: string,
): Promise<MembershipRow | null> {
  const row = await db
    .selectFrom('organization_memberships')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ?? null
}
