import type { Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { issueToken } from '../clients/rotate-token.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { prove } from '../strategies/prove.ts'
import type { StrategyInput } from '../strategies/strategy.ts'
import { completeIfReady } from './complete.ts'
import { assertOpen, type SignUpFacts, subjectOf } from './facts.ts'
import { findSignUpOfClient, updateSignUp } from './storage.ts'

/** Tries a proof of the address; a right one may complete the sign-up, all in one transaction. */
export async function attemptVerification(
  ctx: Context,
  visitor: Visitor,
  { browser, facts, input }: { browser: Browser; facts: SignUpFacts; input: StrategyInput },
): Promise<void> {
  const { strategy, ...proof } = input
  const { signUp } = facts
  assertOpen(ctx, signUp)
  const subject = subjectOf(facts, { user: null, visitor })
  const token = await prove(ctx, { strategy, subject, proof }, async (ctx) => {
    const now = ctx.clock.now()
    const current = await findSignUpOfClient(ctx.db, signUp.id, signUp.client_id)
    // The address changed while the code was on its way: the code proves the former one.
    if (current?.email_address !== subject.identifier) throw apiError('verification_expired')
    await updateSignUp(ctx.db, signUp.id, { email_verified_at: now, updated_at: now })
    return completeIfReady(ctx, visitor, { browser, signUpId: signUp.id })
  })
  issueToken(browser, token)
}
