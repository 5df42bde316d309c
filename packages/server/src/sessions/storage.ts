import type { SessionStatus } from '@dooryard/protocol'
import type { Db } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import { LIVE } from '../users/own-sessions.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { SessionRow } from './table.ts'

export async function insertSession(db: Db, row: SessionRow): Promise<void> {
  await db.insertInto('sessions').values(row).execute()
}

/** Only a session of that client (SES-5, AZ-1). */
export async function findSessionOfClient(
  db: Db,
  id: string,
  clientId: string,
): Promise<SessionRow | null> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', id)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row ?? null
}

export async function findSession(db: Db, id: string): Promise<SessionRow | null> {
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Sessions written as live; their timers are for `sessionStatus()` to judge. */
export const listSessionsOfClient = prepared((db, clientId: string) =>
  db
    .selectFrom('sessions')
    .selectAll()
    .where('client_id', '=', clientId)
    .where('status', 'in', LIVE)
    .orderBy('created_at')
    .orderBy('id'),
)

export function listSessionsOfUser(db: Db, userId: string): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .where('status', 'in', LIVE)
    .orderBy('last_active_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
}

/** A factor was proven in it; says whether it is still written as live (MFA-9). */
export async function noteFactors(
  db: Db,
  id: string,
  change: Partial<Pick<SessionRow, 'first_factor_at' | 'second_factor_at'>> &
    Pick<SessionRow, 'updated_at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', LIVE)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Ends a session once; says whether this call did it (GR-4). */
export async function endSession(
  db: Db,
  id: string,
  { status, now }: { status: SessionStatus; now: number },
): Promise<boolean> {
  const result = await db
    .updateTable('sessions')
    .set({ status, updated_at: now })
    .where('id', '=', id)
    .where('status', 'in', LIVE)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function endSessionsOfClient(
  db: Db,
  clientId: string,
  { status, now }: { status: SessionStatus; now: number },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ status, updated_at: now })
    .where('client_id', '=', clientId)
    .where('status', 'in', LIVE)
    .execute()
}

/** The organization that a user worked in last; whoever has none is not asked for. */
export async function formerOrganization(
  db: Db,
  { user, memberships }: Pick<UserWithEmails, 'user' | 'memberships'>,
): Promise<string | null> {
  if (memberships.length === 0) return null
  const row = await db
    .selectFrom('sessions')
    .select('last_active_organization_id')
    .where('user_id', '=', user.id)
    .where('actor', 'is', null)
    .orderBy('last_active_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.last_active_organization_id ?? null
}

/** The session works in that organization from now on; null: in none. */
export async function setActiveOrganization(
  db: Db,
  id: string,
  change: Pick<SessionRow, 'last_active_organization_id' | 'updated_at'>,
): Promise<void> {
  await db.updateTable('sessions').set(change).where('id', '=', id).execute()
}

/** Writes activity down when the last note is old enough. */
export async function noteActivity(
  db: Db,
  id: string,
  { now, notedBefore }: { now: number; notedBefore: number },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_active_at: now })
    .where('id', '=', id)
    .where('last_active_at', '<', notedBefore)
    .execute()
}
