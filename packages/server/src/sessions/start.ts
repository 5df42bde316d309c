import type { Browser } from '../clients/browser.ts'
import { rotateClientToken } from '../clients/rules.ts'
import { updateClient } from '../clients/storage.ts'
import { MINUTE } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Visitor } from '../events/events.ts'
import { updateUser } from '../users/storage.ts'
import type { UserRow } from '../users/table.ts'
import { sessionTasks } from './status.ts'
import { endSessionsOfClient, insertSession } from './storage.ts'
import type { SessionRow } from './table.ts'

export interface NewSession {
  id: string
  browser: Browser
  user: UserRow
  strategy: string
  visitor: Visitor
}

/**
 * Signs a user in at a client: the session, the client's pointers, and a new client token, all in the given transaction.
 * Returns the token for the answer to hand out once the transaction is committed (SES-4).
 */
export async function startSession(
  ctx: Context,
  { id, browser, user, strategy, visitor }: NewSession,
): Promise<string | null> {
  const now = ctx.clock.now()
  const clientId = browser.client!.id
  if (ctx.settings.session.single) {
    await endSessionsOfClient(ctx.db, clientId, { status: 'replaced', now })
  }
  await insertSession(ctx.db, newSessionRow(ctx, { id, clientId, user, strategy, visitor, now }))
  await updateUser(ctx.db, user.id, { last_sign_in_at: now, last_active_at: now })
  await updateClient(ctx.db, clientId, {
    last_active_session_id: id,
    last_authentication_strategy: strategy,
    updated_at: now,
  })
  return rotateClientToken(ctx, browser)
}

/** A session as it begins. */
export function newSessionRow(
  { settings }: Context,
  {
    id,
    clientId,
    user,
    strategy,
    visitor,
    now,
  }: Omit<NewSession, 'browser'> & { clientId: string; now: number },
): SessionRow {
  const expireAt = now + settings.session.lifetimeMinutes * MINUTE
  return {
    id,
    client_id: clientId,
    user_id: user.id,
    status: sessionTasks(user).length > 0 ? 'pending' : 'active',
    strategy,
    actor: null,
    last_active_organization_id: null,
    first_factor_at: now,
    second_factor_at: null,
    user_agent: visitor.userAgent,
    ip_address: visitor.address,
    last_active_at: now,
    expire_at: expireAt,
    abandon_at: expireAt,
    created_at: now,
    updated_at: now,
  }
}
