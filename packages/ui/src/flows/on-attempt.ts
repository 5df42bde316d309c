import type { Flow } from '@dooryard/protocol'
import { fromThrown, hasCode } from '../model/errors.ts'
import type { ClerkPort } from '../view/clerk-port.ts'
import type { View } from '../view/view.ts'

/** Refusals of an attempt that a newer one replaced, or that this browser does not have, or no longer. */
const LOST = ['resource_forbidden', 'resource_not_found', 'attempt_missing']

/** Does a step of the attempt that the screen is about. One that is lost is no dead end. */
export async function onAttempt<Kind extends Flow>(
  v: View<{ strategy: string | null }>,
  clerk: ClerkPort,
  kind: Kind,
  step: (attempt: NonNullable<ClerkPort['client']>[Kind]) => Promise<unknown>,
) {
  const attempt = clerk.client![kind]
  try {
    return await step(attempt)
  } catch (thrown) {
    const errors = fromThrown(thrown)
    if (!hasCode(errors, ...LOST)) throw thrown
    const { leaveAttempt } = await import('./lost-attempt.ts')
    const isReplaced = !hasCode(errors, 'resource_not_found')
    return leaveAttempt(v, clerk, { kind, attempt, isReplaced })
  }
}
