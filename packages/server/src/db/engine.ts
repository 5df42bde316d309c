import type { Dialect } from 'kysely'
import type { Db } from './database.ts'

/** One kind of database: all that differs between them stands behind this. */
export interface Engine {
  readonly dialect: Dialect
  /** Before anything is read: what must hold, and what older releases left. @throws {Error} that says what to change. */
  prepare(db: Db): Promise<void>
  hasTable(db: Db, name: string): Promise<boolean>
  /** A statement of a migration in the words of this database; null: it is for another kind. */
  translate(statement: string): string | null
  /** Runs when tables that hold data are about to change. Returns what is done when they were not changed after all. */
  backUp(): Promise<() => void>
  /** With all tables there: what belongs to them where this database lets us. */
  complete(db: Db): Promise<void>
  /** From now on requests wait for their queries, not a start. */
  started(): void
}
