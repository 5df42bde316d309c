import type { Visitor } from '../actor.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { isKnownBrowser } from '../known-browsers/storage.ts'
import type { Impersonation } from '../sessions/impersonation.ts'
import { factorsAt } from '../strategies/index.ts'
import { personOf } from '../strategies/person.ts'
import type { Strategy } from '../strategies/strategy.ts'
import { hasSecondFactor } from '../users/second-factor.ts'
import type { UserWithEmails } from '../users/view.ts'
import { type Completion, completeSignIn } from './complete.ts'
import { stageOf } from './factors.ts'
import type { SecondStep } from './status.ts'

interface First {
  strategy: Strategy
  owner: UserWithEmails
  clientId: string
  impersonation?: Impersonation | null
}

/** The step that is due after this factor, if any is. */
export async function stepAfter(
  { db, settings }: Context,
  { strategy, owner, clientId, impersonation = null }: First,
): Promise<SecondStep | null> {
  // Who acts for somebody has none of their factors, and shows with every token that it is not them (SES-10).
  if (impersonation) return null
  const { user } = owner
  if (!strategy.isWhole && hasSecondFactor(user)) return 'second_factor'
  const isGuessable = strategy.proves === 'knowledge'
  if (!settings.newBrowsers.verify || !isGuessable || user.bypass_client_trust) return null
  // Who gave nothing that can be proven would be shut out for good.
  if (factorsAt('client_trust', settings, personOf(owner)).length === 0) return null
  return (await isKnownBrowser(db, { user, clientId })) ? null : 'client_trust'
}

/** Whose first factor was proven, and where. */
export interface Proven
  extends Pick<Completion, 'browser' | 'owner' | 'save' | 'impersonation' | 'inboxes'> {
  strategy: Strategy
  /** What is due now (`stepAfter`). */
  step: SecondStep | null
}

/**
 * A first factor was proven: leads to a new password, to a second step or to a session, in the given transaction. Returns
 * the client's new token, or null.
 */
export async function advance(
  ctx: Context,
  visitor: Visitor,
  { browser, owner, save, strategy, step, inboxes, impersonation = null }: Proven,
): Promise<string | null> {
  const now = ctx.clock.now()
  const isReset = stageOf(strategy) === 'reset_password'
  if (!isReset && !step) {
    return completeSignIn(ctx, visitor, {
      browser,
      owner,
      save,
      first: { strategy: strategy.name, at: now },
      impersonation,
      inboxes,
      ...(!impersonation && hasSecondFactor(owner.user) && { second: strategy.name }),
    })
  }
  const saved = await save({
    first_factor_strategy: strategy.name,
    first_factor_at: now,
    reset_pending: Number(isReset),
    second_factor_pending: Number(step === 'second_factor'),
    trust_pending: Number(step === 'client_trust'),
    new_password_digest: null,
    updated_at: now,
  })
  if (!saved) throw apiError('client_state_invalid')
  return null
}
