import { asUser, type Visitor } from '../actor.ts'
import { issueToken } from '../clients/rotate-token.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { prove } from '../strategies/prove.ts'
import { loadUser } from '../users/load.ts'
import { replacePassword } from '../users/replace-password.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { FactorAttempt } from './attempt.ts'
import { completeSignIn } from './complete.ts'
import { secondFactors } from './factors.ts'
import { identifiedBy, secondSubjectOf } from './facts.ts'
import { linkAccount } from './link-account.ts'
import { assertNeedsSecondFactor } from './prepare.ts'
import { findSignInOfClient, saveOpenSignIn } from './storage.ts'
import type { SignInRow } from './table.ts'

/**
 * Tries to prove the second factor; the proof and the session, and a new password that waited for it (PW-11), are one
 * transaction. Frontend API §3.4.
 *
 * @throws {ApiError} that says why the proof was refused. What the refusal counts is stored.
 */
export async function attemptSecondFactor(
  ctx: Context,
  visitor: Visitor,
  { browser, facts, input }: FactorAttempt,
): Promise<void> {
  const { strategy, ...proof } = input
  const { signIn } = facts
  assertNeedsSecondFactor(ctx, signIn)
  const factors = secondFactors(ctx.settings, identifiedBy(facts))
  if (!factors.some((factor) => factor.strategy === strategy.name)) {
    throw apiError('strategy_for_user_invalid')
  }
  const sentTo = strategy.prepare && facts.second?.identifier
  const address = sentTo ?? signIn.identifier ?? ''
  const subject = secondSubjectOf(facts, { address, visitor })
  const token = await prove(ctx, { strategy, subject, proof }, async (ctx) => {
    // Read again under the lock: another request may have finished it, or time may have (MFA-8).
    const current = await findSignInOfClient(ctx.db, signIn.id, signIn.client_id)
    if (!current) throw apiError('client_state_invalid')
    assertNeedsSecondFactor(ctx, current)
    const settled = await settlePassword(ctx, visitor, current)
    const owner = await linkAccount(ctx, visitor, { signIn: current, owner: settled })
    return completeSignIn(ctx, visitor, {
      browser,
      owner,
      save: (columns) => saveOpenSignIn(ctx.db, signIn.id, columns),
      first: { strategy: current.first_factor_strategy!, at: current.first_factor_at! },
      second: strategy.name,
    })
  })
  issueToken(browser, token)
}

/** The person whose sign-in it is, with the new password of a reset. */
async function settlePassword(
  ctx: Context,
  visitor: Visitor,
  { id, user_id, new_password_digest: digest }: SignInRow,
): Promise<UserWithEmails> {
  const owner = user_id === null ? null : await loadUser(ctx.db, user_id)
  if (!owner) throw apiError('sign_in_identification_or_user_deleted')
  if (digest === null) return owner
  await replacePassword(ctx, asUser(visitor, owner), { owner, digest, keepSignIn: id })
  return (await loadUser(ctx.db, owner.user.id))!
}
