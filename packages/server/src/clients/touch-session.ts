import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { OwnedSession } from '../sessions/load.ts'
import { noteActivity } from '../sessions/storage.ts'
import type { SessionRow } from '../sessions/table.ts'
import { ACTIVITY_GRANULARITY } from '../settings/numbers.ts'
import type { Browser } from './browser.ts'
import { changeClient, noteSessions } from './state.ts'
import { workIn } from './work-in.ts'

/**
 * Makes a session the one that its client's pages start with, and has it work in an organization (its id or its slug) or, for
 * null, in none: where there are personal accounts.
 *
 * @throws {ApiError} 404 for an organization that its user is not in (AZ-11).
 */
export async function touchSession(
  ctx: Context,
  browser: Browser,
  own: OwnedSession,
  organization?: string | null,
): Promise<void> {
  const { session } = own
  const now = ctx.clock.now()
  await noteSessionActivity(ctx, session)
  const note = () => noteSessions(browser, browser.sessions)
  if (organization !== undefined && !(await workIn(ctx, own, organization, note))) {
    throw apiError('organization_not_found_or_unauthorized')
  }
  if (browser.client!.last_active_session_id === session.id) return
  await changeClient(ctx, browser, { last_active_session_id: session.id, updated_at: now })
  noteSessions(browser, browser.sessions)
}

/** Writes down that the session is in use, unless that was done within the last minute. */
export async function noteSessionActivity(ctx: Context, session: SessionRow): Promise<void> {
  const now = ctx.clock.now()
  const notedBefore = now - ACTIVITY_GRANULARITY
  if (session.last_active_at >= notedBefore) return
  await noteActivity(ctx.db, session.id, { now, notedBefore })
  session.last_active_at = now
}
