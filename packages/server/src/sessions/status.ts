import type { SessionStatus, SessionTaskJSON } from '@dooryard/protocol'
import { activeMembership } from '../memberships/active.ts'
import type { Settings } from '../settings/schema.ts'
import { LIVE } from '../users/own-sessions.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import type { UserRow } from '../users/table.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { SessionRow } from './table.ts'

interface TaskFacts {
  session: Pick<SessionRow, 'actor' | 'last_active_organization_id'>
  owner: Pick<UserWithEmails, 'memberships'> & {
    user: Pick<
      UserRow,
      'password_compromised' | 'password_digest' | 'totp_enabled' | 'phone_factor_enabled'
    >
  }
}

export interface SessionFacts extends TaskFacts {
  session: TaskFacts['session'] &
    Pick<SessionRow, 'status' | 'expire_at' | 'abandon_at' | 'last_active_at'>
  owner: TaskFacts['owner'] & { user: Pick<UserRow, 'banned'> }
  now: number
}

/** What holds for a session now: as written, unless a timer ran out or a task is due (SES-6, GR-5). */
export function sessionStatus(settings: Settings, facts: SessionFacts): SessionStatus {
  const {
    session,
    owner: { user },
    now,
  } = facts
  if (session.status !== 'active' && session.status !== 'pending') return session.status
  if (user.banned) return 'revoked'
  if (session.expire_at <= now) return 'expired'
  if (session.abandon_at <= now || isInactive(settings, facts)) return 'abandoned'
  return sessionTasks(settings, facts).length > 0 ? 'pending' : 'active'
}

function isInactive({ session: { inactivityMinutes } }: Settings, { session, now }: SessionFacts) {
  return inactivityMinutes !== null && session.last_active_at + inactivityMinutes * 60_000 <= now
}

/**
 * What a signed-in person has to do before anything else, first things first (PW-7, MFA-6). Who acts for them cannot do it. Where
 * there are no personal accounts, one is in an organization or chooses one.
 */
export function sessionTasks(
  settings: Settings,
  { session, owner: { user, memberships } }: TaskFacts,
): SessionTaskJSON[] {
  if (session.actor !== null) return []
  const { enabled, personalAccounts } = settings.organizations
  const isIn = activeMembership(settings, memberships, session.last_active_organization_id)
  const isDue: Record<SessionTaskJSON['key'], boolean> = {
    'reset-password': user.password_compromised === 1 && user.password_digest !== null,
    'setup-mfa': settings.secondFactor.required && !hasSecondFactor(user),
    'choose-organization': enabled && !personalAccounts && !isIn,
  }
  return TASKS.filter((key) => isDue[key]).map((key) => ({ key }))
}

/** In their order: a password that others know comes before what they might set up with it. */
const TASKS = ['reset-password', 'setup-mfa', 'choose-organization'] as const

export function isLive(status: SessionStatus): boolean {
  return LIVE.includes(status)
}
