import type { Selectable } from 'kysely'

/** The authenticator app of a user; they have one at most. */
interface TotpTable {
  user_id: string
  id: string
  /** Sealed (MFA-3). */
  secret: string
  /** Null: it was shown, and no code of it has come yet. */
  verified_at: number | null
  /** The last step of which a code was accepted; that and older ones are spent (MFA-1). */
  last_step: number
  created_at: number
  updated_at: number
}

export type TotpRow = Selectable<TotpTable>

declare module '../db/database.ts' {
  interface Database {
    totps: TotpTable
  }
}
