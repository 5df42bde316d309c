import type { Selectable } from 'kysely'

interface UserTable {
  id: string
  external_id: string | null
  /** Lower-case; unique. */
  username: string | null
  first_name: string | null
  last_name: string | null
  locale: string | null
  primary_email_address_id: string | null
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
  /** When sign-ins began, and ceased, to ask for a second factor. */
  mfa_enabled_at: number | null
  mfa_disabled_at: number | null
  banned: number
  /** Failed guesses of passwords and codes since the last success (RATE-3). */
  failed_attempts: number
  locked_until: number | null
  /** Null: as the settings say. */
  delete_self_enabled: number | null
  create_organization_enabled: number | null
  create_organizations_limit: number | null
  legal_accepted_at: number | null
  last_sign_in_at: number | null
  last_active_at: number | null
  created_at: number
  updated_at: number
}

export type UserRow = Selectable<UserTable>

declare module '../db/database.ts' {
  interface Database {
    users: UserTable
  }
}
