import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { type OwnedSession, statusOf } from '../sessions/load.ts'
import { isLive } from '../sessions/status.ts'
import { findSessionOfClient } from '../sessions/storage.ts'
import { loadUser } from '../users/load.ts'
import type { Browser } from './browser.ts'
import { browserSessions } from './state.ts'

/** A session of the browser's client, signed in or not; null for one that is not the client's (SES-5). */
export async function findBrowserSession(
  ctx: Context,
  browser: Browser,
  id: string,
): Promise<OwnedSession | null> {
  const live = (await browserSessions(ctx, browser)).find(({ session }) => session.id === id)
  if (live || !browser.client) return live ?? null
  const session = await findSessionOfClient(ctx.db, id, browser.client.id)
  const owner = session && (await loadUser(ctx, session.user_id))
  return session && owner && { session, owner }
}

/** @throws {ApiError} 401 without a client, 404 for a session that is not one of the client's (SES-5, ENUM-4). */
export async function requireBrowserSession(
  ctx: Context,
  browser: Browser,
  id: string,
): Promise<OwnedSession> {
  if (!browser.client) throw apiError('signed_out')
  const own = await findBrowserSession(ctx, browser, id)
  if (!own) throw apiError('resource_not_found')
  return own
}

/** @throws {ApiError} 401 also for a session that has ended (SES-6). */
export async function requireLiveBrowserSession(
  ctx: Context,
  browser: Browser,
  id: string,
): Promise<OwnedSession> {
  const own = await requireBrowserSession(ctx, browser, id)
  if (!isLive(statusOf(ctx, own))) throw apiError('signed_out')
  return own
}
