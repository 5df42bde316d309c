import type { Context } from '../context.ts'
import { loadUsers } from '../users/load.ts'
import type { UserWithEmails } from '../users/view.ts'
import { isLive, sessionStatus } from './status.ts'
import { listSessionsOfClient } from './storage.ts'
import type { SessionRow } from './table.ts'

/** A session with whoever it signs in. */
export interface OwnedSession {
  session: SessionRow
  owner: UserWithEmails
}

/** The signed-in sessions of a client, timers included (SES-6). */
export async function loadLiveSessions(
  { db, settings, clock }: Context,
  clientId: string,
): Promise<OwnedSession[]> {
  const rows = await listSessionsOfClient(db, clientId)
  const owners = await loadUsers(db, [...new Set(rows.map(({ user_id }) => user_id))])
  const now = clock.now()
  return rows.flatMap((session) => {
    const owner = owners.get(session.user_id)
    const live = owner && isLive(sessionStatus(settings, { session, user: owner.user, now }))
    return live ? [{ session, owner }] : []
  })
}

/** The session that a page starts with: the last active one, else the first. */
export function pickActive(
  sessions: readonly OwnedSession[],
  lastActiveId: string | null,
): OwnedSession | null {
  return sessions.find(({ session }) => session.id === lastActiveId) ?? sessions[0] ?? null
}
