import { DatabaseUnavailableError, isBusy } from './unavailable.ts'

/** Milliseconds that a write waits in all: for its turn in this process, then for other processes (DOS-5, DB-3). */
export const MAX_WAIT = 2000

/** The same while a server starts, when another one may be changing the tables. */
export const START_WAIT = 30_000

/** Longest pause between two tries; short, or others that ask more often always come first. */
const MAX_PAUSE = 25

/** The moment at which waiting ends. */
export interface Deadline {
  /** Milliseconds; never below zero. */
  left(): number
}

export function deadlineIn(milliseconds: number): Deadline {
  const end = performance.now() + milliseconds
  return { left: () => Math.max(end - performance.now(), 0) }
}

/** Runs the statement again, with growing, jittered pauses that leave the event loop free, while others write (DB-3). */
export async function retryWhileBusy<Result>(
  run: () => Result,
  deadline: Deadline,
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return run()
    } catch (error) {
      if (!isBusy(error)) throw error
      const left = deadline.left()
      if (left === 0) {
        throw new DatabaseUnavailableError('The database stayed busy.', { cause: error })
      }
      await pause(Math.min(2 ** tries, MAX_PAUSE, left) * (0.5 + Math.random() / 2))
    }
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
