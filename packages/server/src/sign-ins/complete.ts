import { asUser, type Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { startSession } from '../clients/start-session.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import type { Impersonation } from '../sessions/impersonation.ts'
import { newSessionId } from '../sessions/tokens.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { SignInRow } from './table.ts'
import { tellOfNewBrowser } from './tell-of-new-browser.ts'

export interface Completion {
  browser: Browser
  owner: UserWithEmails
  /** Writes the sign-in down as it goes on, unless it was finished before; says whether it did. */
  save: (columns: Partial<SignInRow>) => Promise<boolean>
  first: { strategy: string; at: number }
  /** Strategy of the second factor, if that was proven just now. */
  second?: string
  /** Strategy by which somebody without one has shown, just now, that they may sign in in a browser that is new. */
  trust?: string
  /** Addresses whose mail was read on the way. */
  inboxes?: readonly string[]
  /** Somebody acts for the owner, who has proven nothing. */
  impersonation?: Impersonation | null
}

/**
 * Everything is proven: makes the session, in the given transaction. Returns the client's new token.
 *
 * @throws {ApiError} when the account is banned, which shows only now (ENUM-3), or the sign-in was finished before.
 */
export async function completeSignIn(
  ctx: Context,
  visitor: Visitor,
  { browser, owner, save, first, second, trust, inboxes = [], impersonation = null }: Completion,
): Promise<string | null> {
  const { user } = owner
  if (user.banned) throw apiError('user_banned')
  const now = ctx.clock.now()
  const sessionId = newSessionId(ctx)
  const saved = await save({
    created_session_id: sessionId,
    first_factor_strategy: first.strategy,
    first_factor_at: first.at,
    second_factor_strategy: second ?? trust ?? null,
    reset_pending: 0,
    second_factor_pending: 0,
    trust_pending: 0,
    new_password_digest: null,
    identity: null,
    updated_at: now,
  })
  if (!saved) throw apiError('client_state_invalid')
  const { token, isNewBrowser } = await startSession(ctx, visitor, {
    id: sessionId,
    browser,
    owner,
    strategy: first.strategy,
    // A proof that the browser may be trusted is no second factor, which somebody who has none could not prove again.
    proven: { first: first.at, second: second ? now : null },
    over: { sign_in_id: null },
    impersonation,
  })
  await recordEvent(ctx, asUser(visitor, owner), {
    type: 'sign_in.completed',
    targetId: sessionId,
    details: {
      strategy: first.strategy,
      ...(second && { second_strategy: second }),
      ...(trust && { trust_strategy: trust }),
      ...(isNewBrowser && { new_browser: true }),
      ...(impersonation && { impersonator: impersonation.actor.sub }),
    },
  })
  if (isNewBrowser) await tellOfNewBrowser(ctx, visitor, { owner, inboxes })
  return token
}
