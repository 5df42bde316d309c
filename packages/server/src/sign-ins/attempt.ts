import { issueToken } from '../clients/rules.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { ApiError, apiError } from '../http/api-error.ts'
import { type StrategyName, strategies } from '../strategies/index.ts'
import type { Proof, Strategy } from '../strategies/strategy.ts'
import { completeSignIn } from './complete.ts'
import type { Requester } from './create.ts'
import { loadSignInFacts, type SignInFacts, subjectOf } from './facts.ts'
import { assertNeedsFirstFactor } from './prepare.ts'
import { claimSignIn, updateSignIn } from './storage.ts'
import type { SignInRow } from './table.ts'

export interface AttemptInput extends Proof {
  strategy: StrategyName
}

/**
 * Tries to prove the first factor; the proof, the session and the new client token are one transaction.
 * Frontend API §3.4.
 *
 * @throws {ApiError} that says why the proof was refused. What the refusal counts is stored.
 */
export async function attemptFirstFactor(
  ctx: Context,
  requester: Requester,
  signIn: SignInRow,
  { strategy: name, ...proof }: AttemptInput,
): Promise<void> {
  const facts = await loadSignInFacts(ctx.db, signIn)
  assertNeedsFirstFactor(ctx, signIn)
  assertStrategy(ctx, facts, name)
  const strategy: Strategy = strategies[name]
  // What was sent proves the address that it was sent to; all else, what was typed.
  const sentTo = strategy.prepare && facts.verification?.identifier
  const address = sentTo ?? signIn.identifier ?? ''
  const subject = subjectOf(facts, { strategy: name, address, visitor: requester.visitor })
  const redeem = await strategy.attempt(ctx, subject, proof)

  const noteRefusal = (ctx: Context, { code }: ApiError) =>
    recordEvent(ctx, {
      type: 'sign_in.factor_refused',
      result: 'failure',
      targetId: signIn.user_id,
      visitor: requester.visitor,
      details: { strategy: name, code },
    })
  if (redeem instanceof ApiError) {
    await noteRefusal(ctx, redeem)
    throw redeem
  }
  const outcome = await write(ctx, async (ctx) => {
    const refusal = await redeem(ctx)
    if (!refusal) return advance(ctx, { requester, signIn, strategy: name })
    await noteRefusal(ctx, refusal)
    return refusal
  })
  if (outcome instanceof ApiError) throw outcome
  issueToken(requester.browser, outcome)
}

function assertStrategy(ctx: Context, { owner, verification }: SignInFacts, name: string): void {
  const { strategies: enabled, enumerationProtection } = ctx.settings
  if (name === 'password') {
    const usable = enabled.password && (enumerationProtection || owner?.user.password_digest)
    if (!usable) throw apiError('strategy_for_user_invalid')
    return
  }
  if (name === 'ticket') return
  if (!verification) throw apiError('verification_missing')
  if (verification.strategy !== name) throw apiError('verification_strategy_invalid')
}

interface Advance {
  requester: Requester
  signIn: SignInRow
  strategy: StrategyName
}

/** A reset code leads to a new password, everything else to a session. */
async function advance(
  ctx: Context,
  { requester, signIn, strategy }: Advance,
): Promise<string | null> {
  const { owner } = await loadSignInFacts(ctx.db, signIn)
  if (!owner) throw apiError('sign_in_identification_or_user_deleted')
  if (strategy === 'reset_password_email_code') {
    const now = ctx.clock.now()
    await updateSignIn(ctx.db, signIn.id, {
      reset_pending: 1,
      first_factor_strategy: strategy,
      first_factor_at: now,
      updated_at: now,
    })
    return null
  }
  const { browser, visitor } = requester
  return completeSignIn(ctx, {
    settle: (columns) => claimSignIn(ctx.db, signIn.id, columns),
    owner,
    strategy,
    browser,
    visitor,
  })
}
