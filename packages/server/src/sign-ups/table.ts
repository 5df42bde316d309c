import type { Selectable } from 'kysely'

interface SignUpTable {
  id: string
  client_id: string
  /** Normalised. */
  email_address: string | null
  email_verified_at: number | null
  /** E.164. */
  phone_number: string | null
  phone_verified_at: number | null
  username: string | null
  first_name: string | null
  last_name: string | null
  password_digest: string | null
  unsafe_metadata: string
  locale: string | null
  /** What a provider said, until it leads to an account; sealed (FED-9). */
  identity: string | null
  /** The account there is to be this user's. */
  external_account_strategy: string | null
  legal_accepted_at: number | null
  /** By which it was begun: its address is proven, and cannot be another. */
  invitation_id: string | null
  created_user_id: string | null
  created_session_id: string | null
  abandon_at: number
  created_at: number
  updated_at: number
}

export type SignUpRow = Selectable<SignUpTable>

declare module '../db/database.ts' {
  interface Database {
    sign_ups: SignUpTable
  }
}
