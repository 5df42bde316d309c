import type {
  ClerkResource,
  DeletedObjectResource,
  Metadata,
  Page,
  PageParams,
  PublicUserData,
} from '../core/resource.ts'

declare global {
  /** What a site keeps about organizations, memberships and invitations; it narrows these by declaring them again. */
  interface OrganizationPublicMetadata {}
  interface OrganizationMembershipPublicMetadata {}
  interface OrganizationInvitationPublicMetadata {}
  interface UserOrganizationInvitationPublicMetadata {}
}

/** An organization, as its members see it. Frontend API §4.9. */
export interface OrganizationResource extends ClerkResource {
  id: string
  name: string
  slug: string | null
  imageUrl: string
  hasImage: boolean
  membersCount: number
  pendingInvitationsCount: number
  publicMetadata: OrganizationPublicMetadata & Metadata
  adminDeleteEnabled: boolean
  /** 0: any number. */
  maxAllowedMemberships: number
  createdAt: Date
  updatedAt: Date
  update(params: UpdateOrganizationParams): Promise<OrganizationResource>
  setLogo(params: SetOrganizationLogoParams): Promise<OrganizationResource>
  destroy(): Promise<void>
  getRoles(params?: PageParams): Promise<GetRolesResponse>
  getMemberships(params?: GetMembersParams): Promise<Page<OrganizationMembershipResource>>
  addMember(params: MemberParams): Promise<OrganizationMembershipResource>
  updateMember(params: MemberParams): Promise<OrganizationMembershipResource>
  removeMember(userId: string): Promise<OrganizationMembershipResource>
  getInvitations(params?: GetInvitationsParams): Promise<Page<OrganizationInvitationResource>>
  inviteMember(params: InviteMemberParams): Promise<OrganizationInvitationResource>
  /** All of them, or none. */
  inviteMembers(params: InviteMembersParams): Promise<OrganizationInvitationResource[]>
  getMembershipRequests(
    params?: GetMembershipRequestParams,
  ): Promise<Page<OrganizationMembershipRequestResource>>
  getDomains(params?: GetDomainsParams): Promise<Page<OrganizationDomainResource>>
  getDomain(params: { domainId: string }): Promise<OrganizationDomainResource>
  createDomain(
    name: string,
    params?: { enrollmentMode?: OrganizationEnrollmentMode },
  ): Promise<OrganizationDomainResource>
  /** Says which records prove that domains are the organization's. */
  prepareOwnershipVerification(domainIds: string[]): Promise<OwnershipVerificationResource>
  /** Looks for these records. */
  attemptOwnershipVerification(domainIds: string[]): Promise<OwnershipVerificationResource>
}

export interface CreateOrganizationParams {
  name: string
  slug?: string
}

export interface UpdateOrganizationParams {
  name: string
  slug?: string
}

export interface SetOrganizationLogoParams {
  /** The picture, also as base64 or `data:` address; null takes it away. */
  file: Blob | File | string | null
}

export interface GetMembersParams extends PageParams {
  /** Keys of roles: `org:admin`. */
  role?: string[]
  /** Part of a name or an address. */
  query?: string
}

export interface MemberParams {
  userId: string
  role: string
}

export interface GetInvitationsParams extends PageParams {
  status?: OrganizationInvitationStatus[]
}

export interface InviteMemberParams {
  emailAddress: string
  role: string
}

export interface InviteMembersParams {
  emailAddresses: string[]
  role: string
}

export interface GetMembershipRequestParams extends PageParams {
  status?: OrganizationInvitationStatus
}

export interface GetDomainsParams extends PageParams {
  enrollmentMode?: OrganizationEnrollmentMode
}

export interface GetRolesResponse extends Page<RoleResource> {
  has_role_set_migration?: boolean
}

/** That somebody belongs to an organization, and with which role. */
export interface OrganizationMembershipResource {
  id: string
  organization: OrganizationResource
  /** Its key: `org:admin`. */
  role: string
  roleName: string
  /** Those of the server (`org:sys_memberships:manage`) and those of the site. */
  permissions: string[]
  publicMetadata: OrganizationMembershipPublicMetadata & Metadata
  /** Whose it is, where members are listed. */
  publicUserData?: PublicUserData
  createdAt: Date
  updatedAt: Date
  update(params: { role: string }): Promise<OrganizationMembershipResource>
  destroy(): Promise<OrganizationMembershipResource>
}

export type OrganizationInvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired'

/** An invitation, as those see it who sent it. */
export interface OrganizationInvitationResource {
  id: string
  emailAddress: string
  organizationId: string
  role: string
  roleName: string
  status: OrganizationInvitationStatus
  publicMetadata: OrganizationInvitationPublicMetadata & Metadata
  createdAt: Date
  updatedAt: Date
  revoke(): Promise<OrganizationInvitationResource>
}

/** What who is no member may know of an organization. */
export interface PublicOrganizationData {
  id: string
  name: string
  slug: string | null
  imageUrl: string
  hasImage: boolean
}

/** An invitation, as the one sees it who got it. */
export interface UserOrganizationInvitationResource {
  id: string
  emailAddress: string
  publicOrganizationData: PublicOrganizationData
  publicMetadata: UserOrganizationInvitationPublicMetadata & Metadata
  role: string
  status: OrganizationInvitationStatus
  createdAt: Date
  updatedAt: Date
  accept(): Promise<UserOrganizationInvitationResource>
}

export type OrganizationSuggestionStatus = 'pending' | 'accepted'

/** An organization of whose domain somebody has an address. Accepting it asks to be let in. */
export interface OrganizationSuggestionResource {
  id: string
  publicOrganizationData: PublicOrganizationData
  status: OrganizationSuggestionStatus
  createdAt: Date
  updatedAt: Date
  accept(): Promise<OrganizationSuggestionResource>
}

/** Somebody asks to be let in. */
export interface OrganizationMembershipRequestResource {
  id: string
  organizationId: string
  status: OrganizationInvitationStatus
  publicUserData: PublicUserData
  createdAt: Date
  updatedAt: Date
  accept(): Promise<OrganizationMembershipRequestResource>
  reject(): Promise<OrganizationMembershipRequestResource>
}

/** How people with an address of the domain come in. */
export type OrganizationEnrollmentMode =
  | 'manual_invitation'
  | 'automatic_invitation'
  | 'automatic_suggestion'
  | 'enterprise_sso'

export interface OrganizationDomainVerification {
  status: 'unverified' | 'verified' | 'failed' | 'expired'
  strategy: 'email_code'
  attempts: number
  expiresAt: Date
}

export interface OrganizationDomainOwnershipVerification {
  status: 'unverified' | 'verified' | 'expired'
  strategy: 'txt' | 'legacy' | 'manual_override' | 'parent_domain'
  attempts: number | null
  expiresAt: Date | null
  verifiedAt: Date | null
  txtRecordName: string | null
  txtRecordValue: string | null
}

/** A domain whose addresses belong to an organization. */
export interface OrganizationDomainResource extends ClerkResource {
  id: string
  name: string
  organizationId: string
  enrollmentMode: OrganizationEnrollmentMode
  /** The older name of `affiliationVerification`. */
  verification: OrganizationDomainVerification | null
  affiliationVerification: OrganizationDomainVerification | null
  ownershipVerification: OrganizationDomainOwnershipVerification | null
  affiliationEmailAddress: string | null
  totalPendingInvitations: number
  totalPendingSuggestions: number
  createdAt: Date
  updatedAt: Date
  /** Sends a code to an address of the domain. */
  prepareAffiliationVerification(params: {
    affiliationEmailAddress: string
  }): Promise<OrganizationDomainResource>
  attemptAffiliationVerification(params: { code: string }): Promise<OrganizationDomainResource>
  updateEnrollmentMode(params: {
    enrollmentMode: OrganizationEnrollmentMode
    /** Takes back invitations and suggestions that nobody has answered. */
    deletePending?: boolean
  }): Promise<OrganizationDomainResource>
  delete(): Promise<void>
}

export interface OwnershipVerificationResource {
  data: OrganizationDomainResource[]
  errors: { id: string; code: string }[]
}

/** A role of the instance, and what it permits. */
export interface RoleResource {
  id: string
  key: string
  name: string
  description: string
  permissions: PermissionResource[]
  createdAt: Date
  updatedAt: Date
}

export interface PermissionResource {
  id: string
  key: string
  name: string
  description: string
  type: 'system' | 'user'
  createdAt: Date
  updatedAt: Date
}

/** What a user does with organizations. */
export interface OrganizationsOfUser {
  getOrganizationMemberships(params?: PageParams): Promise<Page<OrganizationMembershipResource>>
  getOrganizationInvitations(
    params?: PageParams & { status?: OrganizationInvitationStatus },
  ): Promise<Page<UserOrganizationInvitationResource>>
  getOrganizationSuggestions(
    params?: PageParams & {
      status?: OrganizationSuggestionStatus | OrganizationSuggestionStatus[]
    },
  ): Promise<Page<OrganizationSuggestionResource>>
  leaveOrganization(organizationId: string): Promise<DeletedObjectResource>
}
