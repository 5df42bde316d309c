import type { PasskeyJSON } from '@dooryard/protocol'
import { provenJSON } from '../verifications/view.ts'
import type { UserRow } from './table.ts'

/** What is seen of a passkey. */
export interface ShownPasskey {
  id: string
  name: string | null
  lastUsedAt: number | null
  createdAt: number
  updatedAt: number
}

/** Those of a user, the oldest first. */
export const readPasskeys = ({ passkeys }: Pick<UserRow, 'passkeys'>): ShownPasskey[] =>
  passkeys === null ? [] : JSON.parse(passkeys)

/** Frontend API §4.8. */
export function passkeyJSON(
  { id, name, lastUsedAt, createdAt, updatedAt }: ShownPasskey,
  verification: PasskeyJSON['verification'] = provenJSON('passkey'),
): PasskeyJSON {
  return {
    object: 'passkey',
    id,
    name,
    verification,
    last_used_at: lastUsedAt,
    created_at: createdAt,
    updated_at: updatedAt,
  }
}
