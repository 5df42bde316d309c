import type { Moment } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { MembershipRow } from '../memberships/table.ts'
import { withEmails } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import { counted, type Organization, selectOrganizations } from './storage.ts'

/** A membership with all that shows what it is. */
export interface FullMembership {
  membership: MembershipRow
  organization: Organization
  person: UserWithEmails
}

/** Memberships at hand, with their organizations and whose they are. */
export async function withBoth(
  now: Moment,
  rows: readonly MembershipRow[],
  known: readonly Organization[] = [],
): Promise<FullMembership[]> {
  if (rows.length === 0) return []
  const people = await loadPeople(now.db, [...new Set(rows.map(({ user_id }) => user_id))])
  const ids = rows.map(({ organization_id }) => organization_id)
  const organizations = await loadOrganizations(now, ids, known)
  return rows.flatMap((membership) => {
    const organization = organizations.get(membership.organization_id)
    const person = people.get(membership.user_id)
    return organization && person ? [{ membership, organization, person }] : []
  })
}

export async function loadOrganizations(
  now: Moment,
  ids: readonly string[],
  known: readonly Organization[] = [],
): Promise<Map<string, Organization>> {
  const organizations = new Map(known.map((one) => [one.id, one]))
  const unknown = [...new Set(ids)].filter((id) => !organizations.has(id))
  if (unknown.length === 0) return organizations
  const more = await selectOrganizations(now).where('organizations.id', 'in', unknown).execute()
  for (const row of more) organizations.set(row.id, counted(row))
  return organizations
}

export async function loadPeople(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, UserWithEmails>> {
  const users = await db.selectFrom('users').selectAll().where('id', 'in', ids).execute()
  return new Map((await withEmails(db, users)).map((person) => [person.user.id, person]))
}
