import type { ActorClaim, SessionStatus } from '@dooryard/protocol'
import type {
  ClerkResource,
  DeletedObjectResource,
  PublicMetadata,
  UnsafeMetadata,
} from '../core/resource.ts'
import type { EmailAddressResource } from '../email-address/types.ts'
import type {
  CreateExternalAccountParams,
  ExternalAccountResource,
} from '../external-account/types.ts'
import type { OrganizationMembershipResource, OrganizationsOfUser } from '../organization/types.ts'
import type { PasskeyResource } from '../passkey/types.ts'
import type { PhoneNumberResource } from '../phone-number/types.ts'
import type { VerificationResource } from '../verification/types.ts'

export interface UpdateUserParams {
  username?: string | null
  firstName?: string | null
  lastName?: string | null
  primaryEmailAddressId?: string | null
  primaryPhoneNumberId?: string | null
  primaryWeb3WalletId?: string | null
  /** Replaces the metadata as a whole; `updateMetadata` merges. */
  unsafeMetadata?: UnsafeMetadata
}

export interface UpdateUserPasswordParams {
  newPassword: string
  currentPassword?: string
  signOutOfOtherSessions?: boolean
}

export interface SetProfileImageParams {
  /** The picture, also as base64 or `data:` address; null takes it away. */
  file: Blob | File | string | null
}

/** A picture that was uploaded. */
export interface ImageResource {
  id?: string
  name: string | null
  publicUrl: string | null
}

/** An authenticator app. `secret` and `uri` show only as it is set up, `backupCodes` only as it is turned on. */
export interface TOTPResource {
  id: string
  /** Base32. */
  secret?: string
  /** `otpauth://…`, for a QR code. */
  uri?: string
  /** That code, drawn by the server: rows of modules, `1` where they are dark. */
  qrCode?: string[] | null
  verified: boolean
  backupCodes?: string[]
  createdAt: Date
  updatedAt: Date
}

/** New backup codes, which show this once. */
export interface BackupCodeResource {
  id: string
  codes: string[]
  createdAt: Date
  updatedAt: Date
}

/** The user of a session. Frontend API §4.8. */
export interface UserResource extends ClerkResource, OrganizationsOfUser {
  id: string
  externalId: string | null
  username: string | null
  firstName: string | null
  lastName: string | null
  fullName: string | null
  imageUrl: string
  hasImage: boolean
  primaryEmailAddressId: string | null
  primaryEmailAddress: EmailAddressResource | null
  primaryPhoneNumberId: string | null
  primaryPhoneNumber: PhoneNumberResource | null
  primaryWeb3WalletId: string | null
  primaryWeb3Wallet: { id: string; web3Wallet: string } | null
  emailAddresses: EmailAddressResource[]
  phoneNumbers: PhoneNumberResource[]
  web3Wallets: { id: string; web3Wallet: string; verification: VerificationResource | null }[]
  externalAccounts: ExternalAccountResource[]
  enterpriseAccounts: unknown[]
  passkeys: PasskeyResource[]
  organizationMemberships: OrganizationMembershipResource[]
  passwordEnabled: boolean
  totpEnabled: boolean
  backupCodeEnabled: boolean
  twoFactorEnabled: boolean
  publicMetadata: PublicMetadata
  unsafeMetadata: UnsafeMetadata
  deleteSelfEnabled: boolean
  createOrganizationEnabled: boolean
  createOrganizationsLimit: number | null
  lastSignInAt: Date | null
  legalAcceptedAt: Date | null
  createdAt: Date | null
  updatedAt: Date | null
  hasVerifiedEmailAddress: boolean
  hasVerifiedPhoneNumber: boolean

  update(params: UpdateUserParams): Promise<UserResource>
  /** Merges (RFC 7396): `null` removes, objects merge, arrays replace. */
  updateMetadata(params: { unsafeMetadata: UnsafeMetadata }): Promise<UserResource>
  updatePassword(params: UpdateUserPasswordParams): Promise<UserResource>
  removePassword(params: { currentPassword?: string }): Promise<UserResource>
  delete(): Promise<void>
  setProfileImage(params: SetProfileImageParams): Promise<ImageResource>
  createEmailAddress(params: { email: string }): Promise<EmailAddressResource>
  /** Adds a number, in any spelling that has its country code; it counts once it is verified. */
  createPhoneNumber(params: { phoneNumber: string }): Promise<PhoneNumberResource>
  /** Begins to connect an account at a provider; then the browser goes to the page that its `verification` names. */
  createExternalAccount(params: CreateExternalAccountParams): Promise<ExternalAccountResource>
  /** Asks the browser for a passkey, and adds it. Throws `ClerkRuntimeError` with a code when there is none. */
  createPasskey(): Promise<PasskeyResource>
  /** Begins to set up an authenticator app; it counts once `verifyTOTP` was given a code of it. */
  createTOTP(): Promise<TOTPResource>
  verifyTOTP(params: { code: string }): Promise<TOTPResource>
  disableTOTP(): Promise<DeletedObjectResource>
  /** Ten new codes in the place of all there were. */
  createBackupCode(): Promise<BackupCodeResource>
  isPrimaryIdentification(identification: { id: string }): boolean
  getSessions(): Promise<SessionWithActivitiesResource[]>
}

/** A session of the same user, maybe on another device. */
export interface SessionWithActivitiesResource {
  id: string
  status: SessionStatus
  expireAt: Date
  abandonAt: Date
  lastActiveAt: Date
  actor: ActorClaim | null
  latestActivity: {
    id: string
    browserName?: string
    browserVersion?: string
    deviceType?: string
    ipAddress?: string
    city?: string
    country?: string
    isMobile?: boolean
  }
  revoke(): Promise<SessionWithActivitiesResource>
}
