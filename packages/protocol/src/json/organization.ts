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

export type OrganizationEnrollmentMode =
  | 'manual_invitation'
  | 'automatic_invitation'
  | 'automatic_suggestion'

/** A proof that a domain is an organization's. */
export interface OrganizationDomainVerificationJSON {
  status: 'unverified' | 'verified' | 'failed' | 'expired'
  strategy: string
  attempts: number | null
  expire_at: number | null
  expires_at: number | null
  verified_at: number | null
}

/** Frontend API §4.9. */
export interface OrganizationDomainJSON {
  object: 'organization_domain'
  id: string
  organization_id: string
  name: string
  enrollment_mode: OrganizationEnrollmentMode
  affiliation_email_address: string | null
  affiliation_verification: OrganizationDomainVerificationJSON | null
  /** Of the two, the one by which it counts. */
  verification: OrganizationDomainVerificationJSON | null
  ownership_verification:
    | (OrganizationDomainVerificationJSON & {
        txt_record_name?: string
        txt_record_value?: string
      })
    | null
  total_pending_invitations: number
  total_pending_suggestions: number
  public_organization_data: PublicOrganizationDataJSON
  created_at: number
  updated_at: number
}

/** An organization that somebody may ask to join, as they have an address of its domain. */
export interface OrganizationSuggestionJSON {
  object: 'organization_suggestion'
  id: string
  public_organization_data: PublicOrganizationDataJSON
  status: 'pending' | 'accepted'
  created_at: number
  updated_at: number
}

export type OrganizationMembershipRequestStatus = 'pending' | 'accepted' | 'revoked'

export interface OrganizationMembershipRequestJSON {
  object: 'organization_membership_request'
  id: string
  organization_id: string
  status: OrganizationMembershipRequestStatus
  public_user_data: PublicUserDataJSON
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
