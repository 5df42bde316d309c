import { DatabaseUnavailableError } from './unavailable.ts'

/**
 * Result codes that speak of the state of the database, not of the statement: BUSY, LOCKED, NOMEM, READONLY, IOERR,
 * CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB. https://www.sqlite.org/rescode.html
 */
const STATES = new Set([5, 6, 7, 8, 10, 11, 13, 14, 15, 26])

/** What a failed statement is to the one who asked: its own fault, or a database that cannot be used now. */
export function fromSqlite(error: unknown): unknown {
  if (!STATES.has(primaryCode(error))) return error
  return new DatabaseUnavailableError((error as Error).message, { cause: error })
}

export function isBusy(error: unknown): boolean {
  return [5, 6].includes(primaryCode(error)) // SQLITE_BUSY, SQLITE_LOCKED
}

export function isNotDatabase(error: unknown): boolean {
  return primaryCode(error) === 26 // SQLITE_NOTADB
}

function primaryCode(error: unknown): number {
  const code = (error as { errcode?: unknown }).errcode
  return typeof code === 'number' ? code & 0xff : 0
}
