import type { Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { issueToken } from '../clients/rotate-token.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { prove } from '../strategies/prove.ts'
import type { StrategyInput } from '../strategies/strategy.ts'
import { loadUser } from '../users/load.ts'
import { advance, stepAfter } from './advance.ts'
import { assertNotSignedIn } from './create.ts'
import { requireFactors, stageOf } from './factors.ts'
import { identifiedBy, inboxOf, type SignInFacts, subjectOf } from './facts.ts'
import { linkAccount } from './link-account.ts'
import { assertNeedsFirstFactor, isNameless } from './prepare.ts'
import { saveOpenSignIn } from './storage.ts'
import type { SignInRow } from './table.ts'

export interface FactorAttempt {
  browser: Browser
  facts: SignInFacts
  input: StrategyInput
}

/**
 * Tries to prove the first factor; the proof, the session and the new client token are one transaction.
 * Frontend API §3.4.
 *
 * @throws {ApiError} that says why the proof was refused. What the refusal counts is stored.
 */
export async function attemptFirstFactor(
  ctx: Context,
  visitor: Visitor,
  { browser, facts, input }: FactorAttempt,
): Promise<void> {
  const { strategy, ...proof } = input
  const { signIn, verification } = facts
  assertNeedsFirstFactor(ctx, signIn, strategy)
  const who = isNameless(signIn, strategy) ? await strategy.identify!(ctx, proof) : null
  await assertNotSignedIn(ctx, browser, who)
  // What was prepared was offered then, and some proofs say by themselves whose they are.
  if (!strategy.prepare && !strategy.identify) requireFactors(ctx, identifiedBy(facts), strategy)
  // What was sent proves the address that it was sent to; all else, what was typed.
  const sentTo = strategy.prepare && verification?.identifier
  const address = sentTo ?? signIn.identifier ?? ''
  const named = who ? { ...facts, owner: who.owner } : facts
  const subject = subjectOf(named, { stage: stageOf(strategy), address, visitor })
  const token = await prove(ctx, { strategy, subject, proof }, async (ctx, impersonation) => {
    // As the proof left them: forgiven, or banned meanwhile.
    const userId = subject.user?.id ?? null
    const owner = userId === null ? null : await loadUser(ctx, userId)
    if (!owner) throw apiError('sign_in_identification_or_user_deleted')
    const name = who && { identifier: who.identifier, user_id: userId }
    const save = (columns: Partial<SignInRow>) =>
      saveOpenSignIn(ctx.db, signIn.id, { ...name, ...columns })
    const { client_id: clientId } = signIn
    const step = await stepAfter(ctx, { strategy, owner, clientId, impersonation })
    const isTheirs = !step && stageOf(strategy) === 'sign_in' && !impersonation
    const linked = isTheirs ? await linkAccount(ctx, visitor, { signIn, owner }) : owner
    const inboxes = inboxOf(strategy, address)
    const way = { strategy, step, inboxes, impersonation }
    return advance(ctx, visitor, { browser, owner: linked, save, ...way })
  })
  issueToken(browser, token)
}
