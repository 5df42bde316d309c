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

/** How far the times of processes that share a database may lie apart. More, and the clock was set back. */
const CLOCK_SLACK = 5 * SECOND

interface Span {
  now: number
  /** Milliseconds. */
  length: number
}

/** The latest end that something of this length can have which has begun. */
export const latestEnd = ({ now, length }: Span): number => now + length + CLOCK_SLACK

/** True until an end comes. An end that is farther away than possible was written before the clock was set back. */
export const isBefore = (end: number | null, span: Span): boolean =>
  end !== null && end > span.now && end <= latestEnd(span)

/** True while something is young. What seems to begin later was written before the clock was set back. */
export const isRecent = (start: number | null, { now, length }: Span): boolean =>
  start !== null && isBefore(start + length, { now, length })
