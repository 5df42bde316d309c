import type { PasskeyJSON } from '@dooryard/protocol'
import { passkeyJSON, type ShownPasskey } from '../users/shown-passkeys.ts'
import type { UserViewContext } from '../users/view.ts'
import type { VerificationRow } from '../verifications/table.ts'
import { verificationJSON } from '../verifications/view.ts'
import type { PasskeyRow } from './table.ts'

export const toShown = ({ id, name, ...row }: PasskeyRow): ShownPasskey => ({
  id,
  name,
  lastUsedAt: row.last_used_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** `verification`: of one that is being set up. */
export function ownPasskeyJSON(
  view: UserViewContext,
  row: PasskeyRow,
  verification: VerificationRow | null,
): PasskeyJSON {
  if (row.credential_id !== null) return passkeyJSON(toShown(row))
  return passkeyJSON(toShown(row), verification && verificationJSON(verification, view))
}
