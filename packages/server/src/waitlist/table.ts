import type { Selectable } from 'kysely'

/** Somebody who asked to be let in. */
interface WaitlistEntryTable {
  id: string
  /** Normalised; not proven. */
  email_address: string
  /** What the site decided; `completed` follows from the invitation. */
  status: 'pending' | 'invited' | 'rejected'
  /** The latest. */
  invitation_id: string | null
  invited_at: number | null
  created_at: number
  updated_at: number
}

export type WaitlistEntryRow = Selectable<WaitlistEntryTable>

declare module '../db/database.ts' {
  interface Database {
    waitlist_entries: WaitlistEntryTable
  }
}
