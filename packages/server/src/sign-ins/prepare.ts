import type { Context } from '../context.ts'
import { write } from '../db/database.ts'
import { apiError } from '../http/api-error.ts'
import { limit } from '../rate-limits/rules.ts'
import { hasSignedInHere } from '../sessions/storage.ts'
import { type StrategyName, strategies } from '../strategies/index.ts'
import type { Strategy } from '../strategies/strategy.ts'
import type { Requester } from './create.ts'
import { firstFactors } from './factors.ts'
import { factorFacts, loadSignInFacts, type SignInFacts, subjectOf } from './facts.ts'
import { signInStatus } from './status.ts'
import type { SignInRow } from './table.ts'

export interface PrepareInput {
  strategy: StrategyName
  /** Which address the code goes to; the one that was typed, else the primary one, by default. */
  emailAddressId?: string | undefined
}

/** Starts the verification of a first factor: sends a code. Frontend API §3.4. */
export async function prepareFirstFactor(
  ctx: Context,
  { visitor }: Pick<Requester, 'visitor'>,
  signIn: SignInRow,
  input: PrepareInput,
): Promise<SignInFacts> {
  const facts = await loadSignInFacts(ctx.db, signIn)
  assertNeedsFirstFactor(ctx, signIn)
  const strategy: Strategy = strategies[input.strategy]
  if (!strategy.prepare) {
    throw apiError('form_param_value_invalid', {
      param: 'strategy',
      longMessage: 'There is nothing to prepare for this strategy.',
    })
  }
  const address = chooseAddress(ctx, facts, input)
  const { user_id: userId, client_id: clientId } = signIn
  // Strangers who use up the letters of an address leave some for the browsers of its owner (RATE-2).
  const isKnown = userId !== null && (await hasSignedInHere(ctx.db, clientId, userId))
  const scope = isKnown ? 'mail to a known browser' : 'mail'
  await limit(ctx, { rate: 'send', scope, subject: address })
  const prepare = strategy.prepare
  return write(ctx, async (ctx) => {
    const subject = subjectOf(facts, { strategy: input.strategy, address, visitor })
    const verification = await prepare(ctx, subject)
    return { ...facts, verification }
  })
}

/** @throws {ApiError} 400 unless the first factor is what the sign-in needs. */
export function assertNeedsFirstFactor(ctx: Context, signIn: SignInRow): void {
  const status = signInStatus(ctx.settings, signIn, ctx.clock.now())
  if (status !== 'needs_first_factor' && status !== 'needs_new_password') {
    throw apiError('client_state_invalid')
  }
}

function chooseAddress(
  ctx: Context,
  facts: SignInFacts,
  { strategy, emailAddressId }: PrepareInput,
): string {
  const factors = firstFactors(ctx.settings, factorFacts(facts), ctx.keys.codeKey).filter(
    (factor) => factor.strategy === strategy,
  )
  if (factors.length === 0) throw apiError('strategy_for_user_invalid')
  const chosen = emailAddressId
    ? factors.find((factor) => factor.email_address_id === emailAddressId)
    : factors[0]
  if (!chosen?.safe_identifier) {
    throw apiError('form_resource_not_found', { param: 'email_address_id' })
  }
  return chosen.safe_identifier
}
