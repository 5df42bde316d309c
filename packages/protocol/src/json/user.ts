import type { OrganizationMembershipJSON } from './organization.ts'
import type { VerificationJSON } from './verification.ts'

export interface LinkedToJSON {
  id: string
  type: string
}

/** Frontend API §4.8. */
export interface EmailAddressJSON {
  object: 'email_address'
  id: string
  email_address: string
  reserved: boolean
  verification: VerificationJSON | null
  linked_to: LinkedToJSON[]
  matches_sso_connection: boolean
  created_at: number
  updated_at: number
}

export interface PhoneNumberJSON {
  object: 'phone_number'
  id: string
  phone_number: string
  reserved_for_second_factor: boolean
  default_second_factor: boolean
  reserved: boolean
  verification: VerificationJSON | null
  linked_to: LinkedToJSON[]
  backup_codes?: string[] | null
  created_at: number
  updated_at: number
}

/** An authenticator app. The secret shows only as it is set up. Frontend API §4.8. */
export interface TOTPJSON {
  object: 'totp'
  id: string
  /** Base32. */
  secret?: string
  /** `otpauth://…`, for a QR code. */
  uri?: string
  /** That code, beyond what Clerk sends: rows of modules, `1` where they are dark. Null: there is too much to say. */
  qr_code?: string[] | null
  verified: boolean
  backup_codes?: string[]
  created_at: number
  updated_at: number
}

/** A new set of backup codes, which show this once. Frontend API §4.8. */
export interface BackupCodeJSON {
  object: 'backup_code'
  id: string
  codes: string[]
  created_at: number
  updated_at: number
}

/** Frontend API §4.8. */
export interface PasskeyJSON {
  object: 'passkey'
  id: string
  name: string | null
  /** With what an authenticator is asked, as `nonce`, while it is set up. */
  verification: VerificationJSON | null
  last_used_at: number | null
  created_at: number
  updated_at: number
}

/** An account at a provider. Its tokens are never part of it. Frontend API §4.8. */
export interface ExternalAccountJSON {
  object: 'external_account'
  id: string
  provider: string
  identification_id: string
  provider_user_id: string
  approved_scopes: string
  email_address: string
  email_address_verified: boolean
  first_name: string
  last_name: string
  image_url: string
  avatar_url: string
  username: string | null
  phone_number: string | null
  public_metadata: Record<string, unknown>
  label: string | null
  verification: VerificationJSON | null
  created_at: number
  updated_at: number
}

/** A picture that was uploaded; of one that was taken away nothing is left. */
export interface ImageJSON {
  object: 'image'
  id: string
  name: string | null
  public_url: string | null
}

/** A user as their own browser sees them. Times in milliseconds. Frontend API §4.8. */
export interface UserJSON {
  object: 'user'
  id: string
  external_id: string | null
  username: string | null
  first_name: string | null
  last_name: string | null
  locale: string | null
  image_url: string
  has_image: boolean
  profile_image_id: string
  primary_email_address_id: string | null
  primary_phone_number_id: string | null
  primary_web3_wallet_id: string | null
  email_addresses: EmailAddressJSON[]
  phone_numbers: PhoneNumberJSON[]
  web3_wallets: unknown[]
  external_accounts: ExternalAccountJSON[]
  passkeys: PasskeyJSON[]
  enterprise_accounts: unknown[]
  saml_accounts: unknown[]
  organization_memberships: OrganizationMembershipJSON[]
  password_enabled: boolean
  totp_enabled: boolean
  backup_code_enabled: boolean
  two_factor_enabled: boolean
  public_metadata: Record<string, unknown>
  unsafe_metadata: Record<string, unknown>
  delete_self_enabled: boolean
  create_organization_enabled: boolean
  create_organizations_limit: number | null
  last_sign_in_at: number | null
  last_active_at: number | null
  legal_accepted_at: number | null
  password_last_updated_at: number | null
  mfa_enabled_at: number | null
  mfa_disabled_at: number | null
  banned: boolean
  locked: boolean
  lockout_expires_in_seconds: number | null
  verification_attempts_remaining: number | null
  created_at: number
  updated_at: number
}

/** A user as the Backend API shows them: private metadata included. Backend API §3.1. */
export interface BackendUserJSON extends UserJSON {
  private_metadata: Record<string, unknown>
  deprovisioned: boolean
  bypass_client_trust: boolean
  timezone: string | null
}
