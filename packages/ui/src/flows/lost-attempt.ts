import type { Flow } from '@dooryard/protocol'
import {
  type SignInModel,
  type SignUpModel,
  signedInSessions,
  type UserModel,
} from '../model/client.ts'
import { redirectAfter } from '../urls/redirect-after.ts'
import type { ClerkPort } from '../view/clerk-port.ts'
import { LEFT } from '../view/left.ts'
import type { View } from '../view/view.ts'

interface LostAttempt {
  kind: Flow
  /** As the page last knew it. */
  attempt: SignInModel | SignUpModel
  /** By a newer one of this browser; else the browser has none. */
  isReplaced: boolean
}

/**
 * From an attempt that cannot go on: out of the component when whom it was about is signed in by now, as after an answer that
 * was lost on its way; else to the first screen, with what was typed there.
 */
export async function leaveAttempt(
  v: View<{ strategy: string | null }>,
  clerk: ClerkPort,
  lost: LostAttempt,
) {
  const { kind, attempt, isReplaced } = lost
  const values = valuesOf(attempt)
  const names = [values.identifier, values.emailAddress, values.username]
  // What the page knows of sessions is as old as the attempt, unless the refusal came with the client.
  const sessions = isReplaced ? signedInSessions(clerk.client as View['client']) : []
  const session = sessions.find(({ user }) => names.some((name) => name && isCalled(user!, name)))
  if (session) {
    await clerk.setActive({ session: session.id, redirectUrl: redirectAfter(kind, v) })
    return LEFT
  }
  if (!isReplaced) clerk.client![kind === 'signIn' ? 'resetSignIn' : 'resetSignUp']()
  const code = `${kind === 'signIn' ? 'sign_in' : 'sign_up'}_${isReplaced ? 'replaced' : 'gone'}`
  const errors = [{ code, text: '', field: undefined, meta: {} }]
  v.go('', { strategy: null, values: { ...v.state.values, ...values }, errors })
}

/** What was typed at the first screen. */
function valuesOf(attempt: SignInModel | SignUpModel): Record<string, string> {
  if ('identifier' in attempt) return { identifier: attempt.identifier ?? '' }
  const { emailAddress, username, firstName, lastName } = attempt
  const typed = Object.entries({ emailAddress, username, firstName, lastName })
  return Object.fromEntries(typed.filter((entry): entry is [string, string] => !!entry[1]))
}

function isCalled({ username, emailAddresses }: UserModel, name: string): boolean {
  const names = [username, ...emailAddresses.map(({ emailAddress }) => emailAddress)]
  return names.some((known) => known?.toLowerCase() === name.toLowerCase())
}
