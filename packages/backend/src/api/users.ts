import type { DeletedObject } from '../resources/deleted-object.ts'
import type { EmailAddress, PhoneNumber } from '../resources/identifications.ts'
import type {
  OrganizationInvitation,
  OrganizationInvitationStatus,
  OrganizationMembership,
} from '../resources/organizations.ts'
import type { User } from '../resources/user.ts'
import type { Call, Paginated, WithSign } from '../transport/call.ts'
import { formOf } from '../transport/call.ts'
import { path } from '../transport/paths.ts'
import type { PaginatedResourceResponse } from '../transport/response.ts'
import { updateWithMetadata } from './metadata.ts'

export interface UserCountParams {
  emailAddress?: string[]
  phoneNumber?: string[]
  username?: string[]
  web3Wallet?: string[]
  userId?: string[]
  externalId?: string[]
  query?: string
}

export type UserListParams = Paginated<
  UserCountParams & {
    organizationId?: string[]
    orderBy?: WithSign<
      | 'created_at'
      | 'updated_at'
      | 'email_address'
      | 'web3wallet'
      | 'first_name'
      | 'last_name'
      | 'phone_number'
      | 'username'
      | 'last_active_at'
      | 'last_sign_in_at'
    >
    /** @deprecated Use `lastActiveAtAfter`. */
    last_active_at_since?: number
    lastActiveAtBefore?: number
    lastActiveAtAfter?: number
    createdAtBefore?: number
    createdAtAfter?: number
    lastSignInAtBefore?: number
    lastSignInAtAfter?: number
  }
>

export interface UserMetadataParams {
  publicMetadata?: UserPublicMetadata
  privateMetadata?: UserPrivateMetadata
  unsafeMetadata?: UserUnsafeMetadata
}

/** How an imported password digest was made. */
export type PasswordHasher =
  | 'argon2i'
  | 'argon2id'
  | 'awscognito'
  | 'bcrypt'
  | 'bcrypt_sha256_django'
  | 'md5'
  | 'pbkdf2_sha256'
  | 'pbkdf2_sha256_django'
  | 'pbkdf2_sha1'
  | 'phpass'
  | 'scrypt_firebase'
  | 'scrypt_werkzeug'
  | 'sha256'
  | 'md5_phpass'
  | 'ldap_ssha'

interface PasswordDigestParams {
  passwordDigest?: string
  passwordHasher?: PasswordHasher
}

interface UserFields extends PasswordDigestParams, UserMetadataParams {
  externalId?: string
  username?: string
  password?: string
  firstName?: string
  lastName?: string
  locale?: string
  timezone?: string
  skipPasswordChecks?: boolean
  skipLegalChecks?: boolean
  legalAcceptedAt?: Date
  totpSecret?: string
  backupCodes?: string[]
  createdAt?: Date
}

export interface CreateUserParams extends UserFields {
  emailAddress?: string[]
  emailAddressIdentificationStatus?: ('verified' | 'reserved')[]
  phoneNumber?: string[]
  phoneNumberIdentificationStatus?: ('verified' | 'reserved')[]
  skipPasswordRequirement?: boolean
  banned?: boolean
  locked?: boolean
}

export interface UpdateUserParams extends UserFields {
  signOutOfOtherSessions?: boolean
  primaryEmailAddressID?: string
  notifyPrimaryEmailAddressChanged?: boolean
  primaryPhoneNumberID?: string
  primaryWeb3WalletID?: string
  profileImageID?: string
  deleteSelfEnabled?: boolean
  createOrganizationEnabled?: boolean
  createOrganizationsLimit?: number
}

/** Backend API §2.1. Every call rejects with `ClerkAPIResponseError`, or with `Error` when an id is missing. */
export const usersApi = (call: Call) => ({
  getUserList: async (params: UserListParams = {}): Promise<PaginatedResourceResponse<User[]>> => {
    const { limit, offset, orderBy, ...filters } = params
    const [data, totalCount] = await Promise.all([
      call.get<User[]>('/users', params),
      call.get<number>('/users/count', filters),
    ])
    return { data, totalCount }
  },
  getCount: async (params: UserCountParams = {}) => call.get<number>('/users/count', params),
  getUser: async (userId: string) => call.get<User>(path`/users/${userId}`),
  createUser: async (params: CreateUserParams) => call.post<User>('/users', params),
  updateUser: async (userId: string, params: UpdateUserParams = {}): Promise<User> =>
    updateWithMetadata<User>(call, path`/users/${userId}`, params),
  deleteUser: async (userId: string) => call.delete<User>(path`/users/${userId}`),

  /** Deep merge; `null` deletes a key. */
  updateUserMetadata: async (userId: string, params: UserMetadataParams) =>
    call.patch<User>(path`/users/${userId}/metadata`, params),
  /** Each given field is replaced as a whole. */
  replaceUserMetadata: async (userId: string, params: UserMetadataParams) =>
    call.put<User>(path`/users/${userId}/metadata`, params),

  replaceUserEmailAddress: async (userId: string, params: { emailAddress: string }) =>
    call.put<EmailAddress>(path`/users/${userId}/email_address`, params),
  replaceUserPhoneNumber: async (userId: string, params: { phoneNumber: string }) =>
    call.put<PhoneNumber>(path`/users/${userId}/phone_number`, params),

  updateUserProfileImage: async (userId: string, { file }: { file: Blob | File }) =>
    call.post<User>(path`/users/${userId}/profile_image`, undefined, { form: formOf({ file }) }),
  deleteUserProfileImage: async (userId: string) =>
    call.delete<User>(path`/users/${userId}/profile_image`),

  getOrganizationMembershipList: async ({ userId, ...query }: Paginated<{ userId: string }>) =>
    call.get<PaginatedResourceResponse<OrganizationMembership[]>>(
      path`/users/${userId}/organization_memberships`,
      query,
    ),
  getOrganizationInvitationList: async ({
    userId,
    ...query
  }: Paginated<{ userId: string; status?: OrganizationInvitationStatus }>) =>
    call.get<PaginatedResourceResponse<OrganizationInvitation[]>>(
      path`/users/${userId}/organization_invitations`,
      query,
    ),
  getUserOauthAccessToken: async (userId: string, provider: string) =>
    call.get<PaginatedResourceResponse<OauthAccessToken[]>>(
      path`/users/${userId}/oauth_access_tokens/${withOauthPrefix(provider)}`,
      { paginated: true },
    ),

  verifyPassword: async ({ userId, password }: { userId: string; password: string }) =>
    call.post<{ verified: true }>(path`/users/${userId}/verify_password`, { password }),
  removePassword: async (userId: string, params: { signOutOfOtherSessions?: boolean } = {}) =>
    call.post<User>(path`/users/${userId}/remove_password`, params),
  setPasswordCompromised: async (
    userId: string,
    params: { revokeAllSessions?: boolean } = { revokeAllSessions: false },
  ) => call.post<User>(path`/users/${userId}/password/set_compromised`, params),
  unsetPasswordCompromised: async (userId: string) =>
    call.post<User>(path`/users/${userId}/password/unset_compromised`),

  verifyTOTP: async ({ userId, code }: { userId: string; code: string }) =>
    call.post<{ verified: true; code_type: 'totp' }>(path`/users/${userId}/verify_totp`, { code }),
  disableUserMFA: async (userId: string) => call.delete<UserID>(path`/users/${userId}/mfa`),
  deleteUserTOTP: async (userId: string) => call.delete<UserID>(path`/users/${userId}/totp`),
  deleteUserBackupCodes: async (userId: string) =>
    call.delete<UserID>(path`/users/${userId}/backup_code`),

  banUser: async (userId: string) => call.post<User>(path`/users/${userId}/ban`),
  unbanUser: async (userId: string) => call.post<User>(path`/users/${userId}/unban`),
  lockUser: async (userId: string) => call.post<User>(path`/users/${userId}/lock`),
  unlockUser: async (userId: string) => call.post<User>(path`/users/${userId}/unlock`),

  deleteUserPasskey: async (params: { userId: string; passkeyIdentificationId: string }) =>
    call.delete<DeletedObject>(
      path`/users/${params.userId}/passkeys/${params.passkeyIdentificationId}`,
    ),
  deleteUserWeb3Wallet: async (params: { userId: string; web3WalletIdentificationId: string }) =>
    call.delete<DeletedObject>(
      path`/users/${params.userId}/web3_wallets/${params.web3WalletIdentificationId}`,
    ),
  deleteUserExternalAccount: async (params: { userId: string; externalAccountId: string }) =>
    call.delete<DeletedObject>(
      path`/users/${params.userId}/external_accounts/${params.externalAccountId}`,
    ),
})

/** Types say so; the wire says `user_id`. Backend API §2.1. */
export interface UserID {
  userId: string
}

/** A token of an OAuth provider, kept for the user. */
export interface OauthAccessToken {
  externalAccountId: string
  provider: string
  token: string
  publicMetadata: Record<string, unknown>
  label: string
  scopes?: string[]
  tokenSecret?: string
  /** Milliseconds. */
  expiresAt?: number
  idToken?: string
}

function withOauthPrefix(provider: string): string {
  return !provider || provider.startsWith('oauth_') ? provider : `oauth_${provider}`
}
