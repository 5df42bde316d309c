import type { SessionStatus, SessionTaskJSON } from '@dooryard/protocol'
import type { Settings } from '../settings/schema.ts'
import { LIVE } from '../users/own-sessions.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import type { UserRow } from '../users/table.ts'
import type { SessionRow } from './table.ts'

interface TaskFacts {
  session: Pick<SessionRow, 'actor'>
  user: Pick<
    UserRow,
    'password_compromised' | 'password_digest' | 'totp_enabled' | 'phone_factor_enabled'
  >
}

export interface SessionFacts extends TaskFacts {
  session: Pick<SessionRow, 'status' | 'expire_at' | 'abandon_at' | 'last_active_at' | 'actor'>
  user: TaskFacts['user'] & Pick<UserRow, 'banned'>
  now: number
}

/** What holds for a session now: as written, unless a timer ran out or a task is due (SES-6, GR-5). */
export function sessionStatus(settings: Settings, facts: SessionFacts): SessionStatus {
  const { session, user, now } = facts
  if (session.status !== 'active' && session.status !== 'pending') return session.status
  if (user.banned) return 'revoked'
  if (session.expire_at <= now) return 'expired'
  if (session.abandon_at <= now || isInactive(settings, facts)) return 'abandoned'
  return sessionTasks(settings, facts).length > 0 ? 'pending' : 'active'
}

function isInactive({ session: { inactivityMinutes } }: Settings, { session, now }: SessionFacts) {
  return inactivityMinutes !== null && session.last_active_at + inactivityMinutes * 60_000 <= now
}

/** What a signed-in person has to do before anything else, first things first (PW-7, MFA-6). Who acts for them cannot do it. */
export function sessionTasks(
  { secondFactor }: Settings,
  { session, user }: TaskFacts,
): SessionTaskJSON[] {
  if (session.actor !== null) return []
  const isDue: Partial<Record<SessionTaskJSON['key'], boolean>> = {
    'reset-password': user.password_compromised === 1 && user.password_digest !== null,
    'setup-mfa': secondFactor.required && !hasSecondFactor(user),
  }
  return TASKS.filter((key) => isDue[key]).map((key) => ({ key }))
}

/** In their order: a password that others know comes before what they might set up with it. */
const TASKS = ['reset-password', 'setup-mfa'] as const

export function isLive(status: SessionStatus): boolean {
  return LIVE.includes(status)
}
