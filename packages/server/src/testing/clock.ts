import type { Clock } from '../clock.ts'

export interface TestClock extends Clock {
  /** Milliseconds. */
  advance(by: number): void
}

/** Stands still at a round time until it is moved. */
export function createTestClock(start = Date.UTC(2030, 0, 1, 12)): TestClock {
  let time = start
  return {
    now: () => time,
    advance(by) {
      time += by
    },
  }
}
