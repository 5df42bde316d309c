import type { Sender } from '../actor.ts'
import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { Impersonation } from './impersonation.ts'
import { sessionTasks } from './status.ts'
import type { SessionRow } from './table.ts'

export interface Beginning {
  id: string
  strategy: string
  clientId: string
  owner: UserWithEmails
  /** The one that it begins in, if it is one of theirs. */
  organizationId?: string | null
  /** When factors were proven. */
  proven?: { first: number; second: number | null }
  /** Somebody acts for the user, of whom nothing was proven (SES-10). */
  impersonation?: Impersonation | null
  /** Where it begins, for its list of devices. */
  sender: Sender
}

/** A session as it begins. */
export function newSessionRow(
  { settings, clock }: Context,
  {
    id,
    clientId,
    owner,
    organizationId = null,
    strategy,
    proven,
    impersonation = null,
    sender,
  }: Beginning,
): SessionRow {
  const now = clock.now()
  const lasts = settings.session.lifetimeMinutes * MINUTE
  const expireAt = now + Math.min(lasts, impersonation?.lasts ?? lasts)
  const actor = impersonation && JSON.stringify(impersonation.actor)
  const tasks = sessionTasks(settings, {
    session: { actor, last_active_organization_id: organizationId },
    owner,
  })
  return {
    id,
    client_id: clientId,
    user_id: owner.user.id,
    status: tasks.length > 0 ? 'pending' : 'active',
    strategy,
    actor,
    last_active_organization_id: organizationId,
    first_factor_at: impersonation ? null : (proven?.first ?? now),
    second_factor_at: impersonation ? null : (proven?.second ?? null),
    user_agent: sender.userAgent,
    ip_address: sender.address,
    last_active_at: now,
    expire_at: expireAt,
    abandon_at: expireAt,
    created_at: now,
    updated_at: now,
  }
}
