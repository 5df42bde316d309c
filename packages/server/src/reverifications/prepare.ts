import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { chooseFactor, targetOf } from '../strategies/person.ts'
import type { StrategyInput } from '../strategies/strategy.ts'
import { assertNeeds, factorsFor, type ReverificationFacts, subjectOf } from './facts.ts'

interface Preparation {
  facts: ReverificationFacts
  input: StrategyInput
  needs: 'needs_first_factor' | 'needs_second_factor'
}

/** Starts the verification of a factor: sends a code. Frontend API §3.9. */
export async function prepareReverification(
  ctx: Context,
  visitor: Visitor,
  { facts, input, needs }: Preparation,
): Promise<ReverificationFacts> {
  const { strategy, ...wanted } = input
  assertNeeds(ctx, facts.reverification, { needs, strategy })
  const factors = factorsFor(ctx, facts.own, needs).filter((one) => one.strategy === strategy.name)
  if (factors.length === 0) throw apiError('strategy_for_user_invalid')
  if (!strategy.prepare) {
    throw apiError('form_param_value_invalid', {
      param: 'strategy',
      longMessage: 'There is nothing to prepare for this strategy.',
    })
  }
  const who = { identifier: '', owner: facts.own.owner }
  const address = targetOf(chooseFactor(factors, wanted), who)
  const start = await strategy.prepare(ctx, subjectOf(facts, { needs, address, visitor }))
  const proof = await write(ctx, start)
  return needs === 'needs_first_factor'
    ? { ...facts, verification: proof }
    : { ...facts, second: proof }
}
