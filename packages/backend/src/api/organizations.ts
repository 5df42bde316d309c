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
import type { Call, Paginated, WithSign } from '../transport/call.ts'
import { formOf } from '../transport/call.ts'
import { path } from '../transport/paths.ts'
import type { PaginatedResourceResponse } from '../transport/response.ts'
import { updateWithMetadata } from './metadata.ts'

type Page<T> = PaginatedResourceResponse<T[]>

export interface OrganizationMetadataParams {
  publicMetadata?: OrganizationPublicMetadata
  privateMetadata?: OrganizationPrivateMetadata
}

export interface CreateOrganizationParams extends OrganizationMetadataParams {
  name: string
  slug?: string
  createdBy?: string
  /** 0: any number. */
  maxAllowedMemberships?: number
}

export interface UpdateOrganizationParams extends OrganizationMetadataParams {
  name?: string
  slug?: string
  adminDeleteEnabled?: boolean
  maxAllowedMemberships?: number
}

export type GetOrganizationParams = (
  | { organizationId: string; slug?: never }
  | { slug: string; organizationId?: never }
) & { includeMembersCount?: boolean }

type MembershipOrder = WithSign<
  'phone_number' | 'email_address' | 'created_at' | 'first_name' | 'last_name' | 'username'
>

export type GetOrganizationMembershipListParams = Paginated<{
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
export interface MemberParams {
  organizationId: string
  userId: string
}

export interface CreateOrganizationInvitationFields {
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
export const organizationsApi = (call: Call) => ({
  getOrganizationList: async (
    params?: Paginated<{
      includeMembersCount?: boolean
      query?: string
      orderBy?: WithSign<'name' | 'created_at' | 'members_count'>
      organizationId?: string[]
    }>,
  ) => call.get<Page<Organization>>('/organizations', params),
  getOrganization: async ({ organizationId, slug, ...query }: GetOrganizationParams) =>
    call.get<Organization>(path`/organizations/${(organizationId || slug) ?? ''}`, query),
  createOrganization: async (params: CreateOrganizationParams) =>
    call.post<Organization>('/organizations', params),
  updateOrganization: async (organizationId: string, params: UpdateOrganizationParams) =>
    updateWithMetadata<Organization>(call, path`/organizations/${organizationId}`, params),
  deleteOrganization: async (organizationId: string) =>
    call.delete<Organization>(path`/organizations/${organizationId}`),

  updateOrganizationLogo: async (
    organizationId: string,
    { file, uploaderUserId }: { file: Blob | File; uploaderUserId?: string },
  ) =>
    call.put<Organization>(path`/organizations/${organizationId}/logo`, undefined, {
      form: formOf({ file, uploader_user_id: uploaderUserId }),
    }),
  deleteOrganizationLogo: async (organizationId: string) =>
    call.delete<Organization>(path`/organizations/${organizationId}/logo`),

  /** Deep merge; `null` deletes a key. */
  updateOrganizationMetadata: async (organizationId: string, params: OrganizationMetadataParams) =>
    call.patch<Organization>(path`/organizations/${organizationId}/metadata`, params),
  /** Each given field is replaced as a whole. */
  replaceOrganizationMetadata: async (organizationId: string, params: OrganizationMetadataParams) =>
    call.put<Organization>(path`/organizations/${organizationId}/metadata`, params),

  getOrganizationMembershipList: async ({
    organizationId,
    ...query
  }: GetOrganizationMembershipListParams) =>
    call.get<Page<OrganizationMembership>>(
      path`/organizations/${organizationId}/memberships`,
      query,
    ),
  getInstanceOrganizationMembershipList: async (
    params?: Paginated<{ orderBy?: MembershipOrder }>,
  ) => call.get<Page<OrganizationMembership>>('/organization_memberships', params),
  createOrganizationMembership: async ({
    organizationId,
    ...body
  }: MemberParams & { role: OrganizationMembershipRole }) =>
    call.post<OrganizationMembership>(path`/organizations/${organizationId}/memberships`, body),
  updateOrganizationMembership: async ({
    organizationId,
    userId,
    role,
  }: MemberParams & { role: OrganizationMembershipRole }) =>
    call.patch<OrganizationMembership>(
      path`/organizations/${organizationId}/memberships/${userId}`,
      { role },
    ),
  updateOrganizationMembershipMetadata: async ({
    organizationId,
    userId,
    ...body
  }: MemberParams & {
    publicMetadata?: OrganizationMembershipPublicMetadata
    privateMetadata?: OrganizationMembershipPrivateMetadata
  }) =>
    call.patch<OrganizationMembership>(
      path`/organizations/${organizationId}/memberships/${userId}/metadata`,
      body,
    ),
  deleteOrganizationMembership: async ({ organizationId, userId }: MemberParams) =>
    call.delete<OrganizationMembership>(
      path`/organizations/${organizationId}/memberships/${userId}`,
    ),

  getOrganizationInvitationList: async ({
    organizationId,
    ...query
  }: Paginated<{ organizationId: string; status?: OrganizationInvitationStatus[] }>) =>
    call.get<Page<OrganizationInvitation>>(
      path`/organizations/${organizationId}/invitations`,
      query,
    ),
  createOrganizationInvitation: async ({
    organizationId,
    ...body
  }: CreateOrganizationInvitationFields & { organizationId: string }) =>
    call.post<OrganizationInvitation>(path`/organizations/${organizationId}/invitations`, body),
  createOrganizationInvitationBulk: async (
    organizationId: string,
    invitations: CreateOrganizationInvitationFields[],
  ) =>
    call.post<Page<OrganizationInvitation>>(
      path`/organizations/${organizationId}/invitations/bulk`,
      invitations,
    ),
  getOrganizationInvitation: async (params: { organizationId: string; invitationId: string }) =>
    call.get<OrganizationInvitation>(
      path`/organizations/${params.organizationId}/invitations/${params.invitationId}`,
    ),
  revokeOrganizationInvitation: async ({
    organizationId,
    invitationId,
    ...body
  }: {
    organizationId: string
    invitationId: string
    requestingUserId?: string
  }) =>
    call.post<OrganizationInvitation>(
      path`/organizations/${organizationId}/invitations/${invitationId}/revoke`,
      body,
    ),

  getOrganizationDomainList: async ({
    organizationId,
    ...query
  }: Paginated<{ organizationId: string }>) =>
    call.get<Page<OrganizationDomainJSON>>(path`/organizations/${organizationId}/domains`, query),
  createOrganizationDomain: async ({
    organizationId,
    ...body
  }: {
    organizationId: string
    name: string
    enrollmentMode: OrganizationEnrollmentMode
    verified?: boolean
  }) =>
    call.post<OrganizationDomainJSON>(path`/organizations/${organizationId}/domains`, {
      ...body,
      verified: body.verified ?? true,
    }),
  updateOrganizationDomain: async ({
    organizationId,
    domainId,
    ...body
  }: {
    organizationId: string
    domainId: string
    name?: string
    enrollmentMode?: OrganizationEnrollmentMode
    verified?: boolean
  }) =>
    call.patch<OrganizationDomainJSON>(
      path`/organizations/${organizationId}/domains/${domainId}`,
      body,
    ),
  deleteOrganizationDomain: async (params: { organizationId: string; domainId: string }) =>
    call.delete<DeletedObject>(
      path`/organizations/${params.organizationId}/domains/${params.domainId}`,
    ),
})
