import { attemptActions, type Ways } from '../attempt/actions.ts'
import type { Send } from '../connection/http.ts'
import type { WiredCore } from '../core/core.ts'
import { type SignInMethods, signInMethods } from '../sign-in/actions.ts'
import { type SignUpMethods, signUpMethods } from '../sign-up/actions.ts'

/** The methods of those who are not signed in yet. */
export function attemptMethods(
  core: WiredCore,
  send: Send,
  ways: Ways,
): SignInMethods & SignUpMethods {
  const attempts = attemptActions(core, send, ways)
  return { ...signInMethods(attempts), ...signUpMethods(attempts) }
}
