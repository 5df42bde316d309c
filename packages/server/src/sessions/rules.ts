import type { Browser } from '../clients/browser.ts'
import { rotateClientToken } from '../clients/rules.ts'
import { browserSessions, changeClient, noteSessions } from '../clients/state.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { ACTIVITY_GRANULARITY } from '../settings/numbers.ts'
import { loadUser } from '../users/load.ts'
import type { UserRow } from '../users/table.ts'
import type { OwnedSession } from './load.ts'
import { isLive, sessionStatus } from './status.ts'
import {
  endSession,
  endSessionsOfClient,
  findSession,
  findSessionOfClient,
  findSessionOfUser,
  noteActivity,
} from './storage.ts'
import type { SessionRow } from './table.ts'

/**
 * A session of the browser's client with its user, signed in or not.
 *
 * @throws {ApiError} 401 without a client, 404 for a session that is not one of the client's (SES-5, ENUM-4).
 */
export async function requireSession(
  ctx: Context,
  browser: Browser,
  id: string,
): Promise<OwnedSession> {
  const { client } = browser
  if (!client) throw apiError('signed_out')
  const live = (await browserSessions(ctx, browser)).find(({ session }) => session.id === id)
  if (live) return live
  const session = await findSessionOfClient(ctx.db, id, client.id)
  const owner = session && (await loadUser(ctx.db, session.user_id))
  if (!session || !owner) throw apiError('resource_not_found')
  return { session, owner }
}

/** @throws {ApiError} 401 also for a session that has ended (SES-6). */
export async function requireLiveSession(
  ctx: Context,
  browser: Browser,
  id: string,
): Promise<OwnedSession> {
  const own = await requireSession(ctx, browser, id)
  const { session, owner } = own
  const status = sessionStatus(ctx.settings, { session, user: owner.user, now: ctx.clock.now() })
  if (!isLive(status)) throw apiError('signed_out')
  return own
}

/** Makes a session the one that its client's pages start with. */
export async function touchSession(
  ctx: Context,
  browser: Browser,
  { session }: OwnedSession,
): Promise<void> {
  const now = ctx.clock.now()
  await noteSessionActivity(ctx, session)
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

export interface Departure {
  browser: Browser
  visitor: Visitor
}

/** Ends one session of the client: signs one person out. Returns the client's new token (SES-4, SES-8). */
export async function leaveSession(
  ctx: Context,
  { browser, visitor }: Departure,
  { session, status }: { session: SessionRow; status: 'ended' | 'removed' },
): Promise<string | null> {
  const client = browser.client!
  const now = ctx.clock.now()
  let ended = false
  const token = await write(ctx, async (ctx) => {
    ended = await endSession(ctx.db, session.id, { status, now })
    if (!ended) return null
    await recordEvent(ctx, {
      type: status === 'ended' ? 'session.ended' : 'session.removed',
      actorId: session.user_id,
      targetId: session.id,
      visitor,
    })
    return rotateClientToken(ctx, browser, {
      updated_at: now,
      ...(client.last_active_session_id === session.id && { last_active_session_id: null }),
    })
  })
  // Somebody else ended it first: as they did, or with the user.
  const current = ended ? { status, updated_at: now } : await findSession(ctx.db, session.id)
  if (!current) throw apiError('resource_not_found')
  Object.assign(session, current)
  noteSessions(
    browser,
    browser.sessions?.filter((each) => each.session.id !== session.id),
  )
  return token
}

/** Ends all sessions of the client: the usual sign-out. Returns the client's new token (SES-4, SES-8). */
export async function leaveAllSessions(
  ctx: Context,
  { browser, visitor }: Departure,
): Promise<string | null> {
  const client = browser.client!
  const now = ctx.clock.now()
  const token = await write(ctx, async (ctx) => {
    await endSessionsOfClient(ctx.db, client.id, { status: 'removed', now })
    await recordEvent(ctx, { type: 'sessions.ended', targetId: client.id, visitor })
    return rotateClientToken(ctx, browser, {
      last_active_session_id: null,
      sign_in_id: null,
      sign_up_id: null,
      updated_at: now,
    })
  })
  noteSessions(browser, [])
  return token
}

/** Ends a session of the user on another device. @throws {ApiError} 404 unless it is theirs (AZ-1). */
export async function revokeOwnSession(
  ctx: Context,
  { id, user, visitor }: { id: string; user: UserRow; visitor: Visitor },
): Promise<SessionRow> {
  return write(ctx, async (ctx) => {
    if (!(await findSessionOfUser(ctx.db, id, user.id))) throw apiError('resource_not_found')
    const ended = await endSession(ctx.db, id, { status: 'revoked', now: ctx.clock.now() })
    if (ended) {
      await recordEvent(ctx, {
        type: 'session.revoked',
        actorId: user.id,
        targetId: id,
        visitor,
      })
    }
    return (await findSessionOfUser(ctx.db, id, user.id))!
  })
}
