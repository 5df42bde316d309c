import { fromThrown, hasCode } from '../../model/errors.ts'
import type { Values } from '../../primitives/form.tsx'
import { redirectAfter } from '../../urls/redirect-after.ts'
import type { ClerkPort } from '../../view/clerk-port.ts'
import { LEFT } from '../../view/left.ts'
import { linkUrl } from '../email-link/link-url.ts'
import { enter } from '../enter.ts'
import { onAttempt } from '../on-attempt.ts'
import { isVisited } from '../ticket/visitor.ts'
import { nextProof, routeOf } from './flow.ts'
import type { SignUpView } from './state.ts'

type SignUp = NonNullable<ClerkPort['client']>['signUp']

/**
 * Goes on where the attempt stands; a code is sent before it is asked for. The attempt is the one that the step held: the
 * client lets go of an attempt that is complete.
 */
async function advance(v: SignUpView, clerk: ClerkPort, signUp: SignUp) {
  if (signUp.status === 'complete') return finish(v, clerk, signUp.createdSessionId)
  const proof = nextProof(signUp)
  if (proof) {
    const { strategy, verification } = proof
    if (verification.nextAction !== 'needs_attempt') await send(v, signUp, strategy)
    v.set({ sentAt: Date.now() })
  }
  v.go(routeOf(signUp))
}

async function send(v: SignUpView, signUp: SignUp, strategy: string) {
  const isLink = strategy === 'email_link'
  const redirectUrl = isLink && linkUrl(v, redirectAfter('signUp', v))
  await signUp.prepareVerification({ strategy, ...(redirectUrl && { redirectUrl }) })
}

/** The link was opened, or is void. */
export const lookAtLink = (v: SignUpView, clerk: ClerkPort) =>
  onAttempt(v, clerk, 'signUp', async (signUp) => {
    await signUp.reload()
    if (signUp.verifications.emailAddress.status === 'verified') return advance(v, clerk, signUp)
  })

function finish(v: SignUpView, clerk: ClerkPort, session: string | null) {
  return enter(v, clerk, session, redirectAfter('signUp', v))
}

/** Form values as the parameters of a sign-up: what is empty was not given. */
function toParams({ legalAccepted, ...values }: Values) {
  const given = Object.entries(values).filter(([, value]) => value)
  return { ...Object.fromEntries(given), ...(legalAccepted && { legalAccepted: true }) }
}

function remember(v: SignUpView, { password: _, ...values }: Values) {
  v.set({ values: { ...v.state.values, ...values } })
}

/** The first screen: an attempt is made, or the one that a ticket has begun goes on. */
export async function start(v: SignUpView, clerk: ClerkPort, values: Values) {
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
export async function complete(v: SignUpView, clerk: ClerkPort, values: Values) {
  remember(v, values)
  return onAttempt(v, clerk, 'signUp', async (signUp) => {
    await signUp.update(toParams(values))
    return advance(v, clerk, signUp)
  })
}

export const attempt = (
  v: SignUpView,
  clerk: ClerkPort,
  proof: { strategy: string; code: string },
) =>
  onAttempt(v, clerk, 'signUp', async (signUp) => {
    await signUp.attemptVerification(proof)
    return advance(v, clerk, signUp)
  })

export const resend = (v: SignUpView, clerk: ClerkPort, strategy: string) =>
  onAttempt(v, clerk, 'signUp', async (signUp) => {
    await send(v, signUp, strategy)
    v.set({ sentAt: Date.now() })
  })

/** An invitation: the attempt begins with what it already knows. */
export async function takeTicket(v: SignUpView, clerk: ClerkPort, ticket: string) {
  if (!isVisited()) return LEFT
  const { signUp } = clerk.client!
  await signUp.create({ strategy: 'ticket', ticket })
  if (signUp.status === 'complete') return finish(v, clerk, signUp.createdSessionId)
  v.set({ screen: 'start' })
}
