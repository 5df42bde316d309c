import type { Selectable } from 'kysely'

/** A mail kept for the mailbox page; production keeps none. */
interface MailTable {
  id: string
  to_address: string
  subject: string
  body: string
  /** Null in mails that were kept before letters were. */
  html: string | null
  code: string | null
  created_at: number
}

export type MailRow = Selectable<MailTable>

declare module '../db/database.ts' {
  interface Database {
    mails: MailTable
  }
}
