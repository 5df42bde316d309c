import type { SignInFactorJSON } from '@dooryard/protocol'
import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { chooseFactor, targetOf } from '../strategies/person.ts'
import type { Asker, Start, Strategy, StrategyInput } from '../strategies/strategy.ts'
import { factorsOfAnybody, requireFactors, secondFactors, stageOf } from './factors.ts'
import { identifiedBy, type SignInFacts, secondSubjectOf, subjectOf } from './facts.ts'
import { SECOND_STEPS, type SecondStep, secondStepAt, signInStatus } from './status.ts'
import type { SignInRow } from './table.ts'

interface Preparation {
  facts: SignInFacts
  input: StrategyInput
  asker?: Asker
}

/** Starts the verification of a first factor: sends a code. Frontend API §3.4. */
export async function prepareFirstFactor(
  ctx: Context,
  visitor: Visitor,
  preparation: Preparation,
): Promise<SignInFacts> {
  const { facts } = preparation
  const start = await readyFirstFactor(ctx, visitor, preparation)
  return { ...facts, verification: await write(ctx, start) }
}

/** All that may be refused; what it leads to runs in a transaction. */
export async function readyFirstFactor(
  ctx: Context,
  visitor: Visitor,
  { facts, input, asker }: Preparation,
): Promise<Start> {
  const { strategy, ...wanted } = input
  assertNeedsFirstFactor(ctx, facts.signIn, strategy)
  if (!strategy.prepare) throw nothingToPrepare()
  const who = identifiedBy(facts)
  const factors = isNameless(facts.signIn, strategy)
    ? factorsOfAnybody(ctx, strategy)
    : requireFactors(ctx, who, strategy)
  const address = targetOf(chooseFactor(factors, wanted), who)
  const stage = stageOf(strategy)
  return strategy.prepare(ctx, subjectOf(facts, { stage, address, visitor }), asker)
}

/** Starts the verification of a second step: sends a code. Frontend API §3.4. */
export async function prepareSecondFactor(
  ctx: Context,
  visitor: Visitor,
  { facts, input, asker }: Preparation,
): Promise<SignInFacts> {
  const { strategy, ...wanted } = input
  const { stage, factors } = requireSecondFactors(ctx, facts, strategy)
  if (!strategy.prepare) throw nothingToPrepare()
  const address = targetOf(chooseFactor(factors, wanted), identifiedBy(facts))
  const subject = secondSubjectOf(facts, { stage, address, visitor })
  const start = await strategy.prepare(ctx, subject, asker)
  return { ...facts, second: await write(ctx, start) }
}

const nothingToPrepare = () =>
  apiError('form_param_value_invalid', {
    param: 'strategy',
    longMessage: 'There is nothing to prepare for this strategy.',
  })

/**
 * The second step that a sign-in needs, and how this strategy takes it.
 *
 * @throws {ApiError} 400 unless it needs one, or when it takes no such strategy there.
 */
export function requireSecondFactors(
  ctx: Context,
  facts: SignInFacts,
  { name }: Strategy,
): { stage: SecondStep; factors: SignInFactorJSON[] } {
  const { signIn } = facts
  const stage = requireSecondStep(ctx, signIn)
  const about = { step: stage, first: signIn.first_factor_strategy }
  const factors = secondFactors(ctx.settings, identifiedBy(facts), about).filter(
    ({ strategy }) => strategy === name,
  )
  if (factors.length === 0) throw apiError('strategy_for_user_invalid')
  return { stage, factors }
}

/** @throws {ApiError} 400 unless a second step is what the sign-in needs. */
export function requireSecondStep({ settings, clock }: Context, signIn: SignInRow): SecondStep {
  const step = secondStepAt(signInStatus(settings, signIn, clock.now()))
  if (!step) throw apiError('client_state_invalid')
  return step
}

/** One can go back: another way may be proven in the place of the one that was. */
const FIRST_FACTOR_TAKEN = [
  'needs_first_factor',
  'needs_new_password',
  ...Object.keys(SECOND_STEPS),
]

/** Nobody said whose sign-in it is: the proof will. */
export const isNameless = ({ identifier }: SignInRow, { identify, prepare }: Strategy): boolean =>
  identifier === null && identify !== undefined && prepare !== undefined

/** @throws {ApiError} 400 unless a first factor is what the sign-in can do with. */
export function assertNeedsFirstFactor(ctx: Context, signIn: SignInRow, strategy?: Strategy): void {
  const status = signInStatus(ctx.settings, signIn, ctx.clock.now())
  if (strategy && status === 'needs_identifier' && isNameless(signIn, strategy)) return
  if (!FIRST_FACTOR_TAKEN.includes(status)) throw apiError('client_state_invalid')
}
