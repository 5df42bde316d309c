import { type Actor, isSite } from '../actor.ts'
import type { Context } from '../context.ts'
import type { UserWithEmails } from '../users/view.ts'
import { hasWayIn, isFirstFactor } from '../users/ways-in.ts'

/** The site answers for itself; people must get in, and be found by something they have proven, when a number is none of it. */
export function getsInWithout(
  { settings }: Pick<Context, 'settings'>,
  actor: Actor,
  { owner, id }: { owner: UserWithEmails; id: string },
): boolean {
  if (isSite(actor)) return isFoundWithout(owner, id)
  const left = without(owner, id)
  const isFound = owner.user.username !== null || hasProven(left)
  return isFound && hasWayIn(settings, left)
}

/** Somebody as they are when a number is not what they are found by. */
export const without = (owner: UserWithEmails, id: string): UserWithEmails => ({
  ...owner,
  phoneNumbers: owner.phoneNumbers.filter((own) => own.id !== id),
})

/** Whether somebody has proven something by which they get back in. */
export const hasProven = ({ emailAddresses, phoneNumbers }: UserWithEmails): boolean =>
  emailAddresses.some(({ verified_at }) => verified_at !== null) || phoneNumbers.some(isFirstFactor)

/** Whether somebody is still found by something when a number is not what they are found by. */
export function isFoundWithout(owner: UserWithEmails, id: string): boolean {
  const { user, emailAddresses, phoneNumbers } = without(owner, id)
  const isByNumber = phoneNumbers.some((own) => own.reserved_for_second_factor === 0)
  return emailAddresses.length > 0 || user.username !== null || isByNumber
}
