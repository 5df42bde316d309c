import type { Selectable } from 'kysely'

interface SignInTable {
  id: string
  client_id: string
  /** Normalised. */
  identifier: string | null
  /** Null with an identifier: nobody has it, which must not show (ENUM-1). */
  user_id: string | null
  first_factor_strategy: string | null
  first_factor_at: number | null
  /** A reset code was proven; a new password is due. */
  reset_pending: number
  /** The first factor was proven by somebody who has a second one: that is due. */
  second_factor_pending: number
  /** The password was proven in a browser that is new to somebody without a second factor: one of their addresses is due. */
  trust_pending: number
  second_factor_strategy: string | null
  /** The new password of somebody who has a second factor: set once that is proven (PW-11). */
  new_password_digest: string | null
  /** What a provider said, until it leads to an account; sealed (FED-9). */
  identity: string | null
  created_session_id: string | null
  abandon_at: number
  created_at: number
  updated_at: number
}

export type SignInRow = Selectable<SignInTable>

declare module '../db/database.ts' {
  interface Database {
    sign_ins: SignInTable
  }
}
