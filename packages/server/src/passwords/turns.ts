import { GateFullError } from './gate.ts'

/** Resolves when the caller may go on; undefined: at once. */
export type TakeTurn = () => Promise<void> | undefined

/** Turns of the event loop that those who wait stand back while more of them come. */
const PATIENCE = 25

/** Milliseconds after which they no longer do: turns are long while many are turned away in each. */
const LONGEST_PATIENCE = 250

/** Milliseconds in which at least one goes on, however long the turns. */
const SHARE = 20

/**
 * Lets `perTurn` callers go on in each turn of the event loop, in the order they came. A crowd that arrives at once is
 * then worked off between other requests, and not before them (PW-8). While the crowd still arrives, nobody of it goes on:
 * Node.js accepts one connection in a turn, so each turn that is short lets everybody behind the crowd in sooner. Of
 * those who wait there are at most `maxWaiting`: the next are turned away at once (DOS-8).
 */
export function createTurns(
  perTurn: number,
  maxWaiting: number,
  now: () => number = () => performance.now(),
): TakeTurn {
  const waiting: (() => void)[] = []
  let left = perTurn
  let isScheduled = false
  let patience = PATIENCE
  let hasGrown = false
  let lastGo = 0

  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      const passed = now() - lastGo
      if (hasGrown && patience-- > 0 && passed < LONGEST_PATIENCE) {
        hasGrown = false
        return schedule()
      }
      patience = PATIENCE
      hasGrown = false
      lastGo = now()
      left = Math.max(perTurn, Math.floor(passed / SHARE))
      for (const go of waiting.splice(0, left)) {
        left--
        go()
      }
      if (waiting.length > 0) schedule()
    })
  }

  return () => {
    schedule()
    if (waiting.length === 0) lastGo = now() // nobody has waited since
    if (left > 0 && waiting.length === 0) {
      left--
      return undefined
    }
    if (waiting.length >= maxWaiting) throw new GateFullError('Too many wait for a turn.')
    hasGrown = true
    return new Promise((resolve) => waiting.push(resolve))
  }
}
