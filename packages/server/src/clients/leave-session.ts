import { type Actor, asUser } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import type { OwnedSession } from '../sessions/load.ts'
import { endSession, endSessionsOfClient, findSession } from '../sessions/storage.ts'
import type { Browser } from './browser.ts'
import { rotateClientToken } from './rotate-token.ts'
import { noteSessions } from './state.ts'

export interface Departure {
  browser: Browser
  own: OwnedSession
  status: 'ended' | 'removed'
}

/** Ends one session of the client: signs one person out. Returns the client's new token (SES-4, SES-8). */
export async function leaveSession(
  ctx: Context,
  actor: Actor,
  { browser, own: { session, owner }, status }: Departure,
): Promise<string | null> {
  const client = browser.client!
  const now = ctx.clock.now()
  let ended = false
  const token = await write(ctx, async (ctx) => {
    ended = await endSession(ctx.db, session.id, { status, now })
    if (!ended) return null
    await recordEvent(ctx, asUser(actor, { user: owner.user, session }), {
      type: status === 'ended' ? 'session.ended' : 'session.removed',
      targetId: session.id,
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
  actor: Actor,
  { browser }: { browser: Browser },
): Promise<string | null> {
  const client = browser.client!
  const now = ctx.clock.now()
  const token = await write(ctx, async (ctx) => {
    await endSessionsOfClient(ctx.db, client.id, { status: 'removed', now })
    await recordEvent(ctx, actor, { type: 'sessions.ended', targetId: client.id })
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
