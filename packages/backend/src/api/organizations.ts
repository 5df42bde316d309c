import type { DeletedObject } from '../resources/deleted-object.ts'
import type {
  Organization,
  OrganizationDomainJSON,
  OrganizationEnrollmentMode,
  OrganizationInvitation,
  OrganizationInvitationStatus,
  OrganizationMembership,
  OrganizationMembershipRole,
} from '../resources/organizations.ts'
import type { Calls, Paginated, WithSign } from '../transport/call.ts'
import type { Page } from '../transport/response.ts'
import { withMetadata } from './with-metadata.ts'

interface OrganizationMetadataParams {
  publicMetadata?: OrganizationPublicMetadata
  privateMetadata?: OrganizationPrivateMetadata
}

interface CreateOrganizationParams extends OrganizationMetadataParams {
  name: string
  slug?: string
  createdBy?: string
  /** 0: any number. */
  maxAllowedMemberships?: number
}

interface UpdateOrganizationParams extends OrganizationMetadataParams {
  name?: string
  slug?: string
  adminDeleteEnabled?: boolean
  maxAllowedMemberships?: number
}

type GetOrganizationParams = (
  | { organizationId: string; slug?: never }
  | { slug: string; organizationId?: never }
) & { includeMembersCount?: boolean }

type MembershipOrder = WithSign<
  'phone_number' | 'email_address' | 'created_at' | 'first_name' | 'last_name' | 'username'
>

type GetOrganizationMembershipListParams = Paginated<{
  organizationId: string
  orderBy?: MembershipOrder
  userId?: string[]
  emailAddress?: string[]
  phoneNumber?: string[]
  username?: string[]
  web3Wallet?: string[]
  role?: OrganizationMembershipRole[]
  query?: string
  emailAddressQuery?: string
  phoneNumberQuery?: string
  usernameQuery?: string
  nameQuery?: string
  lastActiveAtBefore?: number
  lastActiveAtAfter?: number
  createdAtBefore?: number
  createdAtAfter?: number
}>

/** Who is a member of what. */
interface MemberParams {
  organizationId: string
  userId: string
}

interface MembershipParams extends MemberParams {
  role: OrganizationMembershipRole
}

interface CreateOrganizationInvitationFields {
  emailAddress: string
  role: OrganizationMembershipRole
  /** 1 to 365, 30 unless given. */
  expiresInDays?: number
  inviterUserId?: string
  redirectUrl?: string
  publicMetadata?: OrganizationInvitationPublicMetadata
  privateMetadata?: OrganizationInvitationPrivateMetadata
}

/** Backend API §2.2. */
export interface OrganizationsApi {
  getOrganizationList(
    params?: Paginated<{
      includeMembersCount?: boolean
      query?: string
      orderBy?: WithSign<'name' | 'created_at' | 'members_count'>
      organizationId?: string[]
    }>,
  ): Promise<Page<Organization>>
  getOrganization(params: GetOrganizationParams): Promise<Organization>
  createOrganization(params: CreateOrganizationParams): Promise<Organization>
  updateOrganization(
    organizationId: string,
    params: UpdateOrganizationParams,
  ): Promise<Organization>
  deleteOrganization(organizationId: string): Promise<Organization>
  updateOrganizationLogo(
    organizationId: string,
    params: { file: Blob | File; uploaderUserId?: string },
  ): Promise<Organization>
  deleteOrganizationLogo(organizationId: string): Promise<Organization>
  /** Deep merge; `null` deletes a key. */
  updateOrganizationMetadata(
    organizationId: string,
    params: OrganizationMetadataParams,
  ): Promise<Organization>
  /** Each given field is replaced as a whole. */
  replaceOrganizationMetadata(
    organizationId: string,
    params: OrganizationMetadataParams,
  ): Promise<Organization>

  getOrganizationMembershipList(
    params: GetOrganizationMembershipListParams,
  ): Promise<Page<OrganizationMembership>>
  getInstanceOrganizationMembershipList(
    params?: Paginated<{ orderBy?: MembershipOrder }>,
  ): Promise<Page<OrganizationMembership>>
  createOrganizationMembership(params: MembershipParams): Promise<OrganizationMembership>
  updateOrganizationMembership(params: MembershipParams): Promise<OrganizationMembership>
  updateOrganizationMembershipMetadata(
    params: MemberParams & {
      publicMetadata?: OrganizationMembershipPublicMetadata
      privateMetadata?: OrganizationMembershipPrivateMetadata
    },
  ): Promise<OrganizationMembership>
  deleteOrganizationMembership(params: MemberParams): Promise<OrganizationMembership>

  getOrganizationInvitationList(
    params: Paginated<{ organizationId: string; status?: OrganizationInvitationStatus[] }>,
  ): Promise<Page<OrganizationInvitation>>
  createOrganizationInvitation(
    params: CreateOrganizationInvitationFields & { organizationId: string },
  ): Promise<OrganizationInvitation>
  createOrganizationInvitationBulk(
    organizationId: string,
    invitations: CreateOrganizationInvitationFields[],
  ): Promise<Page<OrganizationInvitation>>
  getOrganizationInvitation(params: {
    organizationId: string
    invitationId: string
  }): Promise<OrganizationInvitation>
  revokeOrganizationInvitation(params: {
    organizationId: string
    invitationId: string
    requestingUserId?: string
  }): Promise<OrganizationInvitation>

  getOrganizationDomainList(
    params: Paginated<{ organizationId: string }>,
  ): Promise<Page<OrganizationDomainJSON>>
  createOrganizationDomain(params: {
    organizationId: string
    name: string
    enrollmentMode: OrganizationEnrollmentMode
    verified?: boolean
  }): Promise<OrganizationDomainJSON>
  updateOrganizationDomain(params: {
    organizationId: string
    domainId: string
    name?: string
    enrollmentMode?: OrganizationEnrollmentMode
    verified?: boolean
  }): Promise<OrganizationDomainJSON>
  deleteOrganizationDomain(params: {
    organizationId: string
    domainId: string
  }): Promise<DeletedObject>
}

export const organizationsApi = (organizations: Calls<'organizations'>): OrganizationsApi => ({
  ...organizations,
  getOrganization: ({ organizationId, slug, ...query }) =>
    organizations.getOrganization(organizationId || slug, query),
  updateOrganization: withMetadata(
    organizations.updateOrganization,
    organizations.replaceOrganizationMetadata,
  ),
})
