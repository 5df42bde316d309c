/** Too many passwords wait to be hashed; answered with 503 and `Retry-After` (PW-8). */
export class GateFullError extends Error {
  override name = 'GateFullError'
}

export interface Gate {
  /** @throws {GateFullError} when the queue is full. */
  run<Result>(work: () => Promise<Result>): Promise<Result>
}

/** Lets `width` pieces of work run at once and `queue` more wait their turn. */
export function createGate(width: number, queue: number): Gate {
  let running = 0
  const waiting: (() => void)[] = []

  function enter(): Promise<void> | void {
    if (running < width) {
      running++
      return
    }
    if (waiting.length >= queue) throw new GateFullError('The password queue is full.')
    return new Promise((resolve) => waiting.push(resolve))
  }

  function leave(): void {
    const next = waiting.shift()
    if (next)
      next() // hands its place over
    else running--
  }

  return {
    async run(work) {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}

/** Takes one of so many seats until the function that it returns is called. Nobody waits for one. */
export type TakeSeat = () => () => void

/** @returns what throws {GateFullError} when every seat is taken. */
export function createSeats(count: number): TakeSeat {
  let taken = 0
  return () => {
    if (taken >= count) throw new GateFullError('Every seat is taken.')
    taken++
    return () => {
      taken--
    }
  }
}
