import type { ClerkPort } from '../../clerk-port.ts'
import { isCombined } from '../../combined.ts'
import { fromThrown, hasCode, type UIError } from '../../errors.ts'
import { LEFT } from '../../left.ts'
import type { FactorModel } from '../../model.ts'
import type { Values } from '../../primitives/form.tsx'
import type { View } from '../../view.ts'
import { routeOf, startingFactor } from './flow.ts'

const NO_SUCH_ACCOUNT = ['form_identifier_not_found', 'invitation_account_not_exists']

/** Goes on where the attempt stands: at its next screen, or out of the component when it is complete. */
async function advance(v: View, clerk: ClerkPort) {
  const { signIn } = clerk.client!
  if (signIn.status === 'complete') return finish(v, clerk, signIn.createdSessionId)
  v.go(routeOf(signIn))
}

async function finish(v: View, clerk: ClerkPort, session: string | null) {
  await clerk.setActive({ session, redirectUrl: v.completeTo('signIn') })
  return LEFT
}

/** After the account is known: its first screen, with the code on its way when it asks for one. */
async function begin(v: View, clerk: ClerkPort) {
  const { signIn } = clerk.client!
  const { preferred_sign_in_strategy: preferred } = v.environment.display_config
  const factor = signIn.status === 'needs_first_factor' && startingFactor(signIn, preferred)
  if (factor && factor.strategy !== 'password') await send(v, clerk, factor)
  return advance(v, clerk)
}

async function send(v: View, clerk: ClerkPort, { strategy, emailAddressId }: FactorModel) {
  await clerk.client!.signIn.prepareFirstFactor({
    strategy,
    ...(emailAddressId && { emailAddressId }),
  })
  v.set({ strategy, screen: null, sentAt: Date.now() })
}

/** The first screen: an identifier, with a password when one was typed. */
export function start(v: View, { identifier = '', password }: Values): void {
  v.set({ values: { identifier }, strategy: null, screen: null })
  void v.run('start', async (clerk) => {
    const { signIn } = clerk.client!
    try {
      await signIn.create(
        password ? { strategy: 'password', identifier, password } : { identifier },
      )
      return await begin(v, clerk)
    } catch (thrown) {
      return recover(v, clerk, { errors: fromThrown(thrown) ?? [], thrown, identifier, password })
    }
  })
}

interface Refusal {
  errors: UIError[]
  thrown: unknown
  identifier: string
  password: string | undefined
}

/** Refusals that are no dead end. UI components §2.1, recoveries. */
async function recover(v: View, clerk: ClerkPort, refusal: Refusal) {
  const { errors, thrown, identifier, password } = refusal
  if (hasCode(errors, 'session_exists', 'identifier_already_signed_in')) {
    const { sessionId } = errors[0]!.meta
    return finish(v, clerk, String(sessionId ?? clerk.client!.lastActiveSessionId))
  }
  if (isCombined(v) && hasCode(errors, ...NO_SUCH_ACCOUNT)) {
    const field = identifier.includes('@') ? 'emailAddress' : 'username'
    return v.go('create', { values: { [field]: identifier } })
  }
  // The account is right, the password is not: it gets a screen of its own, with the error at its field.
  if (password && hasCode(errors, 'form_password_incorrect', 'form_password_pwned')) {
    await clerk.client!.signIn.create({ identifier })
    return v.go('factor-one', { strategy: 'password', errors })
  }
  if (password && hasCode(errors, 'strategy_for_user_invalid')) {
    await clerk.client!.signIn.create({ identifier })
    return begin(v, clerk)
  }
  throw thrown
}

export function attempt(v: View, params: { strategy: string; password?: string; code?: string }) {
  void v.run('attempt', async (clerk) => {
    await clerk.client!.signIn.attemptFirstFactor(params)
    return advance(v, clerk)
  })
}

/** Sends a code, again or for the first time. */
export function prepare(v: View, control: string, factor: FactorModel): void {
  void v.run(control, (clerk) => send(v, clerk, factor))
}

export function choosePassword(v: View): void {
  v.set({ strategy: 'password', screen: null, errors: [] })
}

export function resetPassword(v: View, values: Values): void {
  const { password = '', confirmPassword, signOutOfOtherSessions } = values
  if (password !== confirmPassword) {
    const text = v.text('formFieldError__notMatchingPasswords')
    return v.set({ errors: [{ code: 'not_matching', text, field: 'confirmPassword', meta: {} }] })
  }
  void v.run('attempt', async (clerk) => {
    const { signIn } = clerk.client!
    await signIn.resetPassword({
      password,
      signOutOfOtherSessions: signOutOfOtherSessions !== undefined,
    })
    if (signIn.status !== 'complete') return advance(v, clerk)
    v.go('reset-password-success')
    // Long enough to read the sentence.
    const { createdSessionId } = signIn
    setTimeout(() => v.run('finish', () => finish(v, clerk, createdSessionId)), 1500)
  })
}

/** A link from a mail or a backend names who signs in. */
export function useTicket(v: View, ticket: string): void {
  void v.run('start', async (clerk) => {
    try {
      await clerk.client!.signIn.create({ strategy: 'ticket', ticket })
      return await advance(v, clerk)
    } catch (thrown) {
      if (!isCombined(v) || !hasCode(fromThrown(thrown), ...NO_SUCH_ACCOUNT)) throw thrown
      v.go('create')
    }
  })
}

export function chooseAccount(v: View, session: string): void {
  void v.run(session, (clerk) => finish(v, clerk, session))
}

export function signOutAll(v: View): void {
  void v.run('signOutAll', async (clerk) => {
    await clerk.signOut()
    return LEFT
  })
}
