import type { ActorClaim, HasParams, SessionClaims } from '@dooryard/protocol'
import type { ClerkResource } from './resource.ts'
import type { UserResource } from './user.ts'

export type SessionStatus =
  | 'abandoned'
  | 'active'
  | 'ended'
  | 'expired'
  | 'removed'
  | 'replaced'
  | 'revoked'
  | 'pending'

export interface SessionTask {
  key: 'choose-organization' | 'reset-password' | 'setup-mfa'
}

export interface PublicUserData {
  firstName: string | null
  lastName: string | null
  imageUrl: string
  hasImage: boolean
  identifier: string
  userId?: string
  username?: string | null
  banned?: boolean
  deprovisioned?: boolean
}

export interface TokenHeader {
  alg: string
  kid?: string
  cat?: string
  /** Seconds: freshness of the session state that the token shows. */
  oiat?: number
}

/** A decoded token. Decoded is not verified: only servers verify. */
export interface TokenResource {
  jwt: { header: TokenHeader; claims: SessionClaims & { __raw: string } }
  getRawString(): string
}

export interface GetTokenOptions {
  /** Name of a JWT template; default: the session token. */
  template?: string
  /** Default: the active organization of the session. */
  organizationId?: string | null
  /** Always ask the server. */
  skipCache?: boolean
}

/**
 * Answers a token that is valid for five more seconds at least; null when the session is over. Rejects with
 * `ClerkAPIResponseError`, or with `ClerkRuntimeError` of code `clerk_offline` when there is no network.
 */
export type GetToken = (options?: GetTokenOptions) => Promise<string | null>

export interface SessionTouchParams {
  intent?: 'focus' | 'select_session' | 'select_org'
}

/** One signed-in account of this browser. Frontend API §4.7. */
export interface SessionResource extends ClerkResource {
  id: string
  status: SessionStatus
  expireAt: Date
  abandonAt: Date
  lastActiveAt: Date
  lastActiveToken: TokenResource | null
  lastActiveOrganizationId: string | null
  /** Minutes since the first and second factor; -1 = not enrolled. */
  factorVerificationAge: [firstFactorAge: number, secondFactorAge: number] | null
  actor: ActorClaim | null
  tasks: SessionTask[] | null
  currentTask?: SessionTask | undefined
  user: UserResource | null
  publicUserData: PublicUserData
  createdAt: Date
  updatedAt: Date
  getToken: GetToken
  /** Renews "last active" and the token. */
  touch(params?: SessionTouchParams): Promise<SessionResource>
  end(): Promise<SessionResource>
  remove(): Promise<SessionResource>
  /** Same rules as `has()` on the server; decides what to show, never what is allowed. */
  checkAuthorization(params: HasParams): boolean
  clearCache(): void
}

export interface ActiveSessionResource extends SessionResource {
  status: 'active'
  user: UserResource
}

export interface PendingSessionResource extends SessionResource {
  status: 'pending'
  user: UserResource
}

export type SignedInSessionResource = ActiveSessionResource | PendingSessionResource

/** A session of the same user, maybe on another device. */
export interface SessionWithActivitiesResource {
  id: string
  status: SessionStatus
  expireAt: Date
  abandonAt: Date
  lastActiveAt: Date
  actor: ActorClaim | null
  latestActivity: {
    id: string
    browserName?: string
    browserVersion?: string
    deviceType?: string
    ipAddress?: string
    city?: string
    country?: string
    isMobile?: boolean
  }
  revoke(): Promise<SessionWithActivitiesResource>
}

/** Turns a URL into one that also renews the client cookie where that is due (Frontend API §7.6). */
export type DecorateUrl = (url: string) => string

export type SetActiveNavigate = (params: {
  session: SessionResource
  decorateUrl: DecorateUrl
}) => unknown

export interface FinalizeParams {
  navigate?: SetActiveNavigate
}
