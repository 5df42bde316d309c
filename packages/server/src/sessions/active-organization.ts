import { activeMembership } from '../memberships/active.ts'
import type { Membership } from '../memberships/table.ts'
import type { Settings } from '../settings/schema.ts'
import type { OwnedSession } from './load.ts'

/** The membership that a session works in now (AZ-11). */
export const activeOf = (settings: Settings, { session, owner }: OwnedSession): Membership | null =>
  activeMembership(settings, owner.memberships, session.last_active_organization_id)
