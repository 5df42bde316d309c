import { fromThrown, hasCode } from '../../model/errors.ts'
import type { Values } from '../../primitives/form.tsx'
import { redirectAfter } from '../../urls/redirect-after.ts'
import type { ClerkPort } from '../../view/clerk-port.ts'
import { LEFT } from '../../view/left.ts'
import type { View } from '../../view/view.ts'
import { onAttempt } from '../on-attempt.ts'
import { isVisited } from '../ticket/visitor.ts'
import { routeOf } from './flow.ts'

type SignUp = NonNullable<ClerkPort['client']>['signUp']

/**
 * Goes on where the attempt stands; a code is sent before it is asked for. The attempt is the one that the step held: the
 * client lets go of an attempt that is complete.
 */
async function advance(v: View, clerk: ClerkPort, signUp: SignUp) {
  if (signUp.status === 'complete') return finish(v, clerk, signUp.createdSessionId)
  const route = routeOf(signUp)
  if (route === 'verify-email-address') {
    if (signUp.verifications.emailAddress.nextAction !== 'needs_attempt') await send(clerk)
    v.set({ sentAt: Date.now() })
  }
  v.go(route)
}

async function finish(v: View, clerk: ClerkPort, session: string | null) {
  await clerk.setActive({ session, redirectUrl: redirectAfter('signUp', v) })
  return LEFT
}

const send = (clerk: ClerkPort) =>
  clerk.client!.signUp.prepareEmailAddressVerification({ strategy: 'email_code' })

/** Form values as the parameters of a sign-up: what is empty was not given. */
function toParams({ legalAccepted, ...values }: Values) {
  const given = Object.entries(values).filter(([, value]) => value)
  return { ...Object.fromEntries(given), ...(legalAccepted && { legalAccepted: true }) }
}

function remember(v: View, { password: _, ...values }: Values) {
  v.set({ values: { ...v.state.values, ...values } })
}

/** The first screen: an attempt is made, or the one that a ticket has begun goes on. */
export async function start(v: View, clerk: ClerkPort, values: Values) {
  remember(v, values)
  const { signUp } = clerk.client!
  const { unsafeMetadata } = v.props
  const params = { ...toParams(values), ...(unsafeMetadata && { unsafeMetadata }) }
  try {
    if (v.location.query.has('__clerk_ticket') && signUp.id) await signUp.update(params)
    else await signUp.create(params)
  } catch (thrown) {
    if (!hasCode(fromThrown(thrown), 'session_exists')) throw thrown
    return finish(v, clerk, clerk.client!.lastActiveSessionId)
  }
  return advance(v, clerk, signUp)
}

/** What was missing. */
export async function complete(v: View, clerk: ClerkPort, values: Values) {
  remember(v, values)
  return onAttempt(v, clerk, 'signUp', async (signUp) => {
    await signUp.update(toParams(values))
    return advance(v, clerk, signUp)
  })
}

export const attempt = (v: View, clerk: ClerkPort, code: string) =>
  onAttempt(v, clerk, 'signUp', async (signUp) => {
    await signUp.attemptEmailAddressVerification({ code })
    return advance(v, clerk, signUp)
  })

export const resend = (v: View, clerk: ClerkPort) =>
  onAttempt(v, clerk, 'signUp', async () => {
    await send(clerk)
    v.set({ sentAt: Date.now() })
  })

/** An invitation: the attempt begins with what it already knows. */
export async function takeTicket(v: View, clerk: ClerkPort, ticket: string) {
  if (!isVisited()) return LEFT
  const { signUp } = clerk.client!
  await signUp.create({ strategy: 'ticket', ticket })
  if (signUp.status === 'complete') return finish(v, clerk, signUp.createdSessionId)
  v.set({ screen: 'start' })
}
