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
