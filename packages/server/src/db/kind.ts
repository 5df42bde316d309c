import { SqliteAdapter } from 'kysely'
import type { Db } from './database.ts'

/** For the few queries that have words of their own on each. */
export const isSqlite = (db: Db): boolean => db.getExecutor().adapter instanceof SqliteAdapter
