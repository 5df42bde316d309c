import type { SessionVerificationJSON } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { sessionJSON } from '../sessions/view.ts'
import { userViewContext } from '../users/view.ts'
import { provenJSON, verificationJSON } from '../verifications/view.ts'
import { factorsFor, type ReverificationFacts } from './facts.ts'
import { reverificationStatus } from './status.ts'

/** Frontend API §3.9. */
export function reverificationJSON(
  ctx: Context,
  { own, reverification, verification }: ReverificationFacts,
): SessionVerificationJSON {
  const now = ctx.clock.now()
  const { level, first_factor_strategy: first, second_factor_strategy: second } = reverification
  return {
    object: 'session_verification',
    id: reverification.id,
    status: reverificationStatus(reverification, now) ?? 'needs_first_factor',
    level,
    session: sessionJSON(userViewContext(ctx), { ...own, token: null }),
    first_factor_verification: first
      ? provenJSON(first)
      : verification && verificationJSON(verification, now),
    second_factor_verification: second ? provenJSON(second) : null,
    supported_first_factors:
      level === 'second_factor' ? null : factorsFor(ctx, own, 'needs_first_factor'),
    supported_second_factors:
      level === 'first_factor' ? null : factorsFor(ctx, own, 'needs_second_factor'),
  }
}
