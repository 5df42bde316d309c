/** The database cannot do its work now: others hold it, the disk is full, it is gone. Answered with 503 (DB-9). */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError'
}

/** The database undid the work because others changed at the same time what it read or wrote: it may be run again. */
export class DatabaseConflictError extends DatabaseUnavailableError {}

export const stayedBusy = (cause?: unknown) =>
  new DatabaseUnavailableError('The database stayed busy.', { cause })
