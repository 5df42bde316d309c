import type { Selectable } from 'kysely'
import { columnsOf } from '../db/columns.ts'

interface UserTable {
  id: string
  external_id: string | null
  /** Lower-case; unique. */
  username: string | null
  first_name: string | null
  last_name: string | null
  locale: string | null
  primary_email_address_id: string | null
  /** Name of the picture that was uploaded; null: a drawn one is shown. */
  picture: string | null
  primary_phone_number_id: string | null
  /** PHC string. */
  password_digest: string | null
  password_updated_at: number | null
  password_compromised: number
  /** JSON objects. */
  public_metadata: string
  private_metadata: string
  unsafe_metadata: string
  /** A verified authenticator app is there (`totps`). */
  totp_enabled: number
  /** Codes are left (`backup_codes`). */
  backup_code_enabled: number
  /** `ShownPasskey[]` as JSON; null: none (`passkeys`). */
  passkeys: string | null
  /** A verified number that is reserved for it is there (`phone_numbers`). */
  phone_factor_enabled: number
  /** When sign-ins began, and ceased, to ask for a second factor. */
  mfa_enabled_at: number | null
  mfa_disabled_at: number | null
  banned: number
  /** Browsers that are new to them are not asked to prove an address of theirs. */
  bypass_client_trust: number
  /** Failed guesses of passwords and codes since the last success (RATE-3). */
  failed_attempts: number
  locked_until: number | null
  /** Null: as the settings say. */
  delete_self_enabled: number | null
  create_organization_enabled: number | null
  create_organizations_limit: number | null
  legal_accepted_at: number | null
  /** What lists are sorted by and searched for; they follow from names and addresses (`storage.ts`). */
  first_name_key: string | null
  last_name_key: string | null
  primary_email_address: string | null
  primary_phone_number: string | null
  last_sign_in_at: number | null
  last_active_at: number | null
  created_at: number
  updated_at: number
}

/** Columns that follow from others, for lists alone. */
export type UserKeys = Pick<
  UserTable,
  'first_name_key' | 'last_name_key' | 'primary_email_address' | 'primary_phone_number'
>

export type UserRow = Omit<Selectable<UserTable>, keyof UserKeys>

declare module '../db/database.ts' {
  interface Database {
    users: UserTable
  }
}

export const userColumns = columnsOf('users', {
  id: 1,
  external_id: 1,
  username: 1,
  first_name: 1,
  last_name: 1,
  locale: 1,
  primary_email_address_id: 1,
  picture: 1,
  primary_phone_number_id: 1,
  password_digest: 1,
  password_updated_at: 1,
  password_compromised: 1,
  public_metadata: 1,
  private_metadata: 1,
  unsafe_metadata: 1,
  totp_enabled: 1,
  backup_code_enabled: 1,
  passkeys: 1,
  phone_factor_enabled: 1,
  mfa_enabled_at: 1,
  mfa_disabled_at: 1,
  banned: 1,
  bypass_client_trust: 1,
  failed_attempts: 1,
  locked_until: 1,
  delete_self_enabled: 1,
  create_organization_enabled: 1,
  create_organizations_limit: 1,
  legal_accepted_at: 1,
  first_name_key: 1,
  last_name_key: 1,
  primary_email_address: 1,
  primary_phone_number: 1,
  last_sign_in_at: 1,
  last_active_at: 1,
  created_at: 1,
  updated_at: 1,
})
