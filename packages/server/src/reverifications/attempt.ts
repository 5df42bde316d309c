import { type Actor, asUser, type Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { recordEvent } from '../events/events.ts'
import { apiError } from '../http/api-error.ts'
import { noteFactors } from '../sessions/storage.ts'
import { prove } from '../strategies/prove.ts'
import type { Strategy, StrategyInput } from '../strategies/strategy.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import {
  assertNeeds,
  factorsFor,
  loadFacts,
  type Needs,
  proofFor,
  type ReverificationFacts,
  subjectOf,
} from './facts.ts'
import { reverificationStatus } from './status.ts'
import { updateReverification } from './storage.ts'

interface Attempt {
  facts: ReverificationFacts
  input: StrategyInput
  needs: Needs
}

/**
 * Tries to prove a factor; the proof, and when it was, are one transaction (MFA-9). Frontend API §3.9, §5.5.
 *
 * @throws {ApiError} that says why the proof was refused. What the refusal counts is stored.
 */
export async function attemptReverification(
  ctx: Context,
  visitor: Visitor,
  { facts, input, needs }: Attempt,
): Promise<ReverificationFacts> {
  const { strategy, ...proof } = input
  const { own, reverification } = facts
  assertNeeds(ctx, reverification, { needs, strategy })
  if (!factorsFor(ctx, own, needs).some((factor) => factor.strategy === strategy.name)) {
    throw apiError('strategy_for_user_invalid')
  }
  const address = proofFor(facts, needs)?.identifier ?? own.owner.user.id
  const subject = subjectOf(facts, { needs, address, visitor })
  const actor = asUser(visitor, { user: own.owner.user, session: own.session })
  const attempt = { strategy, subject, proof, refusal: 'session.factor_refused' } as const
  return prove(ctx, attempt, async (ctx) => {
    // Read again under the lock: another request may have gone on, or time may have (MFA-8).
    const current = await loadFacts(ctx, own)
    if (current.reverification.id !== reverification.id)
      throw apiError('session_reverification_missing')
    assertNeeds(ctx, current.reverification, { needs, strategy })
    return note(ctx, actor, { facts: current, needs, strategy })
  })
}

async function note(
  ctx: Context,
  actor: Actor,
  { facts, needs, strategy }: { facts: ReverificationFacts; needs: Needs; strategy: Strategy },
): Promise<ReverificationFacts> {
  const { own, reverification: before } = facts
  const now = ctx.clock.now()
  const isFirst = needs === 'needs_first_factor'
  const isSecond = !isFirst || (strategy.isWhole && hasSecondFactor(own.owner.user))
  const change = {
    ...(isFirst && { first_factor_strategy: strategy.name }),
    ...(isSecond && { second_factor_strategy: strategy.name }),
  }
  await updateReverification(ctx.db, before.id, change)
  const proven = {
    ...(isFirst && { first_factor_at: now }),
    ...(isSecond && { second_factor_at: now }),
  }
  if (!(await noteFactors(ctx.db, own.session.id, { ...proven, updated_at: now }))) {
    throw apiError('signed_out')
  }
  const reverification = { ...before, ...change }
  if (reverificationStatus(reverification, now) === 'complete') {
    const details = { level: reverification.level }
    await recordEvent(ctx, actor, { type: 'session.reverified', targetId: own.session.id, details })
  }
  const session = { ...own.session, ...proven, updated_at: now }
  return { ...facts, own: { ...own, session }, reverification }
}
