import type { Flow } from '@dooryard/protocol'
import { fromThrown, hasCode } from '../../model/errors.ts'
import { refusalOf } from '../../model/refusal.ts'
import { redirectAfter } from '../../urls/redirect-after.ts'
import { siblingUrl } from '../../urls/sibling.ts'
import type { ClerkPort } from '../../view/clerk-port.ts'
import { LEFT } from '../../view/left.ts'
import type { View } from '../../view/view.ts'
import { isCombined } from '../combined.ts'
import { onAttempt } from '../on-attempt.ts'
import { callbackUrl } from './callback.ts'

interface Way {
  flow: Flow
  strategy: string
  popup?: Window | undefined
  /** The attempt that the screen is about goes on. */
  continues: boolean
}

/** To a provider. */
export async function leave(
  v: View,
  clerk: ClerkPort,
  { flow, strategy, popup, continues }: Way,
): Promise<unknown> {
  const after = redirectAfter(flow, v)
  const { oidcPrompt, unsafeMetadata } = v.props
  const way = {
    strategy,
    redirectUrl: callbackUrl(v, after),
    redirectUrlComplete: after,
    continueSignIn: continues,
    ...(oidcPrompt && { oidcPrompt }),
    ...(unsafeMetadata && flow === 'signUp' && { unsafeMetadata }),
  }
  const attempt = clerk.client![flow]
  const go = () =>
    popup ? attempt.authenticateWithPopup({ ...way, popup }) : attempt.authenticateWithRedirect(way)
  try {
    if (!continues) await go()
    else await onAttempt(v as View<{ strategy: string | null }>, clerk, flow, go)
    return LEFT
  } catch (thrown) {
    const errors = fromThrown(thrown)
    if (hasCode(errors, 'popup_closed')) return undefined
    popup?.close()
    throw thrown
  }
}

/** Names of the pages that come next, for `handleRedirectCallback`: routes, from the start of the component. */
const PAGES = {
  signInUrl: 'sign-in',
  signUpUrl: 'sign-up',
  firstFactorUrl: 'factor-one',
  secondFactorUrl: 'factor-two',
  resetPasswordUrl: 'reset-password',
  // Which step that is the sign-up knows.
  continueSignUpUrl: 'continue',
  verifyEmailAddressUrl: 'continue',
  verifyPhoneNumberUrl: 'continue',
}

/** Back from a provider: on to what comes next, here or at the page of the other flow. */
export async function comeBack(v: View, clerk: ClerkPort, flow: Flow): Promise<unknown> {
  const { transferable, unsafeMetadata } = v.props
  try {
    let next: string | undefined
    const forced = {
      signInForceRedirectUrl: redirectAfter('signIn', v),
      signUpForceRedirectUrl: redirectAfter('signUp', v),
    }
    const known = {
      ...(transferable === false && { transferable }),
      unsafeMetadata: unsafeMetadata ?? {},
    }
    // A page of both finds out which of them it is about.
    const about = { ...(!(flow === 'signIn' && isCombined(v)) && { reloadResource: flow }) }
    await clerk.handleRedirectCallback({ ...PAGES, ...forced, ...known, ...about }, (to) => {
      next = to
    })
    return next === undefined ? LEFT : goToStep(v, clerk, next)
  } catch (thrown) {
    const errors = fromThrown(thrown)
    if (!errors) throw thrown
    return v.go('', { errors })
  }
}

/** The step of a sign-in or sign-up, in the component or page that has it. */
export async function goToStep(v: View, clerk: ClerkPort, next: string): Promise<unknown> {
  const to = next === 'sign-up' || next === 'continue' ? 'signUp' : 'signIn'
  const isStart = next === 'sign-in' || next === 'sign-up'
  const route = isStart ? '' : next
  const host = hostOf(v, to)
  if (host === undefined) {
    await clerk.navigate(siblingUrl(v, to) + (route && `#/${route}`))
    return LEFT
  }
  const errors = refusalOf(to, clerk.client as View['client'])
  // It is told once; what was refused as a whole does not go on.
  if (isStart && errors.length) await clerk.client![to].create({}).catch(() => {})
  v.go(`/${host}${route}`, { errors })
}

/** Where in this component a flow has its routes. Undefined: it has not. */
function hostOf(v: View, flow: Flow): string | undefined {
  if (v.prefix) return flow === 'signUp' ? v.prefix : ''
  if (v.flow === flow) return ''
  return v.flow === 'signIn' && isCombined(v) ? 'create/' : undefined
}
