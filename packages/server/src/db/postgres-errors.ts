import { DatabaseConflictError, DatabaseUnavailableError } from './unavailable.ts'

/**
 * SQLSTATE codes and classes that speak of the state of the database, not of the statement: connection (08), authorization
 * (28), no such database (3D), resources (53), prerequisites such as a lock that is held (55), operator intervention and
 * timeouts (57), system (58), internal (XX); a server that can only be read (25006), a replica that has no serializable
 * transactions (0A000), one that gave up on an idle transaction, rights that were taken away.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const STATES = /^(08|28|3D|53|55|57|58|XX|25006|0A000|25P0[34]|42501)/

/** Others changed the same at the same time: could not serialize, deadlock. */
const CONFLICTS = ['40001', '40P01']

/** What a failed query is to the one who asked: its own fault, a conflict, or a database that cannot be used now. */
export function fromPostgres(error: unknown): unknown {
  if (error instanceof DatabaseUnavailableError || !(error instanceof Error)) return error
  const code = sqlState(error)
  const cause = { cause: error }
  if (code === null) {
    return isOwnFault(error) ? error : new DatabaseUnavailableError(wordsOf(error), cause)
  }
  if (CONFLICTS.includes(code)) return new DatabaseConflictError(error.message, cause)
  return STATES.test(code) ? new DatabaseUnavailableError(error.message, cause) : error
}

/** True when the connection is of no use any more, whatever the failure means to the one who asked. */
export function isConnectionLost(error: unknown): boolean {
  const code = sqlState(error)
  if (code === null) return isUnanswered(error)
  return /^(08|57P0|58|XX|25006|0A000|25P0[34])/.test(code)
}

/** True when no answer came: from nobody, or in time. */
export const isUnanswered = (error: unknown) => sqlState(error) === null && !isOwnFault(error)

/** Null: it does not come from the server. */
export function sqlState(error: unknown): string | null {
  const { code, severity } = error as { code?: unknown; severity?: unknown }
  return typeof code === 'string' && severity !== undefined ? code : null
}

/** A mistake in our code; `pg` has plain errors alone, and those of sockets. */
const isOwnFault = (error: unknown) => error instanceof TypeError || error instanceof RangeError

/** Those of several addresses that were tried have no words of their own. */
export function wordsOf(error: Error): string {
  const { errors } = error as AggregateError
  return error.message || errors?.map(({ message }) => message).join('; ') || error.name
}
