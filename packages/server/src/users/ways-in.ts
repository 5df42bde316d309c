import type { PhoneNumberRow } from '../phone-numbers/table.ts'
import { connectionsOf } from '../providers/connections.ts'
import type { Settings } from '../settings/schema.ts'
import type { UserWithEmails } from './view.ts'

/** Whether somebody can sign in with this. Who loses all of it would be locked out (PK-7). */
export function hasWayIn(
  settings: Settings,
  { user, emailAddresses, phoneNumbers, externalAccounts }: UserWithEmails,
): boolean {
  const { password, emailCode, emailLink, phoneCode, passkey } = settings.strategies
  const usable = new Set(connectionsOf(settings).map(({ strategy }) => strategy))
  return (
    (password && user.password_digest !== null) ||
    ((emailCode || emailLink) && emailAddresses.some(({ verified_at }) => verified_at !== null)) ||
    (phoneCode && phoneNumbers.some(isFirstFactor)) ||
    (passkey && user.passkeys !== null) ||
    externalAccounts.some(({ subject, strategy }) => subject !== null && usable.has(strategy))
  )
}

/** A proven number that is no second factor. */
export const isFirstFactor = (row: PhoneNumberRow): boolean =>
  row.verified_at !== null && row.reserved_for_second_factor === 0
