import type { SessionStatus } from '@dooryard/protocol'
import type { Context, Moment } from '../context.ts'
import { loadUser, loadUsers } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import { isLive, sessionStatus } from './status.ts'
import { findSession, listSessionsOfClient } from './storage.ts'
import type { SessionRow } from './table.ts'

/** A session with whoever it signs in. */
export interface OwnedSession {
  session: SessionRow
  owner: UserWithEmails
}

/** Any session, whoever's it is. */
export async function findOwnedSession(now: Moment, id: string): Promise<OwnedSession | null> {
  const session = await findSession(now.db, id)
  const owner = session && (await loadUser(now, session.user_id))
  return session && owner && { session, owner }
}

/** What holds for a session now. */
export function statusOf(
  { settings, clock }: Context,
  { session, owner }: OwnedSession,
): SessionStatus {
  return sessionStatus(settings, { session, owner, now: clock.now() })
}

/** The signed-in sessions of a client, timers included (SES-6). */
export async function loadLiveSessions(ctx: Context, clientId: string): Promise<OwnedSession[]> {
  const all = await withOwners(ctx, await listSessionsOfClient(ctx.db, clientId))
  return all.filter((own) => isLive(statusOf(ctx, own)))
}

/** Sessions at hand, with whoever they sign in. */
export async function withOwners(now: Moment, sessions: SessionRow[]): Promise<OwnedSession[]> {
  const owners = await loadUsers(now, [...new Set(sessions.map(({ user_id }) => user_id))])
  return sessions.flatMap((session) => {
    const owner = owners.get(session.user_id)
    return owner ? [{ session, owner }] : []
  })
}

/** The session that a page starts with: the last active one, else the first. */
export function pickActive(
  sessions: readonly OwnedSession[],
  lastActiveId: string | null,
): OwnedSession | null {
  return sessions.find(({ session }) => session.id === lastActiveId) ?? sessions[0] ?? null
}
