import { fromThrown, hasCode } from '../../model/errors.ts'
import type { ClerkPort } from '../../view/clerk-port.ts'
import { onAttempt } from '../on-attempt.ts'
import { advance, recover } from './actions.ts'
import type { SignInView } from './state.ts'

/** The browser asks which passkey it is to be, whoever's it is. */
export async function askForPasskey(v: SignInView, clerk: ClerkPort) {
  const { signIn } = clerk.client!
  try {
    await signIn.authenticateWithPasskey({ flow: 'discoverable' })
  } catch (thrown) {
    return recover(v, clerk, { errors: fromThrown(thrown) ?? [], thrown })
  }
  return advance(v, clerk, signIn)
}

/** One of the account that the sign-in names. */
export const askForOwnPasskey = (v: SignInView, clerk: ClerkPort) =>
  onAttempt(v, clerk, 'signIn', async (signIn) => {
    await signIn.authenticateWithPasskey()
    return advance(v, clerk, signIn)
  })

/** What is no matter to somebody who did not ask for anything. */
const QUIET = [
  'passkey_operation_aborted',
  'passkey_retrieval_cancelled',
  'passkey_retrieval_failed',
  'too_many_requests',
]

/**
 * Has the browser offer passkeys where the name is typed, for as long as this page is there. What somebody began before goes on:
 * asking for a passkey begins another sign-in.
 */
export async function offerPasskeys(v: SignInView): Promise<void> {
  const { signIn } = v.clerk?.client ?? {}
  const isThere = globalThis.PublicKeyCredential?.isConditionalMediationAvailable
  if (!signIn || signIn.identifier || !(await isThere?.call(PublicKeyCredential))) return
  let refusal: unknown
  try {
    await signIn.authenticateWithPasskey({ flow: 'autofill' })
  } catch (thrown) {
    const errors = fromThrown(thrown)
    if (!errors || hasCode(errors, ...QUIET)) return
    refusal = { errors, thrown }
  }
  await v.run('passkey', (clerk) =>
    refusal ? recover(v, clerk, refusal as never) : advance(v, clerk, signIn),
  )
  // A page that was open for long, or a key that was taken away: the next one may do.
  if (refusal) return offerPasskeys(v)
}
