import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { chooseFactor } from '../strategies/person.ts'
import type { StrategyInput } from '../strategies/strategy.ts'
import { assertNeeds, factorsFor, type ReverificationFacts, subjectOf } from './facts.ts'

/** Starts the verification of a first factor: sends a code. Frontend API §3.9. */
export async function prepareReverification(
  ctx: Context,
  visitor: Visitor,
  { facts, input }: { facts: ReverificationFacts; input: StrategyInput },
): Promise<ReverificationFacts> {
  const { strategy, ...wanted } = input
  const needs = 'needs_first_factor'
  assertNeeds(ctx, facts.reverification, { needs, strategy })
  const factors = factorsFor(ctx, facts.own, needs).filter((one) => one.strategy === strategy.name)
  if (factors.length === 0) throw apiError('strategy_for_user_invalid')
  if (!strategy.prepare) {
    throw apiError('form_param_value_invalid', {
      param: 'strategy',
      longMessage: 'There is nothing to prepare for this strategy.',
    })
  }
  const address = chooseFactor(factors, wanted).safe_identifier ?? ''
  const start = await strategy.prepare(ctx, subjectOf(facts, { needs, address, visitor }))
  return { ...facts, verification: await write(ctx, start) }
}
