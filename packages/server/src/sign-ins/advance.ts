import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import type { Strategy } from '../strategies/strategy.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import type { UserRow } from '../users/table.ts'
import { type Completion, completeSignIn } from './complete.ts'
import { stageOf } from './factors.ts'

/** Whether a second factor is due after this one. */
export const asksForSecond = ({ isWhole = false }: Strategy, user: UserRow): boolean =>
  !isWhole && hasSecondFactor(user)

/** Whose first factor was proven, and where. */
export interface Proven extends Pick<Completion, 'browser' | 'owner' | 'save' | 'impersonation'> {
  strategy: Strategy
}

/**
 * A first factor was proven: leads to a new password, to a second factor or to a session, in the given transaction. Returns
 * the client's new token, or null.
 */
export async function advance(
  ctx: Context,
  visitor: Visitor,
  { browser, owner, save, strategy, impersonation = null }: Proven,
): Promise<string | null> {
  const now = ctx.clock.now()
  const isReset = stageOf(strategy) === 'reset_password'
  // Who acts for somebody has none of their factors, and shows with every token that it is not them (SES-10).
  const isComplete = impersonation || !asksForSecond(strategy, owner.user)
  if (!isReset && isComplete) {
    return completeSignIn(ctx, visitor, {
      browser,
      owner,
      save,
      first: { strategy: strategy.name, at: now },
      impersonation,
      ...(!impersonation && hasSecondFactor(owner.user) && { second: strategy.name }),
    })
  }
  const saved = await save({
    first_factor_strategy: strategy.name,
    first_factor_at: now,
    reset_pending: Number(isReset),
    second_factor_pending: Number(hasSecondFactor(owner.user)),
    new_password_digest: null,
    updated_at: now,
  })
  if (!saved) throw apiError('client_state_invalid')
  return null
}
