import type { Selectable } from 'kysely'

/** Who may, or may not, be here, as the Backend API keeps it. */
interface ListedIdentifierTable {
  id: string
  list: 'allow' | 'block'
  /** As it was written. */
  identifier: string
  identifier_type: 'email_address' | 'phone_number'
  /** What it is compared by: an address or a number in its normal form, or a domain; unique in its list. */
  match_key: string
  /** Of who was told. */
  invitation_id: string | null
  created_at: number
  updated_at: number
}

export type ListedIdentifierRow = Selectable<ListedIdentifierTable>

declare module '../db/database.ts' {
  interface Database {
    listed_identifiers: ListedIdentifierTable
  }
}
