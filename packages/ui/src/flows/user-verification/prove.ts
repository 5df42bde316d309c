import type { SessionVerificationResource } from '@dooryard/browser'
import type { FactorModel } from '../../model/client.ts'
import { fromThrown, hasCode } from '../../model/errors.ts'
import type { ClerkPort } from '../../view/clerk-port.ts'
import { LEFT } from '../../view/left.ts'
import type { View } from '../../view/view.ts'
import { choices, wayOf } from '../sign-in/ways.ts'
import { screens } from './screens.ts'

/** What it remembers beside what every flow does. */
export interface VerificationState {
  verification: SessionVerificationResource | null
  /** The way that was picked, or comes first. */
  strategy: string | null
  /** When something was last sent: milliseconds since the epoch. */
  sentAt: number
}

export type VerificationView = View<VerificationState>

/** The browser shows it, and asks for it. */
const PASSKEY = 'passkey'

const isSecond = ({ status }: SessionVerificationResource) => status === 'needs_second_factor'

/** The ways to prove what is asked for now, as far as there is a screen for them. */
export function waysNow({ state, environment }: VerificationView): FactorModel[] {
  const { verification } = state
  if (!verification) return []
  const { supportedFirstFactors: first, supportedSecondFactors: second } = verification
  // A passkey is both, so it is among the first ones where the second alone is asked for.
  const whole = first?.filter(({ strategy }) => strategy === PASSKEY) ?? []
  const offered: readonly FactorModel[] =
    (isSecond(verification) ? [...whole, ...(second ?? [])] : first) ?? []
  const preferred = environment.display_config.preferred_sign_in_strategy
  return choices(preferred).flatMap(({ strategy }) => {
    const factors = offered.filter((factor) => factor.strategy === strategy && screens[strategy])
    return factors.find(({ primary }) => primary) ?? factors[0] ?? []
  })
}

/** Begins, which is the first thing it does and cannot do without. */
export const begin = (v: VerificationView) =>
  v.run('begin', async (clerk) => {
    const level = v.props.level ?? 'second_factor'
    return follow(v, clerk, await clerk.session!.startVerification({ level }))
  })

/** Goes on to what is asked for next, or back to who asked. */
async function follow(
  v: VerificationView,
  clerk: ClerkPort,
  verification: SessionVerificationResource,
) {
  if (verification.status === 'complete') {
    v.props.afterVerification?.()
    clerk.__internal_close('UserVerification')
    return LEFT
  }
  v.set({ verification, strategy: null, screen: null })
  const [first] = waysNow({ ...v, state: { ...v.state, verification } })
  if (first) await pick(v, clerk, verification, first)
}

async function pick(
  v: VerificationView,
  clerk: ClerkPort,
  verification: SessionVerificationResource,
  factor: FactorModel,
) {
  const { strategy, emailAddressId, phoneNumberId } = factor
  v.set({ strategy, screen: null })
  if (!wayOf(strategy)?.sends) return
  const { session } = clerk
  const params = {
    strategy,
    ...(emailAddressId && { emailAddressId }),
    ...(phoneNumberId && { phoneNumberId }),
  }
  if (isSecond(verification)) await session!.prepareSecondFactorVerification(params)
  else await session!.prepareFirstFactorVerification(params)
  v.set({ sentAt: Date.now() })
}

/** Another way, or the same once more. */
export const choose = (v: VerificationView, name: string, factor: FactorModel) =>
  v.run(name, (clerk) => onVerification(v, clerk, (it) => pick(v, clerk, it, factor)))

/** To the sign-in page, and from there back to this one. */
export const signInAgain = (v: VerificationView) =>
  v.run('signIn', async (clerk) => {
    const redirectUrl = clerk.buildSignInUrl()
    await clerk.signOut({ sessionId: clerk.session!.id, redirectUrl })
    return LEFT
  })

interface Proof {
  strategy: string
  password?: string
  code?: string
}

export const attempt = (v: VerificationView, proof: Proof) =>
  v.run('attempt', (clerk) =>
    onVerification(v, clerk, async (verification) => {
      const { session } = clerk
      const next =
        proof.strategy === PASSKEY
          ? await session!.verifyWithPasskey()
          : isSecond(verification)
            ? await session!.attemptSecondFactorVerification(proof)
            : await session!.attemptFirstFactorVerification(proof)
      return follow(v, clerk, next)
    }),
  )

/** One that took too long is over at the server: another one begins, with the reason on the screen. */
async function onVerification(
  v: VerificationView,
  clerk: ClerkPort,
  step: (verification: SessionVerificationResource) => Promise<unknown>,
) {
  const { verification } = v.state
  try {
    return await step(verification!)
  } catch (thrown) {
    if (!hasCode(fromThrown(thrown), 'session_reverification_missing')) throw thrown
    const level = v.props.level ?? 'second_factor'
    await follow(v, clerk, await clerk.session!.startVerification({ level }))
    throw { code: 'verification_gone' }
  }
}
