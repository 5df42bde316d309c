import { type Actor, isSite } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { forgetBrowser } from '../known-browsers/storage.ts'
import { requireFreshProof } from '../users/fresh-proof.ts'
import type { OwnedSession } from './load.ts'
import { requireSession } from './require-session.ts'
import { endSession } from './storage.ts'

/**
 * Ends a session at once, wherever it is signed in (SES-7), and its browser is a stranger's again. One that has ended stays as it is.
 *
 * @throws {ApiError} 404 unless the actor reaches it (AZ-1); for people 403 until they verified again that it is them: whoever took a
 * session keeps the owner out by it no more than they change what guards the account (MFA-9).
 */
export async function revokeSession(ctx: Context, actor: Actor, id: string): Promise<OwnedSession> {
  return write(ctx, async (ctx) => {
    const { session, owner } = await requireSession(ctx, actor, id)
    if (!isSite(actor)) await requireFreshProof(ctx, actor, owner.user)
    const end = { status: 'revoked', now: ctx.clock.now() } as const
    if (!(await endSession(ctx.db, id, end))) return { session, owner }
    await forgetBrowser(ctx.db, { clientId: session.client_id, userId: session.user_id })
    await recordEvent(ctx, actor, { type: 'session.revoked', targetId: id })
    return { session: { ...session, status: end.status, updated_at: end.now }, owner }
  })
}
