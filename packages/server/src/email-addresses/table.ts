import type { Selectable } from 'kysely'

interface EmailAddressTable {
  id: string
  user_id: string
  /** Normalised; unique among verified ones. */
  email_address: string
  verified_at: number | null
  verification_strategy: string | null
  reserved: number
  created_at: number
  updated_at: number
}

export type EmailAddressRow = Selectable<EmailAddressTable>

declare module '../db/database.ts' {
  interface Database {
    email_addresses: EmailAddressTable
  }
}
