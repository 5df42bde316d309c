import type { Selectable } from 'kysely'

/** What a session is to prove again: both are first and second. Frontend API §5.5. */
export type Level = 'first_factor' | 'second_factor' | 'multi_factor'

/** The reverification of a session that was begun last. */
interface ReverificationTable {
  session_id: string
  id: string
  /** As it was asked for, less what the person does not have. */
  level: Level
  first_factor_strategy: string | null
  second_factor_strategy: string | null
  /** Half of it is worth nothing after that (MFA-8). */
  expire_at: number
  created_at: number
}

export type ReverificationRow = Selectable<ReverificationTable>

declare module '../db/database.ts' {
  interface Database {
    reverifications: ReverificationTable
  }
}
