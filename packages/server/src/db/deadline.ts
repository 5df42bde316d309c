import { stayedBusy } from './unavailable.ts'

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

/**
 * Runs the work again as long as it fails for what passes, with growing, jittered pauses that leave the event loop free
 * (DB-3).
 *
 * @throws {DatabaseUnavailableError} when it still fails at the deadline.
 */
export async function retryWhile<Result>(
  passes: (error: unknown) => boolean,
  run: () => Result | Promise<Result>,
  deadline: Deadline,
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await run()
    } catch (error) {
      if (!passes(error)) throw error
      const left = deadline.left()
      if (left === 0) throw stayedBusy(error)
      await pause(Math.min(2 ** tries, MAX_PAUSE, left) * (0.5 + Math.random() / 2))
    }
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
