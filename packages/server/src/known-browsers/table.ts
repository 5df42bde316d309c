import type { Selectable } from 'kysely'

/** A browser in which somebody has signed in as themselves; until it, they, or what they signed in by there is gone. */
interface KnownBrowserTable {
  client_id: string
  user_id: string
  known_since: number
}

export type KnownBrowserRow = Selectable<KnownBrowserTable>

declare module '../db/database.ts' {
  interface Database {
    known_browsers: KnownBrowserTable
  }
}
