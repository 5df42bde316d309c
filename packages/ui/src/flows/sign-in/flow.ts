import type { FactorModel, SignInModel } from '../../model/client.ts'
import { CALLBACK } from '../../routing/callback-route.ts'
import { choices, wayOf } from './ways.ts'

/** Which screen a sign-in shows. */
export type SignInStep =
  | { name: 'start' | 'alternatives' | 'forgot' | 'trouble' | 'no-methods' }
  | { name: 'new-password' | 'reset-done' | 'choose' | 'signed-in' | 'ticket' | 'callback' }
  | { name: 'factor'; factor: FactorModel }

interface Situation {
  route: string
  /** A screen within the route, or the way to sign in that was picked. */
  screen: string | null
  strategy: string | null
  signIn: SignInModel | null
  preferred: 'password' | 'otp'
  /** Somebody is signed in, and there can be only one. */
  occupied: boolean
  /** A link is to be followed, and has not been yet. */
  isTicketFirst: boolean
  /** There are accounts to choose among. */
  hasAccounts: boolean
}

export function nextStep(situation: Situation): SignInStep {
  const { route, signIn, occupied, isTicketFirst, hasAccounts } = situation
  if (route === 'reset-password-success') return { name: 'reset-done' }
  if (route === CALLBACK) return { name: 'callback' }
  if (occupied) return { name: 'signed-in' }
  if (isTicketFirst && !route) return { name: 'ticket' }
  if (route === 'choose' && hasAccounts) return { name: 'choose' }
  if (!signIn || routeOf(signIn) !== route) return { name: 'start' }
  if (route === 'reset-password') return { name: 'new-password' }
  if (route === 'factor-one' || route === 'factor-two') return factorStep(situation, signIn)
  return { name: route ? 'no-methods' : 'start' }
}

/** The route at which an attempt goes on. */
export function routeOf(signIn: SignInModel | null): string {
  switch (signIn?.status) {
    case 'needs_first_factor':
      return 'factor-one'
    case 'needs_new_password':
      return 'reset-password'
    case 'needs_second_factor':
      return 'factor-two'
    case 'needs_client_trust':
      return 'client-trust'
    default:
      return ''
  }
}

/** The factors that are asked for now. */
const offered = (signIn: SignInModel | null): FactorModel[] =>
  (isSecond(signIn) ? signIn?.supportedSecondFactors : signIn?.supportedFirstFactors) ?? []

const isSecond = (signIn: SignInModel | null) => signIn?.status === 'needs_second_factor'

/** Where a step of the factor that is asked for is sent. Frontend API §3.4. */
export const factorPath = (signIn: SignInModel, step: 'prepare' | 'attempt'): string =>
  `/client/sign_ins/${signIn.id}/${step}_${isSecond(signIn) ? 'second' : 'first'}_factor`

function factorStep({ screen, strategy, preferred }: Situation, signIn: SignInModel): SignInStep {
  if (screen === 'alternatives' || screen === 'forgot' || screen === 'trouble') {
    return { name: screen }
  }
  const { firstFactorVerification } = signIn
  const find = (wanted: string | null | undefined) =>
    wanted ? offered(signIn).find((factor) => factor.strategy === wanted) : undefined
  const { status, strategy: last } = firstFactorVerification ?? {}
  const begun = status === 'unverified' && wayOf(last ?? '') ? last : null
  const factor = find(strategy) ?? find(begun) ?? startingFactor(signIn, preferred)
  if (factor && wayOf(factor.strategy)) return { name: 'factor', factor }
  return { name: accountsOf(signIn).length ? 'alternatives' : 'no-methods' }
}

/** The first choice among the ways that this package can show. UI components §2.1. */
export function startingFactor(
  signIn: SignInModel,
  preferred: 'password' | 'otp',
): FactorModel | undefined {
  for (const { strategy } of choices(preferred)) {
    const factors = offered(signIn).filter((factor) => factor.strategy === strategy)
    const typed = factors.find((factor) => factor.safeIdentifier === signIn.identifier)
    const factor = typed ?? factors.find(({ primary }) => primary) ?? factors[0]
    if (factor) return factor
  }
  return undefined
}

/** Other ways than the one on the screen. */
export const alternatives = (signIn: SignInModel | null, current?: string): FactorModel[] =>
  offered(signIn).filter(({ strategy }) => strategy !== current && wayOf(strategy)?.choice)

/** Providers at which they have an account, by strategy. */
export const accountsOf = (signIn: SignInModel | null): string[] =>
  offered(signIn).flatMap(({ strategy }) => (strategy.startsWith('oauth_') ? [strategy] : []))

export const resetFactor = (signIn: SignInModel | null): FactorModel | undefined =>
  offered(signIn).find(({ strategy }) => wayOf(strategy)?.resets)
