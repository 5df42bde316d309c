import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { chooseFactor, targetOf } from '../strategies/person.ts'
import type { Asker, Start, Strategy, StrategyInput } from '../strategies/strategy.ts'
import { factorsOfAnybody, requireFactors, secondFactors, stageOf } from './factors.ts'
import { identifiedBy, type SignInFacts, secondSubjectOf, subjectOf } from './facts.ts'
import { signInStatus } from './status.ts'
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

/** Starts the verification of a second factor: sends a code. Frontend API §3.4. */
export async function prepareSecondFactor(
  ctx: Context,
  visitor: Visitor,
  { facts, input }: Preparation,
): Promise<SignInFacts> {
  const { strategy, ...wanted } = input
  assertNeedsSecondFactor(ctx, facts.signIn)
  const who = identifiedBy(facts)
  const factors = secondFactors(ctx.settings, who).filter((one) => one.strategy === strategy.name)
  if (factors.length === 0) throw apiError('strategy_for_user_invalid')
  if (!strategy.prepare) throw nothingToPrepare()
  const address = targetOf(chooseFactor(factors, wanted), who)
  const start = await strategy.prepare(ctx, secondSubjectOf(facts, { address, visitor }))
  return { ...facts, second: await write(ctx, start) }
}

const nothingToPrepare = () =>
  apiError('form_param_value_invalid', {
    param: 'strategy',
    longMessage: 'There is nothing to prepare for this strategy.',
  })

/** @throws {ApiError} 400 unless the second factor is what the sign-in needs. */
export function assertNeedsSecondFactor({ settings, clock }: Context, signIn: SignInRow): void {
  const status = signInStatus(settings, signIn, clock.now())
  if (status !== 'needs_second_factor') throw apiError('client_state_invalid')
}

/** One can go back: another way may be proven in the place of the one that was. */
const FIRST_FACTOR_TAKEN = ['needs_first_factor', 'needs_new_password', 'needs_second_factor']

/** Nobody said whose sign-in it is: the proof will. */
export const isNameless = ({ identifier }: SignInRow, { identify, prepare }: Strategy): boolean =>
  identifier === null && identify !== undefined && prepare !== undefined

/** @throws {ApiError} 400 unless a first factor is what the sign-in can do with. */
export function assertNeedsFirstFactor(ctx: Context, signIn: SignInRow, strategy?: Strategy): void {
  const status = signInStatus(ctx.settings, signIn, ctx.clock.now())
  if (strategy && status === 'needs_identifier' && isNameless(signIn, strategy)) return
  if (!FIRST_FACTOR_TAKEN.includes(status)) throw apiError('client_state_invalid')
}
