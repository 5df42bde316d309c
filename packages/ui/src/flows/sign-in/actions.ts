import type { FactorModel } from '../../model/client.ts'
import { fromThrown, hasCode, NO_SUCH_ACCOUNT, type UIError } from '../../model/errors.ts'
import { signUpField } from '../../model/sign-up-field.ts'
import type { Values } from '../../primitives/form.tsx'
import { redirectAfter } from '../../urls/redirect-after.ts'
import type { ClerkPort } from '../../view/clerk-port.ts'
import { LEFT } from '../../view/left.ts'
import { isCombined } from '../combined.ts'
import { linkUrl } from '../email-link/link-url.ts'
import { enter } from '../enter.ts'
import { onAttempt } from '../on-attempt.ts'
import { isVisited } from '../ticket/visitor.ts'
import { isSecond, routeOf, startingFactor } from './flow.ts'
import type { SignInView } from './state.ts'
import { wayOf } from './ways.ts'

type SignIn = NonNullable<ClerkPort['client']>['signIn']

/**
 * Goes on where the attempt stands: at its next screen, with the code on its way when that asks for one, or out of the component when it is complete. The attempt is the one
 * that the step held: the client lets go of an attempt that is complete.
 */
export async function advance(v: SignInView, clerk: ClerkPort, signIn: SignIn) {
  if (signIn.status === 'complete') return finish(v, clerk, signIn.createdSessionId)
  const { preferred_sign_in_strategy: preferred } = v.environment.display_config
  const isAsked = signIn.status === 'needs_first_factor' || isSecond(signIn)
  const factor = isAsked && startingFactor(signIn, preferred)
  if (factor && wayOf(factor.strategy)?.sends) await send(v, clerk, factor)
  v.go(routeOf(signIn))
}

export function finish(v: SignInView, clerk: ClerkPort, session: string | null) {
  return enter(v, clerk, session, redirectAfter('signIn', v))
}

/** The link was opened, or is void. */
export const lookAtLink = (v: SignInView, clerk: ClerkPort) =>
  onAttempt(v, clerk, 'signIn', async (signIn) => {
    const was = isSecond(signIn)
    await signIn.reload()
    const isProven = was ? !isSecond(signIn) : signIn.firstFactorVerification.status === 'verified'
    if (isProven) return advance(v, clerk, signIn)
  })

/** Sends a code or a link, again or for the first time. */
export const prepare = (v: SignInView, clerk: ClerkPort, factor: FactorModel) =>
  onAttempt(v, clerk, 'signIn', () => send(v, clerk, factor))

async function send(v: SignInView, clerk: ClerkPort, factor: FactorModel) {
  const { strategy, emailAddressId, phoneNumberId } = factor
  const { signIn } = clerk.client!
  const params = {
    strategy,
    ...(emailAddressId && { emailAddressId }),
    ...(phoneNumberId && { phoneNumberId }),
    ...(strategy === 'email_link' && { redirectUrl: linkUrl(v, redirectAfter('signIn', v)) }),
  }
  if (isSecond(signIn)) await signIn.prepareSecondFactor(params)
  else await signIn.prepareFirstFactor(params)
  v.set({ strategy, screen: null, sentAt: Date.now() })
}

/** The first screen: an identifier, with a password when one was typed. */
export async function start(
  v: SignInView,
  clerk: ClerkPort,
  { identifier = '', password }: Values,
) {
  v.set({ values: { identifier }, strategy: null, screen: null })
  const { signIn } = clerk.client!
  try {
    const proof = password && { strategy: 'password', password }
    await signIn.create({ identifier, ...proof })
    return await advance(v, clerk, signIn)
  } catch (thrown) {
    return recover(v, clerk, { errors: fromThrown(thrown) ?? [], thrown, identifier, password })
  }
}

interface Refusal {
  errors: UIError[]
  thrown: unknown
  identifier?: string
  password?: string | undefined
}

/** Refusals that are no dead end. UI components §2.1, recoveries. */
export async function recover(v: SignInView, clerk: ClerkPort, refusal: Refusal) {
  const { errors, thrown, identifier = '', password } = refusal
  if (hasCode(errors, 'session_exists', 'identifier_already_signed_in')) {
    const { sessionId } = errors[0]!.meta
    return finish(v, clerk, String(sessionId ?? clerk.client!.lastActiveSessionId))
  }
  if (isCombined(v) && hasCode(errors, ...NO_SUCH_ACCOUNT)) {
    return v.go('create', { values: { [signUpField(identifier)]: identifier } })
  }
  // The account is right, the password is not: it gets a screen of its own, with the error at its field.
  if (password && hasCode(errors, 'form_password_incorrect', 'form_password_pwned')) {
    await clerk.client!.signIn.create({ identifier })
    return v.go('factor-one', { strategy: 'password', errors })
  }
  if (password && hasCode(errors, 'strategy_for_user_invalid')) {
    const { signIn } = clerk.client!
    await signIn.create({ identifier })
    return advance(v, clerk, signIn)
  }
  throw thrown
}

interface Proof {
  strategy: string
  password?: string
  code?: string
}

export const attempt = (v: SignInView, clerk: ClerkPort, proof: Proof) =>
  onAttempt(v, clerk, 'signIn', async (signIn) => {
    if (!isSecond(signIn)) {
      await signIn.attemptFirstFactor(proof)
      return advance(v, clerk, signIn)
    }
    await signIn.attemptSecondFactor(proof)
    return afterReset(v, signIn) ?? advance(v, clerk, signIn)
  })

/** A link from a mail or a backend names who signs in. */
export async function takeTicket(v: SignInView, clerk: ClerkPort, ticket: string) {
  if (!isVisited()) return LEFT
  const { signIn } = clerk.client!
  try {
    await signIn.create({ strategy: 'ticket', ticket })
  } catch (thrown) {
    const errors = fromThrown(thrown)
    const { sessionId } = errors?.[0]?.meta ?? {}
    // The ticket of somebody who is signed in here.
    if (sessionId && hasCode(errors, 'identifier_already_signed_in')) {
      return finish(v, clerk, String(sessionId))
    }
    if (!isCombined(v) || !hasCode(errors, ...NO_SUCH_ACCOUNT)) throw thrown
    return v.go('create')
  }
  return advance(v, clerk, signIn)
}

export const resetPassword = (v: SignInView, clerk: ClerkPort, values: Values) =>
  onAttempt(v, clerk, 'signIn', async (signIn) => {
    await signIn.resetPassword({
      password: values.password ?? '',
      signOutOfOtherSessions: true,
    })
    return afterReset(v, signIn) ?? advance(v, clerk, signIn)
  })

/** Says that the password is changed, once it is. */
function afterReset(v: SignInView, signIn: SignIn): Promise<void> | undefined {
  const isReset = wayOf(signIn.firstFactorVerification.strategy ?? '')?.resets
  if (signIn.status !== 'complete' || !isReset) return
  v.go('reset-password-success', { values: { session: signIn.createdSessionId ?? '' } })
  return Promise.resolve()
}
