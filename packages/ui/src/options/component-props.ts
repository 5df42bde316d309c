import type { Appearance } from '../appearance/types.ts'

export interface InitialValues {
  emailAddress?: string
  phoneNumber?: string
  username?: string
  firstName?: string
  lastName?: string
}

/** What sign-in and sign-up take. UI components §2.1, §2.2. */
export interface FlowProps {
  routing?: 'path' | 'hash' | 'virtual'
  path?: string
  forceRedirectUrl?: string | null
  fallbackRedirectUrl?: string | null
  signInForceRedirectUrl?: string | null
  signInFallbackRedirectUrl?: string | null
  signUpForceRedirectUrl?: string | null
  signUpFallbackRedirectUrl?: string | null
  signInUrl?: string
  signUpUrl?: string
  waitlistUrl?: string
  afterSignOutUrl?: string | null
  initialValues?: InitialValues
  unsafeMetadata?: Record<string, unknown>
  /** Sign-in only: one flow for people with and without an account. */
  withSignUp?: boolean
  appearance?: Appearance
}

/**
 * An entry of the user button's menu. With `href` a link, with `onClick` an action, with `open` a page of the profile;
 * `label` alone (`manageAccount`, `signOut`) moves an entry that is there anyway. UI components §2.4.
 */
export interface CustomMenuItem {
  label: string
  href?: string
  onClick?: () => void
  open?: string
  /** Called with the element that shows the icon; put live nodes into it. */
  mountIcon?: (element: HTMLDivElement) => void
  unmountIcon?: (element?: HTMLDivElement) => void
}

export interface UserButtonProps {
  showName?: boolean
  defaultOpen?: boolean
  userProfileMode?: 'modal' | 'navigation'
  userProfileUrl?: string
  signInUrl?: string
  afterSwitchSessionUrl?: string
  afterSignOutUrl?: string | null
  customMenuItems?: CustomMenuItem[]
  appearance?: Appearance
}

export type ComponentProps = FlowProps & UserButtonProps
