import { fromThrown, hasCode } from '../../model/errors.ts'
import type { ClerkPort } from '../../view/clerk-port.ts'

type Asking = Pick<ClerkPort, 'session' | '__internal_open'>

/**
 * Calls, and where that takes a fresh proof, calls again when it was given. Frontend API §5.5. Not for another account that the
 * page came to meanwhile: nobody asked for that.
 */
export async function proven<Answer>(clerk: Asking, call: () => Promise<Answer>): Promise<Answer> {
  const asking = clerk.session?.id
  try {
    return await call()
  } catch (thrown) {
    if (!wantsProof(thrown)) throw thrown
    await proofOf(clerk, asking)
    return call()
  }
}

/** A call of the Clerk object failed for want of a fresh proof. */
const wantsProof = (thrown: unknown): boolean =>
  hasCode(fromThrown(thrown), 'session_reverification_required')

/** Asks the visitor over the page to prove that it is them. @throws `reverification_cancelled`, also where the session in use is another one by then. */
export async function proofOf(
  clerk: Asking,
  asking: string | undefined,
  level?: 'first_factor' | 'second_factor' | 'multi_factor',
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const open = clerk.__internal_open('UserVerification', {
      ...(level && { level }),
      afterVerification: resolve,
      afterVerificationCancelled: () => reject(CANCELLED),
    })
    // What cannot be fetched cannot be waited for.
    Promise.resolve(open).catch(reject)
  })
  if (clerk.session?.id !== asking) throw CANCELLED
}

const CANCELLED = { code: 'reverification_cancelled' }
