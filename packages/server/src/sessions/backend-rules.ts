import { createId } from '@dooryard/protocol'
import { insertClient } from '../clients/storage.ts'
import type { ClientRow } from '../clients/table.ts'
import { SECOND } from '../clock.ts'
import type { Context } from '../context.ts'
import { type Db, write } from '../db/database.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { CLIENT_LIFETIME } from '../settings/numbers.ts'
import { findUser } from '../users/storage.ts'
import type { UserRow } from '../users/table.ts'
import { readSessionToken } from './read-token.ts'
import { newSessionRow } from './start.ts'
import { isLive, sessionStatus } from './status.ts'
import { endSession, findSession, insertSession } from './storage.ts'
import type { SessionRow } from './table.ts'
import { mintSessionToken, newSessionId } from './tokens.ts'

/** A session and whose it is. */
export interface OwnedSession {
  session: SessionRow
  user: UserRow
}

/** @throws {ApiError} 404. */
export async function requireSession(db: Db, id: string): Promise<OwnedSession> {
  const session = await findSession(db, id)
  const user = session && (await findUser(db, session.user_id))
  if (!session || !user) throw apiError('resource_not_found')
  return { session, user }
}

/** @throws {ApiError} 404, or 400 for a session that has ended. */
export async function requireLiveSession(ctx: Context, id: string): Promise<OwnedSession> {
  const owned = await requireSession(ctx.db, id)
  if (!isLive(sessionStatus(ctx.settings, { ...owned, now: ctx.clock.now() }))) {
    throw apiError('invalid_action_for_session')
  }
  return owned
}

/** Ends a session at once (SES-7). One that has ended stays as it is. */
export async function revokeSession(
  ctx: Context,
  { id, visitor }: { id: string; visitor: Visitor },
): Promise<OwnedSession> {
  return write(ctx, async (ctx) => {
    await requireSession(ctx.db, id)
    const ended = await endSession(ctx.db, id, { status: 'revoked', now: ctx.clock.now() })
    if (ended) {
      await recordEvent(ctx, {
        type: 'session.revoked',
        actorId: 'secret_key',
        targetId: id,
        visitor,
      })
    }
    return requireSession(ctx.db, id)
  })
}

/**
 * Signs a user in at a client that no browser has, for tests of a site.
 *
 * @throws {ApiError} 400 in a production instance, 404 for an unknown user, 403 for a banned one.
 */
export async function createTestSession(
  ctx: Context,
  { userId, visitor }: { userId: string; visitor: Visitor },
): Promise<OwnedSession> {
  if (ctx.keys.instanceType !== 'development') throw apiError('request_invalid_for_environment')
  return write(ctx, async (ctx) => {
    const user = await findUser(ctx.db, userId)
    if (!user) throw apiError('resource_not_found')
    if (user.banned) throw apiError('user_banned')
    const id = newSessionId(ctx)
    const client = newClient(ctx, id)
    await insertClient(ctx.db, client)
    const session = newSessionRow(ctx, {
      id,
      clientId: client.id,
      user,
      strategy: 'backend_api',
      visitor,
      now: ctx.clock.now(),
    })
    await insertSession(ctx.db, session)
    await recordEvent(ctx, {
      type: 'session.created',
      actorId: 'secret_key',
      targetId: id,
      visitor,
    })
    return { session, user }
  })
}

/** @throws {ApiError} 400 for a token that is not a fresh one of this session, or when the session has ended. */
export async function verifySession(
  ctx: Context,
  { id, token }: { id: string; token: string },
): Promise<OwnedSession> {
  const owned = await requireLiveSession(ctx, id)
  const claims = await readSessionToken(ctx, token)
  const fresh = claims && claims.exp * SECOND > ctx.clock.now()
  if (!fresh || claims.sid !== id || claims.sub !== owned.user.id) {
    throw apiError('invalid_session_token', { param: 'token' })
  }
  return owned
}

/** A token of a session that is for no page in particular, as long as the caller wants it. */
export async function mintBackendToken(
  ctx: Context,
  { id, lifetime }: { id: string; lifetime?: number | undefined },
): Promise<string> {
  const owned = await requireLiveSession(ctx, id)
  return mintSessionToken(ctx, { ...owned, origin: null, ...(lifetime && { lifetime }) })
}

function newClient(ctx: Context, sessionId: string): ClientRow {
  const now = ctx.clock.now()
  return {
    id: createId('client', ctx.random),
    token_hash: null,
    last_active_session_id: sessionId,
    sign_in_id: null,
    sign_up_id: null,
    last_authentication_strategy: null,
    feedback: null,
    feedback_expires_at: null,
    expire_at: now + CLIENT_LIFETIME,
    created_at: now,
    updated_at: now,
  }
}
