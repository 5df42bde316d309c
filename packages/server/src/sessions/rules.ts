import type { Browser } from '../clients/browser.ts'
import { rotateClientToken } from '../clients/rules.ts'
import { updateClient } from '../clients/storage.ts'
import type { ClientRow } from '../clients/table.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { ACTIVITY_GRANULARITY } from '../settings/numbers.ts'
import { findUser } from '../users/storage.ts'
import type { UserRow } from '../users/table.ts'
import { isLive, sessionStatus } from './status.ts'
import {
  endSession,
  endSessionsOfClient,
  findSessionOfClient,
  findSessionOfUser,
  noteActivity,
} from './storage.ts'
import type { SessionRow } from './table.ts'

export interface OwnSession {
  session: SessionRow
  user: UserRow
}

/** @throws {ApiError} 401 without a client, 404 for a session that is not one of the client's (SES-5, ENUM-4). */
export async function requireSessionOfClient(
  ctx: Context,
  client: ClientRow | null,
  id: string,
): Promise<OwnSession> {
  if (!client) throw apiError('signed_out')
  const session = await findSessionOfClient(ctx.db, id, client.id)
  const user = session && (await findUser(ctx.db, session.user_id))
  if (!session || !user) throw apiError('resource_not_found')
  return { session, user }
}

/** @throws {ApiError} 401 also for a session that has ended (SES-6). */
export async function requireLiveSessionOfClient(
  ctx: Context,
  client: ClientRow | null,
  id: string,
): Promise<OwnSession> {
  const own = await requireSessionOfClient(ctx, client, id)
  const status = sessionStatus(ctx.settings, { ...own, now: ctx.clock.now() })
  if (!isLive(status)) throw apiError('signed_out')
  return own
}

/** Makes a session the one that its client's pages start with. */
export async function touchSession(
  ctx: Context,
  browser: Browser,
  { session }: OwnSession,
): Promise<void> {
  const now = ctx.clock.now()
  const client = browser.client!
  await noteSessionActivity(ctx, session)
  if (client.last_active_session_id === session.id) return
  await updateClient(ctx.db, client.id, { last_active_session_id: session.id, updated_at: now })
  browser.sessionsChanged = true
}

/** Writes down that the session is in use, unless that was done within the last minute. */
export async function noteSessionActivity(
  ctx: Context,
  { id, last_active_at }: SessionRow,
): Promise<void> {
  const now = ctx.clock.now()
  const notedBefore = now - ACTIVITY_GRANULARITY
  if (last_active_at < notedBefore) await noteActivity(ctx.db, id, { now, notedBefore })
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
  const token = await write(ctx, async (ctx) => {
    const ended = await endSession(ctx.db, session.id, { status, now })
    if (!ended) return null
    await updateClient(ctx.db, client.id, {
      updated_at: now,
      ...(client.last_active_session_id === session.id && { last_active_session_id: null }),
    })
    await recordEvent(ctx, {
      type: status === 'ended' ? 'session.ended' : 'session.removed',
      actorId: session.user_id,
      targetId: session.id,
      visitor,
    })
    return rotateClientToken(ctx, browser)
  })
  browser.sessionsChanged = true
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
    await updateClient(ctx.db, client.id, {
      last_active_session_id: null,
      sign_in_id: null,
      sign_up_id: null,
      updated_at: now,
    })
    await recordEvent(ctx, { type: 'sessions.ended', targetId: client.id, visitor })
    return rotateClientToken(ctx, browser)
  })
  browser.sessionsChanged = true
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
