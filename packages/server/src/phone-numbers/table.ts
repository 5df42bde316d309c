import type { Selectable } from 'kysely'

interface PhoneNumberTable {
  id: string
  user_id: string
  /** E.164; unique among verified ones. */
  phone_number: string
  verified_at: number | null
  verification_strategy: string | null
  reserved: number
  /** A second factor: nobody is found by it. */
  reserved_for_second_factor: number
  default_second_factor: number
  created_at: number
  updated_at: number
}

export type PhoneNumberRow = Selectable<PhoneNumberTable>

declare module '../db/database.ts' {
  interface Database {
    phone_numbers: PhoneNumberTable
  }
}
