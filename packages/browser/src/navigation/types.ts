import type { Core } from '../core/core.ts'
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

/** The core of a page that can be left for another. */
export interface NavigatingCore extends Core {
  options: NavigationOptions
  session(): SessionResource | null | undefined
  /** Told before every navigation that goes through the Clerk object. */
  readonly navigationListeners: Set<() => void>
}
