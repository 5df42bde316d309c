/** Milliseconds that one statement waits for other writers before it gives up (DB-3). */
const MAX_WAIT = 5000

/** The database is held by somebody else for too long; answered with 503. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError'
}

/** Runs the statement again, with growing, jittered pauses that leave the event loop free, while others write. */
export async function retryWhileBusy<Result>(run: () => Result): Promise<Result> {
  const deadline = performance.now() + MAX_WAIT
  for (let tries = 0; ; tries++) {
    try {
      return run()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() > deadline) {
        throw new DatabaseBusyError('The database stayed busy.', { cause: error })
      }
      await pause(Math.min(2 ** tries, 100) * (0.5 + Math.random()))
    }
  }
}

function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: unknown }).errcode
  const primary = typeof code === 'number' ? code & 0xff : 0
  return primary === 5 || primary === 6 // SQLITE_BUSY, SQLITE_LOCKED
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
