import { connectionsOf } from '../providers/connections.ts'
import type { Settings } from '../settings/schema.ts'
import type { UserWithEmails } from './view.ts'

/** Whether somebody can sign in with this. Who loses all of it would be locked out (PK-7). */
export function hasWayIn(
  settings: Settings,
  { user, emailAddresses, externalAccounts }: UserWithEmails,
): boolean {
  const { password, emailCode, passkey } = settings.strategies
  const usable = new Set(connectionsOf(settings).map(({ strategy }) => strategy))
  return (
    (password && user.password_digest !== null) ||
    (emailCode && emailAddresses.some(({ verified_at }) => verified_at !== null)) ||
    (passkey && user.passkeys !== null) ||
    externalAccounts.some(({ subject, strategy }) => subject !== null && usable.has(strategy))
  )
}
