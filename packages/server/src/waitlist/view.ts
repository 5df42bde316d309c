import type { WaitlistEntryJSON, WaitlistJSON } from '@dooryard/protocol'
import { invitationJSON } from '../invitations/view.ts'
import type { Entry } from './change-entry.ts'
import type { WaitlistEntryRow } from './table.ts'

/** Backend API §3.6. */
export function waitlistEntryJSON(
  { entry, invitation, url }: Entry,
  now: number,
): WaitlistEntryJSON {
  return {
    object: 'waitlist_entry',
    id: entry.id,
    email_address: entry.email_address,
    status: invitation?.status === 'accepted' ? 'completed' : entry.status,
    is_locked: false,
    invitation: invitation && invitationJSON(invitation, { now, ...(url && { url }) }),
    created_at: entry.created_at,
    updated_at: entry.updated_at,
  }
}

/** All that a stranger is told. Frontend API §4.8. */
export const waitlistJSON = ({ id, created_at, updated_at }: WaitlistEntryRow): WaitlistJSON => ({
  object: 'waitlist',
  id,
  created_at,
  updated_at,
})
