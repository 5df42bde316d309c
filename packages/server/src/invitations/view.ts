import type { InvitationJSON } from '@dooryard/protocol'
import type { InvitationStatus } from './storage.ts'
import type { InvitationRow } from './table.ts'

/** What an invitation has come to. */
export const invitationStatus = (
  { status, expire_at }: Pick<InvitationRow, 'status' | 'expire_at'>,
  now: number,
): InvitationStatus => (status === 'pending' && expire_at <= now ? 'expired' : status)

/** Backend API §3.6. The address of the link is said once, as the invitation is made: it opens the account. */
export function invitationJSON(row: InvitationRow, { now, url }: InvitationView): InvitationJSON {
  const status = invitationStatus(row, now)
  return {
    object: 'invitation',
    id: row.id,
    email_address: row.email_address,
    public_metadata: JSON.parse(row.public_metadata),
    revoked: status === 'revoked',
    status,
    ...(url && { url }),
    expires_at: row.expire_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

interface InvitationView {
  now: number
  url?: string
}
