const HOUR = 3_600_000

/**
 * For lines of the log that anybody can cause: true once an hour for each subject, and for twenty subjects an hour at
 * most, so that strangers fill neither log nor memory.
 */
export function seldom(limit = 20): (subject: string, now?: number) => boolean {
  const told = new Set<string>()
  let since = Number.NEGATIVE_INFINITY
  return (subject, now = performance.now()) => {
    if (now - since >= HOUR) {
      told.clear()
      since = now
    }
    if (told.has(subject) || told.size >= limit) return false
    told.add(subject)
    return true
  }
}
