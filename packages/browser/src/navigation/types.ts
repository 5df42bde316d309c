import type { Core } from '../core/core.ts'
import type { UnsafeMetadata } from '../core/resource.ts'
import type { SessionResource, SessionTask } from '../session/types.ts'

/** Where to go after sign-in and sign-up. `force` wins over `redirect_url` in the address, `fallback` does not. */
export interface RedirectOptions {
  signInForceRedirectUrl?: string | null
  signInFallbackRedirectUrl?: string | null
  signUpForceRedirectUrl?: string | null
  signUpFallbackRedirectUrl?: string | null
  redirectUrl?: string | null
}

export interface InitialValues {
  emailAddress?: string
  phoneNumber?: string
  username?: string
  firstName?: string
  lastName?: string
}

export interface FlowRedirectOptions extends RedirectOptions {
  initialValues?: InitialValues
}

export interface RouterMetadata {
  routing?: 'path' | 'hash' | 'virtual'
  navigationType?: 'internal' | 'external' | 'window'
}

export type RouterFn = (
  to: string,
  metadata?: {
    __internal_metadata?: RouterMetadata
    windowNavigate: (to: URL | string) => void
  },
) => unknown

export interface NavigateOptions {
  replace?: boolean
  metadata?: RouterMetadata
}

/** What an application may say about its pages, and the ways to them. UI components §1.8. */
export interface NavigationOptions extends Omit<RedirectOptions, 'redirectUrl'> {
  signInUrl?: string
  signUpUrl?: string
  userProfileUrl?: string
  waitlistUrl?: string
  taskUrls?: Partial<Record<SessionTask['key'], string>>
  afterSignOutUrl?: string | null
  afterMultiSessionSingleSignOutUrl?: string | null
  newSubscriptionRedirectUrl?: string | null
  /** Origins besides the page's own to which redirects may lead. Default: none. */
  allowedRedirectOrigins?: (string | RegExp)[]
  allowedRedirectProtocols?: string[]
  routerPush?: RouterFn
  routerReplace?: RouterFn
  routerDebug?: boolean
}

/** What a page says that a provider sends its visitors back to. */
export interface HandleOAuthCallbackParams extends Omit<RedirectOptions, 'redirectUrl'> {
  signInUrl?: string
  signUpUrl?: string
  /** Pages of the steps that are left. Default: those of the components. */
  firstFactorUrl?: string
  secondFactorUrl?: string
  resetPasswordUrl?: string
  continueSignUpUrl?: string | null
  verifyEmailAddressUrl?: string | null
  verifyPhoneNumberUrl?: string | null
  signInProtectCheckUrl?: string | null
  signUpProtectCheckUrl?: string | null
  enterpriseConnectionsUrl?: string | null
  /** False: whoever has no account stays at the sign-in, instead of getting one. Default: true. */
  transferable?: boolean
  /** The attempt that it is about, which is fetched first. Default: what is found out from both. */
  reloadResource?: 'signIn' | 'signUp'
  /** Kept with the user that a sign-up creates. */
  unsafeMetadata?: UnsafeMetadata
}

/** What a page says that a link of a mail leads to. */
export interface HandleEmailLinkVerificationParams {
  /** Where to go when that was all, in the browser that asked for the link. */
  redirectUrlComplete?: string
  /** Where to go when something is left to do there. */
  redirectUrl?: string
  /** It was opened in another browser, or the page that waits goes on. */
  onVerifiedOnOtherDevice?: () => void
}

export type HandleEmailLinkVerification = (
  params?: HandleEmailLinkVerificationParams,
  customNavigate?: (to: string) => unknown,
) => Promise<unknown>

export type HandleRedirectCallback = (
  params?: HandleOAuthCallbackParams,
  customNavigate?: (to: string) => unknown,
) => Promise<unknown>

/** The core of a page that can be left for another. */
export interface NavigatingCore extends Core {
  options: NavigationOptions
  session(): SessionResource | null | undefined
  /** Told before every navigation that goes through the Clerk object. */
  readonly navigationListeners: Set<() => void>
}
