import { DAY, HOUR } from '../clock.ts'

/** A key is listed before it signs: for longer than anybody keeps the list (JWT-7). */
export const KEY_LEAD = DAY

/**
 * And counts after it stopped: a token lives for a day at most, for another one it can be renewed, and the clocks of
 * processes may lie apart.
 */
export const KEY_AFTERLIFE = 2 * DAY + HOUR

/** Nothing else is stored of a key's life: what it does follows from when it was made, and from the one that was made next. */
export interface Dated {
  created_at: number
}

/** When one of these begins to sign; the oldest that is left does already. They come in the order of their making. */
export function signsAt(keys: readonly Dated[], index: number): number {
  return index === 0 ? Number.NEGATIVE_INFINITY : keys[index]!.created_at + KEY_LEAD
}

/** The key that signs. */
export function signingAt<Key extends Dated>(keys: readonly Key[], now: number): Key {
  return keys.findLast((_, index) => signsAt(keys, index) <= now)!
}

/** Keys whose tokens count. */
export function acceptedAt<Key extends Dated>(keys: readonly Key[], now: number): Key[] {
  const isOver = (index: number) =>
    index + 1 < keys.length && signsAt(keys, index + 1) + KEY_AFTERLIFE <= now
  return keys.filter((_, index) => !isOver(index))
}

/** Whether it is time to make the next one. */
export function isRotationDue(
  keys: readonly Dated[],
  { now, days }: { now: number; days: number },
): boolean {
  return keys.at(-1)!.created_at + days * DAY <= now
}
