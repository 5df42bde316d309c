import type { Visitor } from '../actor.ts'
import type { Browser } from '../clients/browser.ts'
import { issueToken } from '../clients/rotate-token.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { prove } from '../strategies/prove.ts'
import type { StrategyInput } from '../strategies/strategy.ts'
import { completeIfReady } from './complete.ts'
import {
  assertOpen,
  IDENTIFIERS,
  identifierProvenBy,
  type SignUpFacts,
  subjectOf,
} from './facts.ts'
import { findSignUpOfClient, updateSignUp } from './storage.ts'

/** Tries a proof of an address or number; a right one may complete the sign-up, all in one transaction. */
export async function attemptVerification(
  ctx: Context,
  visitor: Visitor,
  { browser, facts, input }: { browser: Browser; facts: SignUpFacts; input: StrategyInput },
): Promise<void> {
  const { strategy, ...proof } = input
  const { signUp } = facts
  assertOpen(ctx, signUp)
  const proves = identifierProvenBy(strategy)
  const { column, provenAt } = IDENTIFIERS[proves]
  const subject = subjectOf(facts, { proves, user: null, visitor })
  const token = await prove(ctx, { strategy, subject, proof }, async (ctx) => {
    const now = ctx.clock.now()
    const current = await findSignUpOfClient(ctx.db, signUp.id, signUp.client_id)
    // It was changed while the code was on its way: the code proves the former one.
    if (current?.[column] !== subject.identifier) throw apiError('verification_expired')
    await updateSignUp(ctx.db, signUp.id, { [provenAt]: now, updated_at: now })
    return completeIfReady(ctx, visitor, { browser, signUpId: signUp.id })
  })
  issueToken(browser, token)
}
