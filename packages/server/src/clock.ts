/** Where the server takes the time from. Tests pass their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Whole seconds of a time in milliseconds, as tokens and cookies count. */
export const toSeconds = (milliseconds: number): number => Math.floor(milliseconds / SECOND)
