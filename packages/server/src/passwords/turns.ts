import { GateFullError } from './gate.ts'

/** Resolves when the caller may go on; undefined: at once. */
export type TakeTurn = () => Promise<void> | undefined

/** Turns of the event loop that those who wait stand back while more of them come. */
const PATIENCE = 25

/**
 * Lets `perTurn` callers go on in each turn of the event loop, in the order they came. A crowd that arrives at once is
 * then worked off between other requests, and not before them (PW-8). While the crowd still arrives, nobody of it goes on:
 * Node.js accepts one connection in a turn, so each turn that is short lets everybody behind the crowd in sooner. Of
 * those who wait there are at most `maxWaiting`: the next are turned away at once (DOS-8).
 */
export function createTurns(perTurn: number, maxWaiting: number): TakeTurn {
  const waiting: (() => void)[] = []
  let left = perTurn
  let isScheduled = false
  let patience = PATIENCE
  let hasGrown = false

  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      if (hasGrown && patience-- > 0) {
        hasGrown = false
        return schedule()
      }
      patience = PATIENCE
      hasGrown = false
      left = perTurn
      for (const go of waiting.splice(0, perTurn)) {
        left--
        go()
      }
      if (waiting.length > 0) schedule()
    })
  }

  return () => {
    schedule()
    if (left > 0 && waiting.length === 0) {
      left--
      return undefined
    }
    if (waiting.length >= maxWaiting) throw new GateFullError('Too many wait for a turn.')
    hasGrown = true
    return new Promise((resolve) => waiting.push(resolve))
  }
}
