import type { Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { issueToken } from '../clients/rotate-token.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { prove } from '../strategies/prove.ts'
import type { Strategy, StrategyInput } from '../strategies/strategy.ts'
import { loadUser } from '../users/load.ts'
import { completeSignIn } from './complete.ts'
import { requireFactors, stageOf } from './factors.ts'
import { identifiedBy, type SignInFacts, subjectOf } from './facts.ts'
import { assertNeedsFirstFactor } from './prepare.ts'
import { claimSignIn, updateSignIn } from './storage.ts'
import type { SignInRow } from './table.ts'

/**
 * Tries to prove the first factor; the proof, the session and the new client token are one transaction.
 * Frontend API §3.4.
 *
 * @throws {ApiError} that says why the proof was refused. What the refusal counts is stored.
 */
export async function attemptFirstFactor(
  ctx: Context,
  visitor: Visitor,
  { browser, facts, input }: { browser: Browser; facts: SignInFacts; input: StrategyInput },
): Promise<void> {
  const { strategy, ...proof } = input
  const { signIn, verification } = facts
  assertNeedsFirstFactor(ctx, signIn)
  // What was prepared was offered then, and some proofs say by themselves whose they are.
  if (!strategy.prepare && !strategy.identify) requireFactors(ctx, identifiedBy(facts), strategy)
  // What was sent proves the address that it was sent to; all else, what was typed.
  const sentTo = strategy.prepare && verification?.identifier
  const address = sentTo ?? signIn.identifier ?? ''
  const subject = subjectOf(facts, { strategy, address, visitor })
  const token = await prove(ctx, { strategy, subject, proof }, (ctx) =>
    advance(ctx, visitor, { browser, signIn, strategy }),
  )
  issueToken(browser, token)
}

/** Leads to a new password or to a session, as the stage of the proof says. */
async function advance(
  ctx: Context,
  visitor: Visitor,
  { browser, signIn, strategy }: { browser: Browser; signIn: SignInRow; strategy: Strategy },
): Promise<string | null> {
  // As the proof left them: forgiven, or banned meanwhile.
  const owner = signIn.user_id === null ? null : await loadUser(ctx.db, signIn.user_id)
  if (!owner) throw apiError('sign_in_identification_or_user_deleted')
  if (stageOf(strategy) === 'reset_password') {
    const now = ctx.clock.now()
    await updateSignIn(ctx.db, signIn.id, {
      reset_pending: 1,
      first_factor_strategy: strategy.name,
      first_factor_at: now,
      updated_at: now,
    })
    return null
  }
  return completeSignIn(ctx, visitor, {
    browser,
    settle: (columns) => claimSignIn(ctx.db, signIn.id, columns),
    owner,
    strategy: strategy.name,
  })
}
