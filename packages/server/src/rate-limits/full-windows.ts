import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Window } from './storage.ts'

const MAX_KNOWN = 10_000

/** Windows that this process found full, so that who keeps coming is refused without a look at the database (DOS-8). */
class FullWindows {
  /** The latest end that each can have: seconds are told, rounded up. */
  readonly #ends = new Map<string, number>()

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
}

const known = new WeakMap<Context['live'], FullWindows>()

/** Those of a server, whatever its settings are by now. */
export function fullWindows({ live }: Context): FullWindows {
  const windows = known.get(live) ?? new FullWindows()
  known.set(live, windows)
  return windows
}
