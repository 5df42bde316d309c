import type { FactorModel, SignInModel } from '../../model/client.ts'
import { CALLBACK, isLinkCallback } from '../../routing/callback-route.ts'
import { choices, wayOf } from './ways.ts'

/** Which screen a sign-in shows. */
export type SignInStep =
  | { name: 'start' | 'alternatives' | 'forgot' | 'trouble' | 'no-methods' }
  | {
      name: 'new-password' | 'reset-done' | 'choose' | 'signed-in' | 'ticket' | 'callback' | 'link'
    }
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
  if (isLinkCallback(route)) return { name: 'link' }
  if (occupied) return { name: 'signed-in' }
  if (isTicketFirst && !route) return { name: 'ticket' }
  if (route === 'choose' && hasAccounts) return { name: 'choose' }
  if (!signIn || routeOf(signIn) !== route) return { name: 'start' }
  if (route === 'reset-password') return { name: 'new-password' }
  if (FACTORS.includes(route)) return factorStep(situation, signIn)
  return { name: route ? 'no-methods' : 'start' }
}

/** Routes at which a factor is asked for. */
const FACTORS = ['factor-one', 'factor-two', 'client-trust']

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

/** The first factor is proven, and it takes more: a second one or, in a browser that is new, an address of theirs. */
export const isSecond = (signIn: Pick<SignInModel, 'status'> | null | undefined): boolean =>
  signIn?.status === 'needs_second_factor' || isForTrust(signIn)

export const isForTrust = (signIn: Pick<SignInModel, 'status'> | null | undefined): boolean =>
  signIn?.status === 'needs_client_trust'

/** Where a step of the factor that is asked for is sent. Frontend API §3.4. */
export const factorPath = (signIn: SignInModel, step: 'prepare' | 'attempt'): string =>
  `/client/sign_ins/${signIn.id}/${step}_${isSecond(signIn) ? 'second' : 'first'}_factor`

function factorStep({ screen, strategy, preferred }: Situation, signIn: SignInModel): SignInStep {
  if (screen === 'alternatives' || screen === 'forgot' || screen === 'trouble') {
    return { name: screen }
  }
  const verification = isSecond(signIn)
    ? signIn.secondFactorVerification
    : signIn.firstFactorVerification
  const find = (wanted: string | null | undefined) =>
    wanted ? offered(signIn).find((factor) => factor.strategy === wanted) : undefined
  const { status, strategy: last } = verification ?? {}
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
  const found = choices(isSecond(signIn) ? 'second' : preferred).flatMap(({ strategy }) => {
    const factors = offered(signIn).filter((factor) => factor.strategy === strategy)
    const best = factors.find(isTyped(signIn)) ?? factors.find(isMain) ?? factors[0]
    return best ?? []
  })
  // Of what is sent, what goes to where somebody said they are; as a second factor that shows nothing new.
  const isFree = signIn.status !== 'needs_second_factor' && wayOf(found[0]?.strategy)?.sends
  const typed = isFree && found.find(isTyped(signIn))
  return typed || found[0]
}

const isTyped =
  ({ identifier }: SignInModel) =>
  ({ safeIdentifier }: FactorModel) =>
    safeIdentifier === identifier

const isMain = (factor: FactorModel) => factor.primary || factor.default

/** Other ways than the one on the screen. */
export const alternatives = (signIn: SignInModel | null, current?: string): FactorModel[] =>
  offered(signIn).filter(({ strategy }) => strategy !== current && wayOf(strategy)?.choice)

/** Providers at which they have an account, by strategy. */
export const accountsOf = (signIn: SignInModel | null): string[] =>
  offered(signIn).flatMap(({ strategy }) => (strategy.startsWith('oauth_') ? [strategy] : []))

export function resetFactor(signIn: SignInModel | null): FactorModel | undefined {
  const resets = offered(signIn).filter(({ strategy }) => wayOf(strategy)?.resets)
  return (signIn && resets.find(isTyped(signIn))) ?? resets[0]
}

/** What a form says of where something is sent. */
export const targetOf = ({ strategy, emailAddressId, phoneNumberId }: FactorModel) => ({
  strategy,
  ...(emailAddressId && { email_address_id: emailAddressId }),
  ...(phoneNumberId && { phone_number_id: phoneNumberId }),
})
