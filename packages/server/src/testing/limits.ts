/** Limits that are not in the way of what a test is about. */
export const WIDE_LIMITS = {
  create: { max: 9999 },
  attempt: { max: 9999 },
  account: { max: 9999 },
}
