import type { SessionStatus, SessionTaskJSON } from '@dooryard/protocol'
import type { Settings } from '../settings/schema.ts'
import { LIVE } from '../users/own-sessions.ts'
import type { UserRow } from '../users/table.ts'
import type { SessionRow } from './table.ts'

export interface SessionFacts {
  session: Pick<SessionRow, 'status' | 'expire_at' | 'abandon_at' | 'last_active_at' | 'actor'>
  user: Pick<UserRow, 'password_compromised' | 'password_digest' | 'banned'>
  now: number
}

/** What holds for a session now: as written, unless a timer ran out or a task is due (SES-6, GR-5). */
export function sessionStatus(settings: Settings, facts: SessionFacts): SessionStatus {
  const { session, user, now } = facts
  if (session.status !== 'active' && session.status !== 'pending') return session.status
  if (user.banned) return 'revoked'
  if (session.expire_at <= now) return 'expired'
  if (session.abandon_at <= now || isInactive(settings, facts)) return 'abandoned'
  return sessionTasks(facts).length > 0 ? 'pending' : 'active'
}

function isInactive({ session: { inactivityMinutes } }: Settings, { session, now }: SessionFacts) {
  return inactivityMinutes !== null && session.last_active_at + inactivityMinutes * 60_000 <= now
}

/** What a signed-in person has to do before anything else (PW-7). Who acts for them cannot do it. */
export function sessionTasks({
  session,
  user,
}: {
  session: Pick<SessionRow, 'actor'>
  user: Pick<UserRow, 'password_compromised' | 'password_digest'>
}): SessionTaskJSON[] {
  if (session.actor !== null) return []
  return user.password_compromised && user.password_digest ? [{ key: 'reset-password' }] : []
}

export function isLive(status: SessionStatus): boolean {
  return LIVE.includes(status)
}
