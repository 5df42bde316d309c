import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { MAX_WAIT } from '../db/deadline.ts'
import { stayedBusy } from '../db/unavailable.ts'
import type { Window } from './storage.ts'

const MAX_KNOWN = 10_000

/** Who is on the way to be counted in a window, and who waits for that. */
interface Way {
  taken: number
  /** The longest first. */
  waiting: Set<() => void>
}

/** What this process knows of windows: who keeps coming is refused without a look at the database (DOS-8). */
class FullWindows {
  /** The latest end that each full one can have: seconds are told, rounded up. */
  readonly #ends = new Map<string, number>()
  readonly #ways = new Map<string, Way>()

  /** Notes what the database said; null: there is room. Returns the same. */
  add(bucket: string, { now }: Window, retryAfter: number | null): number | null {
    if (retryAfter === null) return null
    this.#ends.delete(bucket)
    this.#ends.set(bucket, now + retryAfter * SECOND)
    if (this.#ends.size > MAX_KNOWN) this.#ends.delete(this.#ends.keys().next().value!)
    return retryAfter
  }

  /** Seconds until a window opens again; null: it is not known to be full. */
  secondsLeft(bucket: string, { now, length }: Window): number | null {
    const left = (this.#ends.get(bucket) ?? now) - now
    // It may end up to a second before; and what seems to last longer than it can is for the database to judge.
    return left > SECOND && left <= length ? Math.ceil(left / SECOND) : null
  }

  /**
   * On the way to be counted are never more than the window has room for at all: of a crowd that comes at once the others
   * wait for how it went, instead of taking what is there for everybody. Resolves with the way to leave.
   *
   * @throws {DatabaseUnavailableError} after as long as one waits for a database: it is no use to wait in turns for one
   * that does not answer (DOS-5).
   */
  async enter(bucket: string, { max }: Window): Promise<() => void> {
    const way = this.#ways.get(bucket) ?? { taken: 0, waiting: new Set() }
    this.#ways.set(bucket, way)
    if (way.taken < max) way.taken++
    else await placeIn(way)
    let isLeft = false
    return () => {
      if (isLeft) return
      isLeft = true
      const [next] = way.waiting
      if (next) return next() // hands its place over
      way.taken--
      if (way.taken === 0) this.#ways.delete(bucket)
    }
  }
}

function placeIn({ waiting }: Way): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      waiting.delete(goOn)
      settle()
    }
    const goOn = () => end(resolve)
    const timer = setTimeout(() => end(() => reject(stayedBusy())), MAX_WAIT)
    waiting.add(goOn)
  })
}

const known = new WeakMap<Context['live'], FullWindows>()

/** Those of a server, whatever its settings are by now. */
export function fullWindows({ live }: Context): FullWindows {
  const windows = known.get(live) ?? new FullWindows()
  known.set(live, windows)
  return windows
}
