import type { SessionVerificationJSON } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { sessionJSON } from '../sessions/view.ts'
import { userViewContext } from '../users/view.ts'
import { provenJSON, verificationJSON } from '../verifications/view.ts'
import { factorsFor, firstFactorsFor, type ReverificationFacts } from './facts.ts'
import { reverificationStatus } from './status.ts'

/** Frontend API §3.9. */
export function reverificationJSON(
  ctx: Context,
  facts: ReverificationFacts,
): SessionVerificationJSON {
  const view = userViewContext(ctx)
  const { own, reverification, verification, second: proof } = facts
  const { level, first_factor_strategy: first, second_factor_strategy: second } = reverification
  return {
    object: 'session_verification',
    id: reverification.id,
    status: reverificationStatus(reverification, view.now) ?? 'needs_first_factor',
    level,
    session: sessionJSON(view, { ...own, token: null }),
    first_factor_verification: first
      ? provenJSON(first)
      : verification && verificationJSON(verification, view),
    second_factor_verification: second
      ? provenJSON(second)
      : proof && verificationJSON(proof, view),
    supported_first_factors: firstFactorsFor(ctx, facts),
    supported_second_factors:
      level === 'first_factor' ? null : factorsFor(ctx, own, 'needs_second_factor'),
  }
}
