import type { PublicUserDataJSON } from './public-user-data.ts'

type Metadata = Record<string, unknown>

/** Frontend API §4.9. */
export interface OrganizationJSON {
  object: 'organization'
  id: string
  name: string
  slug: string | null
  image_url: string
  has_image: boolean
  members_count: number
  pending_invitations_count: number
  /** 0: any number. */
  max_allowed_memberships: number
  admin_delete_enabled: boolean
  public_metadata: Metadata
  created_at: number
  updated_at: number
}

export interface OrganizationMembershipJSON {
  object: 'organization_membership'
  id: string
  /** Its key: `org:admin`. */
  role: string
  role_name: string
  permissions: string[]
  public_metadata: Metadata
  organization: OrganizationJSON
  public_user_data?: PublicUserDataJSON
  created_at: number
  updated_at: number
}

/** What who is invited may know of an organization. */
export interface PublicOrganizationDataJSON {
  id: string
  name: string
  slug: string | null
  image_url: string
  has_image: boolean
}

export type OrganizationInvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired'

export interface OrganizationInvitationJSON {
  object: 'organization_invitation'
  id: string
  email_address: string
  organization_id: string
  role: string
  role_name: string
  status: OrganizationInvitationStatus
  public_metadata: Metadata
  public_organization_data: PublicOrganizationDataJSON
  url: string | null
  expires_at: number
  created_at: number
  updated_at: number
}

export interface PermissionJSON {
  object: 'permission'
  id: string
  key: string
  name: string
  description: string
  type: 'system' | 'user'
  created_at: number
  updated_at: number
}

export interface RoleJSON {
  object: 'role'
  id: string
  key: string
  name: string
  description: string
  is_creator_eligible: boolean
  permissions: PermissionJSON[]
  created_at: number
  updated_at: number
}
