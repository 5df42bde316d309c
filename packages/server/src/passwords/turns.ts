import { GateFullError } from './gate.ts'

/** Resolves when the caller may go on; undefined: at once. */
export type TakeTurn = () => Promise<void> | undefined

/**
 * Lets `perTurn` callers go on in each turn of the event loop, in the order they came. A crowd that arrives at once is
 * then worked off between other requests, and not before them (PW-8). Of those who wait there are at most `maxWaiting`: the
 * next are turned away at once (DOS-8).
 */
export function createTurns(perTurn: number, maxWaiting: number): TakeTurn {
  const waiting: (() => void)[] = []
  let left = perTurn
  let isScheduled = false

  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
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
    return new Promise((resolve) => waiting.push(resolve))
  }
}
