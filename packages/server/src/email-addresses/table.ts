import type { Selectable } from 'kysely'
import { columnsOf } from '../db/columns.ts'

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

export const emailAddressColumns = columnsOf('email_addresses', {
  id: 1,
  user_id: 1,
  email_address: 1,
  verified_at: 1,
  verification_strategy: 1,
  reserved: 1,
  created_at: 1,
  updated_at: 1,
})
