import type { InitialValues } from '@dooryard/browser'

interface ButtonProps {
  /** The slot holds the element to click, in place of our button. */
  asChild?: boolean
  /** Older: the name of the element in place of `button`. */
  as?: string
}

/** Props of `<SignInButton>` and `<SignUpButton>`; other attributes go to the button. astro-sdk.md §9.6. */
export interface FlowButtonProps extends ButtonProps {
  mode?: 'redirect' | 'modal'
  forceRedirectUrl?: string | null
  fallbackRedirectUrl?: string | null
  signInForceRedirectUrl?: string | null
  signInFallbackRedirectUrl?: string | null
  signUpForceRedirectUrl?: string | null
  signUpFallbackRedirectUrl?: string | null
  /** Passed on to the modal. */
  appearance?: unknown
  initialValues?: InitialValues
  withSignUp?: boolean
  oauthFlow?: 'auto' | 'redirect' | 'popup'
  unsafeMetadata?: Record<string, unknown>
}

/** Props of `<SignOutButton>`. */
export interface SignOutButtonProps extends ButtonProps {
  /** Default: `afterSignOutUrl` of the integration, else `/`. */
  redirectUrl?: string
  /** Only this session. */
  sessionId?: string
}
