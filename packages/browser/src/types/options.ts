import type { ClientJSON, EnvironmentJSON, FormFeedback } from '@dooryard/protocol'
import type { ClientResource } from './client.ts'
import type { RedirectOptions } from './components.ts'
import type { OrganizationResource } from './organization.ts'
import type {
  SessionResource,
  SessionTask,
  SetActiveNavigate,
  SignedInSessionResource,
} from './session.ts'
import type { UserResource } from './user.ts'

/** `ready`: all is known. `degraded`: the server cannot be reached; what the cookie says stands in, and retries run. */
export type ClerkStatus = 'loading' | 'ready' | 'degraded' | 'error'

/** What a listener is told. `undefined` members: a change is under way. */
export interface Resources {
  client: ClientResource
  session: SignedInSessionResource | null | undefined
  user: UserResource | null | undefined
  organization: OrganizationResource | null | undefined
}

export type ListenerCallback = (emission: Resources) => void

/** What the server put into the page: loading then needs no request. */
export interface BootData {
  client: ClientJSON | null
  environment: EnvironmentJSON
  feedback: FormFeedback | null
  /** When the page was made, by the server's clock: milliseconds since the epoch. */
  now?: number
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

/** What an application may say about its components, pages and redirects. UI components §1.8. */
export interface ClerkOptions extends Omit<RedirectOptions, 'redirectUrl'> {
  appearance?: unknown
  localization?: unknown
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
  isSatellite?: boolean | ((url: URL) => boolean)
  satelliteAutoSync?: boolean
  routerPush?: RouterFn
  routerReplace?: RouterFn
  routerDebug?: boolean
  /** False: no background refresh of the session token. */
  polling?: boolean
  touchSession?: boolean
  standardBrowser?: boolean
  selectInitialSession?: (client: ClientResource) => SignedInSessionResource | null
  supportEmail?: string
  nonce?: string
  telemetry?: unknown
  sdkMetadata?: { name: string; version: string; environment?: string }
  experimental?: Record<string, unknown>
}

export interface SetActiveParams {
  /** Undefined: the current one. Null: none. */
  session?: SessionResource | string | null
  /** Id or slug; null: the personal account. Undefined: unchanged. */
  organization?: { id: string } | string | null
  redirectUrl?: string | null
  navigate?: SetActiveNavigate
  /** The older way to run code before the final emission. */
  beforeEmit?: (session: SessionResource | null) => unknown
}

export interface SignOutOptions {
  /** Only this session; the others stay signed in. */
  sessionId?: string
  redirectUrl?: string | null
}

export type SignOutCallback = () => unknown

/** Parameters of the callbacks of redirect flows; see UI components §1.6. */
export interface HandleRedirectCallbackParams extends RedirectOptions {
  signInUrl?: string
  signUpUrl?: string
  transferable?: boolean
}
