import type { ClientJSON } from '@dooryard/protocol'
import type { ClerkResource } from '../core/resource.ts'
import type { SessionResource, SignedInSessionResource } from '../session/types.ts'
import type { SignInResource } from '../sign-in/types.ts'
import type { SignUpResource } from '../sign-up/types.ts'

/** This browser, and all accounts that are signed in on it. Frontend API §4.2. */
export interface ClientResource extends ClerkResource {
  sessions: SessionResource[]
  /** Sessions that are `active` or `pending`. */
  signedInSessions: SignedInSessionResource[]
  /** The older name of `signedInSessions`. */
  activeSessions: SignedInSessionResource[]
  signIn: SignInResource
  signUp: SignUpResource
  lastActiveSessionId: string | null
  lastAuthenticationStrategy: string | null
  captchaBypass: boolean
  cookieExpiresAt: Date | null
  createdAt: Date | null
  updatedAt: Date | null
  isNew(): boolean
  create(): Promise<ClientResource>
  /** Ends all sessions and forgets this browser. */
  destroy(): Promise<void>
  /** Ends all sessions. */
  removeSessions(): Promise<ClientResource>
  clearCache(): void
  resetSignIn(): void
  resetSignUp(): void
  isEligibleForTouch(): boolean
  buildTouchUrl(params: { redirectUrl: URL }): string
  /** The state as it came from the server; null for a browser the server does not know. */
  __internal_toSnapshot(): ClientJSON | null
}
