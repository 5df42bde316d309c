import type { SignInJSON } from '@dooryard/protocol'
import type {
  AuthenticateWithPopupParams,
  AuthenticateWithRedirectParams,
  SSOParams,
} from '../attempt/types.ts'
import type { ClerkResource, Outcome } from '../core/resource.ts'
import type { AuthenticateWithPasskeyParams } from '../passkey/types.ts'
import type { FinalizeParams } from '../session/types.ts'
import type {
  AttemptFactorParams,
  EmailLinkFlow,
  EmailLinkOutcome,
  PrepareFactorParams,
  SignInFactor,
  VerificationResource,
} from '../verification/types.ts'

export type SignInStatus = Exclude<SignInJSON['status'], 'abandoned'>

export interface UserData {
  firstName?: string
  lastName?: string
  imageUrl?: string
  hasImage?: boolean
}

export interface SignInCreateParams {
  identifier?: string
  strategy?: string
  password?: string
  ticket?: string
  token?: string
  code?: string
  redirectUrl?: string
  actionCompleteRedirectUrl?: string
  transfer?: boolean
  signUpIfMissing?: boolean
  locale?: string
  oidcPrompt?: string
  oidcLoginHint?: string
}

export interface ResetPasswordParams {
  password: string
  signOutOfOtherSessions?: boolean
}

export interface SignInStartEmailLinkFlowParams {
  emailAddressId: string
  /** The page that the link leads to. */
  redirectUrl: string
}

export interface SendLinkParams {
  /** The page that the link leads to. */
  verificationUrl: string
  emailAddress?: string
  emailAddressId?: string
}

export interface SignInPasswordParams {
  password: string
  identifier?: string
  emailAddress?: string
  phoneNumber?: string
}

/**
 * The sign-in attempt of this browser. Frontend API §3.4, §5.1.
 *
 * Methods of the first group throw `ClerkAPIResponseError` and answer with the resource. Methods of the second group
 * never throw for expected failures: they answer `{ error }`.
 */
export interface SignInResource extends ClerkResource {
  status: SignInStatus | null
  supportedIdentifiers: string[]
  supportedFirstFactors: SignInFactor[] | null
  supportedSecondFactors: SignInFactor[] | null
  firstFactorVerification: VerificationResource
  secondFactorVerification: VerificationResource
  identifier: string | null
  createdSessionId: string | null
  userData: UserData
  clientTrustState?: 'new' | 'known' | 'pending'
  protectCheck: unknown

  create(params: SignInCreateParams): Promise<SignInResource>
  prepareFirstFactor(params: PrepareFactorParams): Promise<SignInResource>
  attemptFirstFactor(params: AttemptFactorParams): Promise<SignInResource>
  prepareSecondFactor(params: PrepareFactorParams): Promise<SignInResource>
  attemptSecondFactor(params: AttemptFactorParams): Promise<SignInResource>
  resetPassword(params: ResetPasswordParams): Promise<SignInResource>

  /** Identifier and password in one step, or the password of an attempt that waits for it. */
  password(params: SignInPasswordParams): Outcome
  emailCode: {
    sendCode(params?: { emailAddress?: string; emailAddressId?: string }): Outcome
    verifyCode(params: { code: string }): Outcome
  }
  /** Resolves when the link was opened, or is void. */
  createEmailLinkFlow(): EmailLinkFlow<SignInStartEmailLinkFlowParams, SignInResource>
  emailLink: {
    sendLink(params: SendLinkParams): Outcome
    /** Until it was opened, or is void. */
    waitForVerification(): Outcome
    /** The same, and the attempt stays as it was until `reload`. */
    waitUntilOpened(signal?: AbortSignal): Promise<void>
    /** Of the link that has led to this page. */
    readonly verification: EmailLinkOutcome | null
  }
  /** The second step: a second factor or, in a browser that is new, an address of theirs (`needs_client_trust`). */
  mfa: {
    sendPhoneCode(): Outcome
    verifyPhoneCode(params: { code: string }): Outcome
    sendEmailCode(): Outcome
    verifyEmailCode(params: { code: string }): Outcome
    verifyTOTP(params: { code: string }): Outcome
    verifyBackupCode(params: { code: string }): Outcome
  }
  resetPasswordEmailCode: {
    sendCode(): Outcome
    verifyCode(params: { code: string }): Outcome
    submitPassword(params: ResetPasswordParams): Outcome
  }
  /** Leaves for a provider; it comes back to `redirectUrl`, or to `redirectUrlComplete` when nothing is left to do. */
  authenticateWithRedirect(params: AuthenticateWithRedirectParams): Promise<void>
  /** The same in a window that was opened for it; resolves when it has come back and this page goes on. */
  authenticateWithPopup(params: AuthenticateWithPopupParams): Promise<void>
  sso(params: SSOParams): Outcome
  /** Throws `ClerkRuntimeError` with a code (`passkey_retrieval_cancelled`, …) when the browser has none to show. */
  authenticateWithPasskey(params?: AuthenticateWithPasskeyParams): Promise<SignInResource>
  passkey(params?: AuthenticateWithPasskeyParams): Outcome
  /** Without `ticket`: the one in the page's address (`__clerk_ticket`). */
  ticket(params?: { ticket?: string }): Outcome
  /** Makes the session of a complete attempt the active one. */
  finalize(params?: FinalizeParams): Outcome
  /** Forgets the attempt in this page; the server forgets it with the next `create`. */
  reset(): Outcome
}
