import type { Selectable } from 'kysely'

/** Something that is to leave the server: written with what it tells of, gone when it has arrived. */
interface OutboxTable {
  id: string
  /** How it leaves: `mail`. */
  channel: string
  /** The message as JSON, sealed: letters hold codes (OTP-4). */
  sealed: string
  /** Tries begun so far. */
  tries: number
  /** When it is to be tried; while somebody tries, when they are given up. */
  due_at: number
  /** After this it helps nobody. */
  expire_at: number
  created_at: number
}

export type OutboxRow = Selectable<OutboxTable>

declare module '../db/database.ts' {
  interface Database {
    outbox: OutboxTable
  }
}
