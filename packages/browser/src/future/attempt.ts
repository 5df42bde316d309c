import { Query } from '@dooryard/protocol'
import { ClerkRuntimeError } from '../errors.ts'
import type { Runtime } from '../runtime.ts'
import type { FinalizeParams } from '../types/session.ts'

/** Activates the session that a complete attempt made. */
export function activate(
  attempt: { createdSessionId: string | null },
  params: FinalizeParams | undefined,
  runtime: Runtime,
): Promise<void> {
  if (!attempt.createdSessionId) {
    throw new ClerkRuntimeError('The attempt is not complete: it has no session.', {
      code: 'attempt_incomplete',
    })
  }
  return runtime.setActive({ ...params, session: attempt.createdSessionId })
}

/** The ticket of an invitation or sign-in link, from the page's address. */
export function ticketOfPage(runtime: Runtime): string | undefined {
  return new URL(runtime.platform.href()).searchParams.get(Query.ticket) ?? undefined
}
