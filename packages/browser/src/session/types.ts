import type { ActorClaim, HasParams, SessionStatus } from '@dooryard/protocol'
import type { ClerkResource, PublicUserData } from '../core/resource.ts'
import type { TokenResource } from '../tokens/token.ts'
import type { GetTokenOptions } from '../tokens/tokens.ts'
import type { UserResource } from '../user/types.ts'
import type {
  AttemptFactorParams,
  PrepareFactorParams,
  SignInFactor,
  VerificationResource,
} from '../verification/types.ts'

export interface SessionTask {
  key: 'choose-organization' | 'reset-password' | 'setup-mfa'
}

/**
 * Answers a token that is valid for five more seconds at least; null when the session is over. Rejects with
 * `ClerkAPIResponseError`, or with `ClerkRuntimeError` of code `clerk_offline` when there is no network.
 */
export type GetToken = (options?: GetTokenOptions) => Promise<string | null>

export interface SessionTouchParams {
  intent?: 'focus' | 'select_session' | 'select_org'
}

export interface StartVerificationParams {
  level: SessionVerificationLevel
}

export type SessionVerificationLevel = 'first_factor' | 'second_factor' | 'multi_factor'

/** Proving again who uses a session. Frontend API §3.9, §5.5. */
export interface SessionVerificationResource {
  id: string
  status: 'needs_first_factor' | 'needs_second_factor' | 'complete'
  level: SessionVerificationLevel
  session: SessionResource
  firstFactorVerification: VerificationResource
  secondFactorVerification: VerificationResource
  supportedFirstFactors: SignInFactor[] | null
  supportedSecondFactors: SignInFactor[] | null
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
  /** Begins to prove again who uses this session: what asks for a fresh proof answers `session_reverification_required`. */
  startVerification(params: StartVerificationParams): Promise<SessionVerificationResource>
  prepareFirstFactorVerification(params: PrepareFactorParams): Promise<SessionVerificationResource>
  attemptFirstFactorVerification(params: AttemptFactorParams): Promise<SessionVerificationResource>
  prepareSecondFactorVerification(params: PrepareFactorParams): Promise<SessionVerificationResource>
  attemptSecondFactorVerification(params: AttemptFactorParams): Promise<SessionVerificationResource>
  /** Shows a passkey where one verifies again. Throws `ClerkRuntimeError` with a code when the browser has none to show. */
  verifyWithPasskey(params?: {
    /** Which of both it is to prove; the first, where nothing is said. */
    level?: 'first_factor' | 'second_factor'
  }): Promise<SessionVerificationResource>
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

/** Turns a URL into one that also renews the client cookie where that is due (Frontend API §7.6). */
type DecorateUrl = (url: string) => string

export type SetActiveNavigate = (params: {
  session: SessionResource
  decorateUrl: DecorateUrl
}) => unknown

export interface FinalizeParams {
  navigate?: SetActiveNavigate
}
