import type { ClerkPort } from '../../clerk-port.ts'
import { fromThrown, hasCode } from '../../errors.ts'
import { LEFT } from '../../left.ts'
import type { Values } from '../../primitives/form.tsx'
import type { View } from '../../view.ts'
import { routeOf } from './flow.ts'

/** Goes on where the attempt stands; a code is sent before it is asked for. */
async function advance(v: View, clerk: ClerkPort) {
  const { signUp } = clerk.client!
  if (signUp.status === 'complete') return finish(v, clerk, signUp.createdSessionId)
  const route = routeOf(signUp)
  if (route === 'verify-email-address') {
    if (signUp.verifications.emailAddress.nextAction !== 'needs_attempt') await send(v, clerk)
    v.set({ sentAt: Date.now() })
  }
  v.go(route)
}

async function finish(v: View, clerk: ClerkPort, session: string | null) {
  await clerk.setActive({ session, redirectUrl: v.completeTo('signUp') })
  return LEFT
}

const send = (_v: View, clerk: ClerkPort) =>
  clerk.client!.signUp.prepareEmailAddressVerification({ strategy: 'email_code' })

/** Form values as the parameters of a sign-up. */
function toParams({ legalAccepted, ...values }: Values) {
  const filled = Object.entries(values).filter(([name, value]) => value && !name.startsWith('__'))
  return { ...Object.fromEntries(filled), ...(legalAccepted && { legalAccepted: true }) }
}

/** The first screen: an attempt is made, or gone on with when a ticket or an earlier try has made one. */
export function start(v: View, values: Values): void {
  remember(v, values)
  void v.run('start', async (clerk) => {
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
    return advance(v, clerk)
  })
}

/** What was missing. */
export function complete(v: View, values: Values): void {
  remember(v, values)
  void v.run('continue', async (clerk) => {
    await clerk.client!.signUp.update(toParams(values))
    return advance(v, clerk)
  })
}

function remember(v: View, { password: _, ...values }: Values) {
  v.set({ values: { ...v.state.values, ...values } })
}

export function attempt(v: View, code: string): void {
  void v.run('attempt', async (clerk) => {
    await clerk.client!.signUp.attemptEmailAddressVerification({ code })
    return advance(v, clerk)
  })
}

export function resend(v: View): void {
  void v.run('resend', async (clerk) => {
    await send(v, clerk)
    v.set({ sentAt: Date.now() })
  })
}

/** An invitation: the attempt begins with what it already knows. */
export function useTicket(v: View, ticket: string): void {
  void v.run('start', async (clerk) => {
    const { signUp } = clerk.client!
    await signUp.create({ strategy: 'ticket', ticket })
    if (signUp.status === 'complete') return finish(v, clerk, signUp.createdSessionId)
  })
}
