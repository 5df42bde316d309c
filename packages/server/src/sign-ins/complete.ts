import type { Browser } from '../clients/browser.ts'
import { updateClient } from '../clients/storage.ts'
import type { Context } from '../context.ts'
import { recordEvent, type Visitor } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { startSession } from '../sessions/start.ts'
import { newSessionId } from '../sessions/tokens.ts'
import type { UserRow } from '../users/table.ts'
import { claimSignIn } from './storage.ts'

export interface Completion {
  signInId: string
  user: UserRow
  strategy: string
  browser: Browser
  visitor: Visitor
}

/**
 * Everything is proven: makes the session, in the given transaction. Returns the client's new token.
 *
 * @throws {ApiError} when the account is banned, which shows only now (ENUM-3), or the sign-in was finished before.
 */
export async function completeSignIn(
  ctx: Context,
  { signInId, user, strategy, browser, visitor }: Completion,
): Promise<string | null> {
  if (user.banned) throw apiError('user_banned')
  const now = ctx.clock.now()
  const sessionId = newSessionId(ctx)
  const claimed = await claimSignIn(ctx.db, signInId, {
    created_session_id: sessionId,
    first_factor_strategy: strategy,
    first_factor_at: now,
    updated_at: now,
  })
  if (!claimed) throw apiError('client_state_invalid')
  const token = await startSession(ctx, { id: sessionId, browser, user, strategy, visitor })
  await updateClient(ctx.db, browser.client!.id, { sign_in_id: null })
  await recordEvent(ctx, {
    type: 'sign_in.completed',
    actorId: user.id,
    targetId: sessionId,
    visitor,
    details: { strategy },
  })
  return token
}
