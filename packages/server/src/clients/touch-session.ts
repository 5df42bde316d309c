import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { OwnedSession } from '../sessions/load.ts'
import { noteActivity, setActiveOrganization } from '../sessions/storage.ts'
import type { SessionRow } from '../sessions/table.ts'
import { ACTIVITY_GRANULARITY } from '../settings/numbers.ts'
import type { Browser } from './browser.ts'
import { changeClient, noteSessions } from './state.ts'

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
  if (organization !== undefined && !(await workIn(ctx, browser, own, organization))) {
    throw apiError('organization_not_found_or_unauthorized')
  }
  if (browser.client!.last_active_session_id === session.id) return
  await changeClient(ctx, browser, { last_active_session_id: session.id, updated_at: now })
  noteSessions(browser, browser.sessions)
}

/** Has a session work in an organization from now on, or in none; says whether its user may: they are in it (AZ-11). */
export async function workIn(
  ctx: Context,
  browser: Browser,
  { session, owner }: OwnedSession,
  asked: string | null,
): Promise<boolean> {
  const { enabled, personalAccounts } = ctx.settings.organizations
  const found = enabled
    ? owner.memberships.find(
        ({ organization: { id, slug } }) => id === asked || (slug !== null && slug === asked),
      )
    : undefined
  if (asked !== null && !found) return false
  if (asked === null && enabled && !personalAccounts) return true
  const next = found?.organization.id ?? null
  if (next === session.last_active_organization_id) return true
  const change = { last_active_organization_id: next, updated_at: ctx.clock.now() }
  await setActiveOrganization(ctx.db, session.id, change)
  Object.assign(session, change)
  noteSessions(browser, browser.sessions)
  return true
}

/** Writes down that the session is in use, unless that was done within the last minute. */
export async function noteSessionActivity(ctx: Context, session: SessionRow): Promise<void> {
  const now = ctx.clock.now()
  const notedBefore = now - ACTIVITY_GRANULARITY
  if (session.last_active_at >= notedBefore) return
  await noteActivity(ctx.db, session.id, { now, notedBefore })
  session.last_active_at = now
}
