import type { Selectable } from 'kysely'

/** A code that opens a second step once. All of a user have one salt (MFA-4). */
interface BackupCodeTable {
  user_id: string
  /** PHC string. */
  digest: string
  created_at: number
}

export type BackupCodeRow = Selectable<BackupCodeTable>

declare module '../db/database.ts' {
  interface Database {
    backup_codes: BackupCodeTable
  }
}
