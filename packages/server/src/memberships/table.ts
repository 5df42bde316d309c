import type { Selectable } from 'kysely'

interface OrganizationTable {
  id: string
  name: string
  /** Follows from the name, for lists (`organizations/storage.ts`). */
  name_key: string
  /** Unique; null where there are none. */
  slug: string | null
  /** Name of its logo; null: a drawn one is shown. */
  picture: string | null
  /** Follows from the memberships: who adds or takes one away counts it. */
  members_count: number
  /** With invitations; 0: any number. */
  max_allowed_memberships: number
  admin_delete_enabled: number
  /** Of the settings: the roles that it gives. */
  role_set_id: string
  /** JSON objects. */
  public_metadata: string
  private_metadata: string
  /** Id of a user who may be gone. */
  created_by: string | null
  created_at: number
  updated_at: number
}

/** Who belongs to which organization, and what they may do there. */
interface OrganizationMembershipTable {
  id: string
  organization_id: string
  user_id: string
  /** Key of a role of the settings. */
  role: string
  public_metadata: string
  private_metadata: string
  created_at: number
  updated_at: number
}

export type OrganizationRow = Selectable<OrganizationTable>
export type MembershipRow = Selectable<OrganizationMembershipTable>

/** What members see of an organization. */
export type ShownOrganization = Omit<
  OrganizationRow,
  'name_key' | 'private_metadata' | 'created_by' | 'role_set_id'
> & { pending_invitations_count: number }

/** A membership with its organization, as the member sees both: nothing private is read (AZ-4). */
export interface Membership {
  membership: Omit<MembershipRow, 'private_metadata'>
  organization: ShownOrganization
}

declare module '../db/database.ts' {
  interface Database {
    organizations: OrganizationTable
    organization_memberships: OrganizationMembershipTable
  }
}
