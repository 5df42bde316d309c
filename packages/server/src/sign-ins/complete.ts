import { asUser, type Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { startSession } from '../clients/start-session.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { newSessionId } from '../sessions/tokens.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { SignInRow } from './table.ts'

export interface Completion {
  browser: Browser
  /** Writes the end of the sign-in down, unless that happened before; says whether it did. */
  settle: (columns: Partial<SignInRow>) => Promise<boolean>
  owner: UserWithEmails
  strategy: string
}

/**
 * Everything is proven: makes the session, in the given transaction. Returns the client's new token.
 *
 * @throws {ApiError} when the account is banned, which shows only now (ENUM-3), or the sign-in was finished before.
 */
export async function completeSignIn(
  ctx: Context,
  visitor: Visitor,
  { browser, settle, owner, strategy }: Completion,
): Promise<string | null> {
  const { user } = owner
  if (user.banned) throw apiError('user_banned')
  const now = ctx.clock.now()
  const sessionId = newSessionId(ctx)
  const settled = await settle({
    created_session_id: sessionId,
    first_factor_strategy: strategy,
    first_factor_at: now,
    updated_at: now,
  })
  if (!settled) throw apiError('client_state_invalid')
  const over = { sign_in_id: null }
  const token = await startSession(ctx, visitor, { id: sessionId, browser, owner, strategy, over })
  await recordEvent(ctx, asUser(visitor, owner), {
    type: 'sign_in.completed',
    targetId: sessionId,
    details: { strategy },
  })
  return token
}
