import { type Clock, isBefore, SECOND } from '../clock.ts'
import { apiError } from '../http/api-error.ts'

/** Requests that may come over the network in a window. */
const MAX_REQUESTS = 1000
const WINDOW = 10 * SECOND

/**
 * Keeps a runaway script from drowning the server. Counts in memory: it protects this process, and a write to the
 * database for each request would cost more than most requests.
 */
export function createThroughputLimit(clock: Clock): () => void {
  let windowEnd = 0
  let requests = 0
  return () => {
    const now = clock.now()
    if (!isBefore(windowEnd, { now, length: WINDOW })) {
      windowEnd = now + WINDOW
      requests = 0
    }
    requests++
    if (requests > MAX_REQUESTS) {
      throw apiError('too_many_requests', { retryAfter: Math.ceil((windowEnd - now) / SECOND) })
    }
  }
}
