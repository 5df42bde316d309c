import { sql } from 'kysely'
import type { Moment } from '../context.ts'
import type { Db } from '../db/database.ts'
import { pendingCount } from '../memberships/storage.ts'
import type { MembershipRow, OrganizationRow } from '../memberships/table.ts'
import { textKey } from '../users/text-key.ts'

/** A row with what is counted for it. */
export type Organization = OrganizationRow & { pending_invitations_count: number }

export const selectOrganizations = ({ db, clock }: Moment) =>
  db
    .selectFrom('organizations')
    .selectAll('organizations')
    .select(pendingCount(clock.now()).as('pending_invitations_count'))

export async function findOrganization(
  now: Moment,
  by: { id: string } | { slug: string },
): Promise<Organization | null> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['slug', by.slug] as const)
  const row = await selectOrganizations(now)
    .where(`organizations.${column}`, '=', value)
    .executeTakeFirst()
  return row ? counted(row) : null
}

/** PostgreSQL gives counts as texts. */
export const counted = <Row extends { pending_invitations_count: unknown }>(row: Row) => ({
  ...row,
  pending_invitations_count: Number(row.pending_invitations_count),
})

export async function insertOrganization(
  db: Db,
  row: Omit<OrganizationRow, 'name_key'>,
): Promise<void> {
  await db
    .insertInto('organizations')
    .values({ ...row, name_key: textKey(row.name) })
    .execute()
}

export async function updateOrganizationRow(
  db: Db,
  id: string,
  change: Partial<Omit<OrganizationRow, 'id' | 'name_key' | 'members_count'>>,
): Promise<void> {
  const { name } = change
  await db
    .updateTable('organizations')
    .set({ ...change, ...(name !== undefined && { name_key: textKey(name) }) })
    .where('id', '=', id)
    .execute()
}

/** Who belongs to it, and who is invited, goes with it. */
export async function deleteOrganizationRow(db: Db, id: string): Promise<void> {
  await db.deleteFrom('organizations').where('id', '=', id).execute()
}

export async function countCreatedBy(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('organizations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('created_by', '=', userId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A member more. */
export async function insertMembership(db: Db, row: MembershipRow): Promise<void> {
  await db.insertInto('organization_memberships').values(row).execute()
  await addToCount(db, [row.organization_id], 1)
}

export async function updateMembershipRow(
  db: Db,
  id: string,
  change: Partial<Pick<MembershipRow, 'role' | 'public_metadata' | 'private_metadata'>> &
    Pick<MembershipRow, 'updated_at'>,
): Promise<void> {
  await db.updateTable('organization_memberships').set(change).where('id', '=', id).execute()
}

/** A member less. */
export async function deleteMembershipRow(db: Db, row: MembershipRow): Promise<void> {
  await db.deleteFrom('organization_memberships').where('id', '=', row.id).execute()
  await addToCount(db, [row.organization_id], -1)
}

/** The rows of somebody who is about to be deleted go with theirs. */
export async function uncountMember(db: Db, userId: string): Promise<void> {
  const rows = await db
    .selectFrom('organization_memberships')
    .select('organization_id')
    .where('user_id', '=', userId)
    .execute()
  const ids = rows.map(({ organization_id }) => organization_id)
  if (ids.length > 0) await addToCount(db, ids, -1)
}

/** What somebody made stays, and says no longer whose it was (PRIV-2). */
export async function forgetCreator(db: Db, userId: string): Promise<void> {
  const made = db.updateTable('organizations').set({ created_by: null })
  await made.where('created_by', '=', userId).execute()
}

async function addToCount(db: Db, ids: string[], change: 1 | -1): Promise<void> {
  await db
    .updateTable('organizations')
    .set({ members_count: sql`members_count + ${change}` })
    .where('id', 'in', ids)
    .execute()
}

/** Whether somebody else has one of these roles there, and can use it. */
export async function hasOther(
  db: Db,
  { organizationId, userId, roles }: { organizationId: string; userId: string; roles: string[] },
): Promise<boolean> {
  if (roles.length === 0) return false
  const row = await db
    .selectFrom('organization_memberships as other')
    .innerJoin('users', 'users.id', 'other.user_id')
    .select('other.id')
    .where('other.organization_id', '=', organizationId)
    .where('other.role', 'in', roles)
    .where('other.user_id', '!=', userId)
    .where('users.banned', '=', 0)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Where somebody has one of these roles, and nobody else who can use it. */
export async function listLedAlone(
  db: Db,
  userId: string,
  roles: string[],
): Promise<{ organization_id: string }[]> {
  if (roles.length === 0) return []
  return db
    .selectFrom('organization_memberships as own')
    .select('own.organization_id')
    .where('own.user_id', '=', userId)
    .where('own.role', 'in', roles)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('organization_memberships as other')
            .innerJoin('users', 'users.id', 'other.user_id')
            .select('other.id')
            .where('users.banned', '=', 0)
            .whereRef('other.organization_id', '=', 'own.organization_id')
            .where('other.role', 'in', roles)
            .where('other.user_id', '!=', userId),
        ),
      ),
    )
    .limit(1)
    .execute()
}

/** Whether somebody has a role, or is invited to it. */
export async function isRoleInUse(db: Db, role: string): Promise<boolean> {
  const { rows } = await sql<{ used: number }>`select 1 as used where
    exists (select 1 from organization_memberships where role = ${role}) or
    exists (select 1 from invitations where role = ${role} and status = 'pending')`.execute(db)
  return rows.length > 0
}

/** How many have which role, in the organizations of each set. */
export async function countByRole(
  db: Db,
  roleSetIds: readonly string[],
): Promise<{ role_set_id: string; role: string; count: number }[]> {
  const rows = await db
    .selectFrom('organizations')
    .innerJoin('organization_memberships as own', 'own.organization_id', 'organizations.id')
    .where('organizations.role_set_id', 'in', roleSetIds)
    .select(['organizations.role_set_id', 'own.role'])
    .select(({ fn }) => fn.countAll().as('count'))
    .groupBy(['organizations.role_set_id', 'own.role'])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** Organizations whose roles change: those of a set, or one. */
export type Affected = { role_set_id: string } | { id: string }

const affected = (db: Db, which: Affected) => {
  const [column, value] =
    'id' in which ? (['id', which.id] as const) : (['role_set_id', which.role_set_id] as const)
  return db.selectFrom('organizations').select('id').where(column, '=', value)
}

/** The roles that somebody has there, or is invited to. */
export async function listRolesInUse(db: Db, which: Affected): Promise<string[]> {
  const members = await db
    .selectFrom('organization_memberships')
    .select('role')
    .distinct()
    .where('organization_id', 'in', affected(db, which))
    .execute()
  const guests = await db
    .selectFrom('invitations')
    .select('role')
    .distinct()
    .where('organization_id', 'in', affected(db, which))
    .where('status', '=', 'pending')
    .execute()
  return [...new Set([...members, ...guests].map(({ role }) => role!))]
}

/** Gives members, and who is invited, other roles: each by what they had before. */
export async function reassignRoles(
  db: Db,
  which: Affected,
  { roles, now }: { roles: ReadonlyMap<string, string>; now: number },
): Promise<void> {
  if (roles.size === 0) return
  const cases = [...roles].map(([from, to]) => sql`when ${from} then ${to}`)
  const next = sql<string>`case role ${sql.join(cases, sql` `)} end`
  await db
    .updateTable('organization_memberships')
    .set({ role: next, updated_at: now })
    .where('organization_id', 'in', affected(db, which))
    .where('role', 'in', [...roles.keys()])
    .execute()
  await db
    .updateTable('invitations')
    .set({ role: next, updated_at: now })
    .where('organization_id', 'in', affected(db, which))
    .where('role', 'in', [...roles.keys()])
    .where('status', '=', 'pending')
    .execute()
}

/** Whether one of them had somebody with one of these roles, and nobody with one of those. */
export async function isLeftBy(
  db: Db,
  which: Affected,
  { leaving, staying }: { leaving: string[]; staying: string[] },
): Promise<boolean> {
  if (leaving.length === 0) return false
  const has = (roles: string[]) =>
    db
      .selectFrom('organization_memberships')
      .select('organization_id')
      .where('role', 'in', roles)
      .where('organization_id', 'in', affected(db, which))
  let left = has(leaving)
  if (staying.length > 0) left = left.where('organization_id', 'not in', has(staying))
  return (await left.limit(1).executeTakeFirst()) !== undefined
}

/** Organizations of a set have another one. */
export async function moveToRoleSet(db: Db, from: string, to: string): Promise<void> {
  await db
    .updateTable('organizations')
    .set({ role_set_id: to })
    .where('role_set_id', '=', from)
    .execute()
}
