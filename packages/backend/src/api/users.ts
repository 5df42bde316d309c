import type { DeletedObject } from '../resources/deleted-object.ts'
import type { EmailAddress, PhoneNumber } from '../resources/identifications.ts'
import type {
  OrganizationInvitation,
  OrganizationInvitationStatus,
  OrganizationMembership,
} from '../resources/organizations.ts'
import type { User } from '../resources/user.ts'
import type { Calls, Paginated, WithSign } from '../transport/call.ts'
import type { Page } from '../transport/response.ts'
import { withMetadata } from './with-metadata.ts'

interface UserCountParams {
  emailAddress?: string[]
  phoneNumber?: string[]
  username?: string[]
  web3Wallet?: string[]
  userId?: string[]
  externalId?: string[]
  query?: string
}

type UserListParams = Paginated<
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

interface UserMetadataParams {
  publicMetadata?: UserPublicMetadata
  privateMetadata?: UserPrivateMetadata
  unsafeMetadata?: UserUnsafeMetadata
}

/** How an imported password digest was made. */
type PasswordHasher =
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

interface CreateUserParams extends UserFields {
  emailAddress?: string[]
  emailAddressIdentificationStatus?: ('verified' | 'reserved')[]
  phoneNumber?: string[]
  phoneNumberIdentificationStatus?: ('verified' | 'reserved')[]
  skipPasswordRequirement?: boolean
  banned?: boolean
  locked?: boolean
}

interface UpdateUserParams extends UserFields {
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
export interface UsersApi {
  getUserList(params?: UserListParams): Promise<Page<User>>
  getCount(params?: UserCountParams): Promise<number>
  getUser(userId: string): Promise<User>
  createUser(params: CreateUserParams): Promise<User>
  updateUser(userId: string, params?: UpdateUserParams): Promise<User>
  deleteUser(userId: string): Promise<User>
  /** Deep merge; `null` deletes a key. */
  updateUserMetadata(userId: string, params: UserMetadataParams): Promise<User>
  /** Each given field is replaced as a whole. */
  replaceUserMetadata(userId: string, params: UserMetadataParams): Promise<User>
  replaceUserEmailAddress(userId: string, params: { emailAddress: string }): Promise<EmailAddress>
  replaceUserPhoneNumber(userId: string, params: { phoneNumber: string }): Promise<PhoneNumber>
  updateUserProfileImage(userId: string, params: { file: Blob | File }): Promise<User>
  deleteUserProfileImage(userId: string): Promise<User>
  getOrganizationMembershipList(
    params: Paginated<{ userId: string }>,
  ): Promise<Page<OrganizationMembership>>
  getOrganizationInvitationList(
    params: Paginated<{ userId: string; status?: OrganizationInvitationStatus }>,
  ): Promise<Page<OrganizationInvitation>>
  getUserOauthAccessToken(userId: string, provider: string): Promise<Page<OauthAccessToken>>
  verifyPassword(params: { userId: string; password: string }): Promise<{ verified: true }>
  removePassword(userId: string, params?: { signOutOfOtherSessions?: boolean }): Promise<User>
  setPasswordCompromised(userId: string, params?: { revokeAllSessions?: boolean }): Promise<User>
  unsetPasswordCompromised(userId: string): Promise<User>
  verifyTOTP(params: {
    userId: string
    code: string
  }): Promise<{ verified: true; code_type: 'totp' }>
  disableUserMFA(userId: string): Promise<UserID>
  deleteUserTOTP(userId: string): Promise<UserID>
  deleteUserBackupCodes(userId: string): Promise<UserID>
  banUser(userId: string): Promise<User>
  unbanUser(userId: string): Promise<User>
  lockUser(userId: string): Promise<User>
  unlockUser(userId: string): Promise<User>
  deleteUserPasskey(params: {
    userId: string
    passkeyIdentificationId: string
  }): Promise<DeletedObject>
  deleteUserWeb3Wallet(params: {
    userId: string
    web3WalletIdentificationId: string
  }): Promise<DeletedObject>
  deleteUserExternalAccount(params: {
    userId: string
    externalAccountId: string
  }): Promise<DeletedObject>
}

export const usersApi = (users: Calls<'users'>): UsersApi => ({
  ...users,
  async getUserList(params = {}) {
    const { limit, offset, orderBy, ...filters } = params
    const [data, totalCount] = await Promise.all([
      users.getUserList<User[]>(params),
      users.getCount<number>(filters),
    ])
    return { data, totalCount }
  },
  updateUser: withMetadata(users.updateUser, users.replaceUserMetadata),
  getUserOauthAccessToken: (userId, provider) =>
    users.getUserOauthAccessToken(userId, withOauthPrefix(provider)),
})

/** Types say so; the wire says `user_id`. Backend API §2.1. */
interface UserID {
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
