import type { Db } from './database.ts'
import { isSqlite } from './kind.ts'

/**
 * Rows that one statement leaves out where none is looked at, but for the index: SQLite answers nobody else meanwhile,
 * PostgreSQL has two seconds for it.
 */
export const longestLeap = (db: Db): number => (isSqlite(db) ? 20_000 : 1_000_000)
