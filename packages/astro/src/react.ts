import { ClerkRuntimeError } from '@dooryard/browser'
import { gapText } from '@dooryard/protocol'

// biome-ignore lint/suspicious/noExplicitAny: what these components will take is for the version that has them
type Component = (props: Record<string, any>) => string | null

/** Renders nothing of what it holds, so that no branch shows that should not: developers see a note. */
const missing = (name: string): Component => {
  const note = `<${name} />: ${gapText('react')}`
  let isTold = false
  return () => {
    if (!isTold) console.warn(`not_available: ${note}`)
    isTold = true
    return import.meta.env?.DEV ? note : null
  }
}

export const SignIn = /* @__PURE__ */ missing('SignIn')
export const SignUp = /* @__PURE__ */ missing('SignUp')
export const UserButton = /* @__PURE__ */ missing('UserButton')
export const UserProfile = /* @__PURE__ */ missing('UserProfile')
export const OrganizationProfile = /* @__PURE__ */ missing('OrganizationProfile')
export const OrganizationSwitcher = /* @__PURE__ */ missing('OrganizationSwitcher')
export const OrganizationList = /* @__PURE__ */ missing('OrganizationList')
export const GoogleOneTap = /* @__PURE__ */ missing('GoogleOneTap')
export const Waitlist = /* @__PURE__ */ missing('Waitlist')
export const PricingTable = /* @__PURE__ */ missing('PricingTable')
export const OAuthConsent = /* @__PURE__ */ missing('OAuthConsent')
export const ClerkLoaded = /* @__PURE__ */ missing('ClerkLoaded')
export const ClerkLoading = /* @__PURE__ */ missing('ClerkLoading')
export const Show = /* @__PURE__ */ missing('Show')
export const SignedIn = /* @__PURE__ */ missing('SignedIn')
export const SignedOut = /* @__PURE__ */ missing('SignedOut')
export const Protect = /* @__PURE__ */ missing('Protect')
export const AuthenticateWithRedirectCallback = /* @__PURE__ */ missing(
  'AuthenticateWithRedirectCallback',
)
export const UNSAFE_PortalProvider = /* @__PURE__ */ missing('UNSAFE_PortalProvider')
export const SignInButton = /* @__PURE__ */ missing('SignInButton')
export const SignUpButton = /* @__PURE__ */ missing('SignUpButton')
export const SignOutButton = /* @__PURE__ */ missing('SignOutButton')
export const CheckoutButton = /* @__PURE__ */ missing('CheckoutButton')
export const PlanDetailsButton = /* @__PURE__ */ missing('PlanDetailsButton')
export const SubscriptionDetailsButton = /* @__PURE__ */ missing('SubscriptionDetailsButton')
export {
  CheckoutButton as __experimental_CheckoutButton,
  PlanDetailsButton as __experimental_PlanDetailsButton,
  SubscriptionDetailsButton as __experimental_SubscriptionDetailsButton,
}

/**
 * Not available in this version: use `useStore($authStore)` of `@nanostores/react`.
 *
 * @throws `ClerkRuntimeError` with the code `not_available`
 */
// biome-ignore lint/suspicious/noExplicitAny: sites take what they expect of it apart
export function useAuth(_options?: object): any {
  throw new ClerkRuntimeError(`useAuth(): ${gapText('react')}`, { code: 'not_available' })
}
