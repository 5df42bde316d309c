import { type Actor, impersonatorOf, isSite } from '../actor.ts'
import { isRecent } from '../clock.ts'
import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { FRESH_PROOF } from '../settings/numbers.ts'
import { isNotEnded } from './own-sessions.ts'
import { hasSecondFactor } from './second-factor.ts'
import type { UserRow } from './table.ts'

/**
 * For changes of credentials. The site answers for itself.
 *
 * @throws {ApiError} 403 for who acts for somebody else (SES-10), and unless the strongest factor that the person has was proven in this session within the last ten
 * minutes (PW-9, MFA-5, MFA-9); 401 when the session was ended since the request began (SES-7).
 */
export async function requireFreshProof(
  { db, clock }: Context,
  actor: Actor,
  user: UserRow,
): Promise<void> {
  if (isSite(actor)) return
  if (impersonatorOf(actor) !== null) throw apiError('impersonation_not_allowed')
  const session = actor.kind === 'user' ? actor.session : null
  const provenAt = hasSecondFactor(user) ? session?.second_factor_at : session?.first_factor_at
  if (!isRecent(provenAt ?? null, { now: clock.now(), length: FRESH_PROOF })) {
    throw apiError('session_reverification_required')
  }
  if (!(await isNotEnded(db, session!.id))) throw apiError('signed_out')
}
