import type { ClientJSON, FormFeedback, PageEnvironmentJSON } from '@dooryard/protocol'
import type { ClientResource } from '../client/types.ts'
import type { NavigationOptions } from '../navigation/types.ts'
import type { OrganizationResource } from '../organization/types.ts'
import type {
  SessionResource,
  SetActiveNavigate,
  SignedInSessionResource,
} from '../session/types.ts'
import type { UserResource } from '../user/types.ts'

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
  environment: PageEnvironmentJSON
  feedback: FormFeedback | null
  /** When the page was made, by the server's clock: milliseconds since the epoch. */
  now?: number
}

/** `ready`: all is known. `degraded`: the server cannot be reached; what the cookie says stands in, and retries run. */
export type ClerkStatus = 'loading' | 'ready' | 'degraded' | 'error'

/** What an application may say about its components, pages and redirects. UI components §1.8. */
export interface ClerkOptions extends NavigationOptions {
  appearance?: unknown
  localization?: unknown
  isSatellite?: boolean | ((url: URL) => boolean)
  satelliteAutoSync?: boolean
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
