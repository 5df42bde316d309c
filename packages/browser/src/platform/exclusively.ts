import type { Platform } from './platform.ts'

/** Milliseconds. */
const LONGEST_WAIT = 4999

/** Runs work while no other tab does. A tab that waited too long does not wait any more. */
export async function exclusively<Result>(
  platform: Platform,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const locks = platform.locks()
  if (!locks) return work()
  const patience = new AbortController()
  const stopWaiting = platform.after(LONGEST_WAIT, () => patience.abort())
  let hasBegun = false
  const begin = () => {
    hasBegun = true
    stopWaiting()
    return work()
  }
  try {
    return await locks.request(name, { signal: patience.signal }, begin)
  } catch (error) {
    if (hasBegun) throw error
    return work()
  }
}
