import { asUser, type Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { issueToken } from '../clients/rotate-token.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { identifiersOf } from '../users/identifiers.ts'
import { loadUser } from '../users/load.ts'
import { assertNewPassword } from '../users/new-password.ts'
import { replacePassword } from '../users/replace-password.ts'
import { completeSignIn } from './complete.ts'
import { inboxesOf, type SignInFacts } from './facts.ts'
import { signInStatus } from './status.ts'
import { findSignInOfClient, saveOpenSignIn } from './storage.ts'
import type { SignInRow } from './table.ts'

export interface Reset {
  browser: Browser
  facts: SignInFacts
  newPassword: string
}

/**
 * Sets a new password after a reset code was proven, ends all other sessions of the user (PW-10), and signs in. Who has a
 * second factor proves that first.
 * Frontend API §3.4.
 */
export async function resetPassword(
  ctx: Context,
  visitor: Visitor,
  { browser, facts, newPassword }: Reset,
): Promise<void> {
  const { signIn, owner } = facts
  assertNeedsPassword(ctx, signIn)
  if (!owner) throw apiError('sign_in_identification_or_user_deleted')
  await assertNewPassword(ctx, newPassword, {
    param: 'password',
    identifiers: identifiersOf(owner),
  })
  const digest = await ctx.passwords.hash(newPassword)

  const token = await write(ctx, async (ctx) => {
    // Read again under the lock: another request may have finished or ended the reset while we hashed.
    const current = await findSignInOfClient(ctx.db, signIn.id, signIn.client_id)
    if (!current) throw apiError('client_state_invalid')
    assertNeedsPassword(ctx, current)
    const save = (columns: Partial<SignInRow>) => saveOpenSignIn(ctx.db, signIn.id, columns)
    if (current.second_factor_pending) {
      // It is set when that is proven: whoever reads the mail alone changes nothing (PW-11).
      await save({ new_password_digest: digest, updated_at: ctx.clock.now() })
      return null
    }
    await replacePassword(ctx, asUser(visitor, owner), { owner, digest, keepSignIn: signIn.id })
    const changed = (await loadUser(ctx, owner.user.id))!
    return completeSignIn(ctx, visitor, {
      browser,
      owner: changed,
      save,
      first: { strategy: current.first_factor_strategy!, at: current.first_factor_at! },
      inboxes: inboxesOf(facts),
    })
  })
  issueToken(browser, token)
}

function assertNeedsPassword(ctx: Context, signIn: SignInRow): void {
  const status = signInStatus(ctx.settings, signIn, ctx.clock.now())
  if (status !== 'needs_new_password') throw apiError('client_state_invalid')
}
