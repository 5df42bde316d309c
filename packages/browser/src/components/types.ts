import type { InitialValues } from '../navigation/types.ts'

/** Components that mount into a node of the page. */
export type UIComponent = 'SignIn' | 'SignUp' | 'UserButton'

/** Components that open over the page. */
export type UIModal = 'SignIn' | 'SignUp'

/** What the browser runtime knows of the user interface. `@dooryard/ui` implements it. */
export interface ClerkUI {
  mount(component: UIComponent, node: HTMLElement, props: object): void
  unmount(node: HTMLElement): void
  update(change: UIChange): void
  /** The promise rejects when what it takes cannot be fetched. */
  open(component: UIModal, props: object): unknown
  close(component: UIModal): void
}

/** With `node`: new props of the component mounted there. Without: options of all components. */
export interface UIChange {
  node?: HTMLElement
  props?: object
  appearance?: unknown
  localization?: unknown
}

/** Brings the user interface when the first component needs it. `Host` is the Clerk object. */
export type UILoader<Host> = () => Promise<(clerk: Host) => ClerkUI>

interface FlowProps {
  routing?: 'path' | 'hash'
  path?: string
  forceRedirectUrl?: string | null
  fallbackRedirectUrl?: string | null
  signInUrl?: string
  signUpUrl?: string
  waitlistUrl?: string
  afterSignOutUrl?: string | null
  appearance?: unknown
  initialValues?: InitialValues
  unsafeMetadata?: Record<string, unknown>
  oauthFlow?: 'auto' | 'redirect' | 'popup'
  oidcPrompt?: string
  transferable?: boolean
}

export interface SignInProps extends FlowProps {
  withSignUp?: boolean
  signUpForceRedirectUrl?: string | null
  signUpFallbackRedirectUrl?: string | null
}

export interface SignUpProps extends FlowProps {
  signInForceRedirectUrl?: string | null
  signInFallbackRedirectUrl?: string | null
}

interface ModalProps {
  getContainer?: () => HTMLElement | null
}
export type SignInModalProps = Omit<SignInProps, 'routing' | 'path'> & ModalProps
export type SignUpModalProps = Omit<SignUpProps, 'routing' | 'path'> & ModalProps

/** An entry of the user button's menu: a link, an action, or one of the entries that are there anyway. */
export interface CustomMenuItem {
  label: string
  href?: string
  onClick?: () => void
  open?: string
  mountIcon?: (node: HTMLDivElement) => void
  unmountIcon?: (node?: HTMLDivElement) => void
}

export interface UserButtonProps {
  showName?: boolean
  defaultOpen?: boolean
  signInUrl?: string
  userProfileUrl?: string
  userProfileMode?: 'modal' | 'navigation'
  userProfileProps?: object
  afterSwitchSessionUrl?: string
  appearance?: unknown
  customMenuItems?: CustomMenuItem[]
}
