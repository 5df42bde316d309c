import type { SessionStatus } from '@dooryard/protocol'
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Page } from '../http/list-fields.ts'
import type { Settings } from '../settings/schema.ts'
import type { SessionRow } from './table.ts'

export interface SessionFilters {
  clientId?: string | undefined
  userId?: string | undefined
  status?: SessionStatus | undefined
  /** What decides about the status: timers and the time. */
  settings: Settings
  now: number
}

/** Newest first. */
export function searchSessions(db: Db, filters: SessionFilters, page: Page): Promise<SessionRow[]> {
  return matching(db, filters)
    .selectAll('sessions')
    .orderBy('sessions.created_at', 'desc')
    .orderBy('sessions.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
}

export async function countSessions(db: Db, filters: SessionFilters): Promise<number> {
  const { count } = await matching(db, filters)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function matching(db: Db, { clientId, userId, status, settings, now }: SessionFilters) {
  let query = db.selectFrom('sessions').innerJoin('users', 'users.id', 'sessions.user_id')
  if (clientId !== undefined) query = query.where('sessions.client_id', '=', clientId)
  if (userId !== undefined) query = query.where('sessions.user_id', '=', userId)
  if (status !== undefined) query = query.where(hasStatus(status, settings, now))
  // Written as live, in the words of an index: of those that ended there may be many.
  if (status === 'active' || status === 'pending') query = query.where(IS_LIVE)
  return query
}

const IS_LIVE = sql<SqlBool>`sessions.status in ('active', 'pending')`

/** `sessionStatus()` in SQL; a test holds the two together. */
function hasStatus(
  status: SessionStatus,
  { session, secondFactor, organizations }: Settings,
  now: number,
) {
  const { inactivityMinutes } = session
  const mustChoose =
    organizations.enabled && !organizations.personalAccounts ? sql`1 = 1` : sql`1 = 0`
  const inactiveSince = inactivityMinutes === null ? null : now - inactivityMinutes * 60_000
  return sql<SqlBool>`case
    when sessions.status not in ('active', 'pending') then sessions.status
    when users.banned = 1 then 'revoked'
    when sessions.expire_at <= ${now} then 'expired'
    when sessions.abandon_at <= ${now} then 'abandoned'
    when sessions.last_active_at <= ${inactiveSince ?? -1} then 'abandoned'
    when sessions.actor is not null then 'active'
    when users.password_compromised = 1 and users.password_digest is not null then 'pending'
    when ${Number(secondFactor.required)} = 1 and users.totp_enabled = 0 and users.phone_factor_enabled = 0 then 'pending'
    when ${mustChoose} and not ${IS_IN_ONE} then 'pending'
    else 'active' end = ${status}`
}

const IS_IN_ONE = sql`exists (select 1 from organization_memberships m
  where m.user_id = sessions.user_id and m.organization_id = sessions.last_active_organization_id)`
