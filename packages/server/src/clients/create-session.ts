import type { Actor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { activeMembership } from '../memberships/active.ts'
import type { OwnedSession } from '../sessions/load.ts'
import { newSessionRow } from '../sessions/new-session.ts'
import { insertSession } from '../sessions/storage.ts'
import { newSessionId } from '../sessions/tokens.ts'
import { CLIENT_LIFETIME } from '../settings/numbers.ts'
import { requireUser } from '../users/load.ts'
import { newClient } from './new-client.ts'
import { insertClient } from './storage.ts'

/**
 * Signs a user in at a client that no browser has, for tests of a site.
 *
 * @throws {ApiError} 400 in a production instance, 404 for an unknown user, 403 for a banned one, 404 for an organization that they are not in.
 */
export async function createSession(
  ctx: Context,
  actor: Actor,
  { userId, organizationId = null }: { userId: string; organizationId?: string | null | undefined },
): Promise<OwnedSession> {
  if (ctx.keys.instanceType !== 'development') throw apiError('request_invalid_for_environment')
  return write(ctx, async (ctx) => {
    const owner = await requireUser(ctx, actor, userId)
    if (owner.user.banned) throw apiError('user_banned')
    const { settings } = ctx
    if (organizationId !== null && !activeMembership(settings, owner.memberships, organizationId)) {
      throw apiError('organization_not_found_or_unauthorized', { param: 'active_organization_id' })
    }
    const id = newSessionId(ctx)
    const client = newClient(ctx, { last_active_session_id: id, lifetime: CLIENT_LIFETIME })
    await insertClient(ctx.db, client)
    const session = newSessionRow(ctx, {
      id,
      clientId: client.id,
      owner,
      organizationId,
      strategy: 'backend_api',
      sender: actor,
    })
    await insertSession(ctx.db, session)
    await recordEvent(ctx, actor, { type: 'session.created', targetId: id })
    return { session, owner }
  })
}
