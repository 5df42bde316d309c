import type { BackendUserJSON } from '@dooryard/protocol'
import { DAY } from '../clock.ts'
import { type UserViewContext, type UserWithEmails, userJSON } from './view.ts'

/** A person as the Backend API shows them: as their browser sees them, and what only the site may see. Backend API §3.1. */
export function backendUserJSON(context: UserViewContext, owner: UserWithEmails): BackendUserJSON {
  const { user } = owner
  return {
    ...userJSON(context, owner),
    // They have a list of their own.
    organization_memberships: [],
    private_metadata: JSON.parse(user.private_metadata),
    last_active_at: user.last_active_at === null ? null : startOfDay(user.last_active_at),
    deprovisioned: false,
    bypass_client_trust: user.bypass_client_trust === 1,
    timezone: null,
  }
}

/** Day precision: enough to count active people, too little to follow one. */
const startOfDay = (time: number) => time - (time % DAY)
