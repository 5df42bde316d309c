import { asUser, type Visitor } from '../actor.ts'
import { issueToken } from '../clients/rotate-token.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { prove } from '../strategies/prove.ts'
import { acceptKept, ticket } from '../strategies/ticket.ts'
import { loadUser } from '../users/load.ts'
import { replacePassword } from '../users/replace-password.ts'
import type { UserWithEmails } from '../users/view.ts'
import type { FactorAttempt } from './attempt.ts'
import { completeSignIn } from './complete.ts'
import { inboxesOf, inboxOf, secondSubjectOf } from './facts.ts'
import { linkAccount } from './link-account.ts'
import { requireSecondFactors, requireSecondStep } from './prepare.ts'
import { findSignInOfClient, saveOpenSignIn } from './storage.ts'
import type { SignInRow } from './table.ts'

/**
 * Tries to take the second step; the proof and the session, and a new password that waited for it (PW-11), are one
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
  const { stage } = requireSecondFactors(ctx, facts, strategy)
  const sentTo = strategy.prepare && facts.second?.identifier
  const address = sentTo ?? signIn.identifier ?? ''
  const subject = secondSubjectOf(facts, { stage, address, visitor })
  const token = await prove(ctx, { strategy, subject, proof }, async (ctx) => {
    // Read again under the lock: another request may have finished it, or time may have (MFA-8).
    const current = await findSignInOfClient(ctx.db, signIn.id, signIn.client_id)
    if (!current) throw apiError('client_state_invalid')
    if (requireSecondStep(ctx, current) !== stage) throw apiError('client_state_invalid')
    const settled = await settlePassword(ctx, visitor, current)
    const owner = await linkAccount(ctx, visitor, { signIn: current, owner: settled })
    if (current.first_factor_strategy === ticket.name) {
      const own = { signInId: signIn.id, userId: owner.user.id }
      await acceptKept(ctx, asUser(visitor, owner), own)
    }
    return completeSignIn(ctx, visitor, {
      browser,
      owner,
      save: (columns) => saveOpenSignIn(ctx.db, signIn.id, columns),
      first: { strategy: current.first_factor_strategy!, at: current.first_factor_at! },
      [stage === 'client_trust' ? 'trust' : 'second']: strategy.name,
      inboxes: [...inboxesOf(facts), ...inboxOf(strategy, address)],
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
  const owner = user_id === null ? null : await loadUser(ctx, user_id)
  if (!owner) throw apiError('sign_in_identification_or_user_deleted')
  if (digest === null) return owner
  await replacePassword(ctx, asUser(visitor, owner), { owner, digest, keepSignIn: id })
  return (await loadUser(ctx, owner.user.id))!
}
