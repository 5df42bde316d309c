import type {
  AuthenticateWithPopupParams,
  AuthenticateWithRedirectParams,
  SSOParams,
} from '../attempt/types.ts'
import type { ClerkResource, Metadata, Outcome } from '../core/resource.ts'
import type { FinalizeParams } from '../session/types.ts'
import type {
  EmailLinkFlow,
  EmailLinkOutcome,
  SignUpVerificationResource,
  VerificationResource,
} from '../verification/types.ts'

export type SignUpStatus = 'missing_requirements' | 'complete' | 'abandoned'

export interface SignUpUpdateParams {
  emailAddress?: string
  phoneNumber?: string
  emailAddressOrPhoneNumber?: string
  username?: string
  password?: string
  firstName?: string
  lastName?: string
  web3Wallet?: string
  unsafeMetadata?: SignUpUnsafeMetadata & Metadata
  legalAccepted?: boolean
  locale?: string
  strategy?: string
  redirectUrl?: string
  actionCompleteRedirectUrl?: string
  oidcPrompt?: string
  oidcLoginHint?: string
  ticket?: string
  token?: string
}

export interface SignUpCreateParams extends SignUpUpdateParams {
  /** Continue a transferable sign-in as sign-up. */
  transfer?: boolean
}

export interface PrepareVerificationParams {
  strategy: string
  redirectUrl?: string
  actionCompleteRedirectUrl?: string
  channel?: string
}

export interface AttemptVerificationParams {
  strategy: string
  code?: string
  signature?: string
  token?: string
}

/** The sign-up attempt of this browser. Frontend API §3.5, §5.2. Errors as for `SignInResource`. */
export interface SignUpResource extends ClerkResource {
  status: SignUpStatus | null
  requiredFields: string[]
  optionalFields: string[]
  missingFields: string[]
  unverifiedFields: string[]
  verifications: SignUpVerifications
  username: string | null
  firstName: string | null
  lastName: string | null
  emailAddress: string | null
  phoneNumber: string | null
  web3wallet: string | null
  hasPassword: boolean
  unsafeMetadata: SignUpUnsafeMetadata & Metadata
  createdSessionId: string | null
  createdUserId: string | null
  /** Milliseconds. */
  abandonAt: number | null
  /** Milliseconds. */
  legalAcceptedAt: number | null
  locale: string | null
  protectCheck: unknown

  create(params: SignUpCreateParams): Promise<SignUpResource>
  update(params: SignUpUpdateParams): Promise<SignUpResource>
  /** `update` when an attempt exists, else `create`. */
  upsert(params: SignUpCreateParams): Promise<SignUpResource>
  prepareVerification(params: PrepareVerificationParams): Promise<SignUpResource>
  attemptVerification(params: AttemptVerificationParams): Promise<SignUpResource>
  prepareEmailAddressVerification(
    params?: Partial<PrepareVerificationParams>,
  ): Promise<SignUpResource>
  attemptEmailAddressVerification(params: { code: string }): Promise<SignUpResource>

  /** Resolves when the link was opened, or is void. */
  createEmailLinkFlow(): EmailLinkFlow<{ redirectUrl: string }, SignUpResource>
  password(params: SignUpUpdateParams & { password: string }): Outcome
  /** Leaves for a provider; it comes back to `redirectUrl`, or to `redirectUrlComplete` when nothing is left to do. */
  authenticateWithRedirect(
    params: AuthenticateWithRedirectParams & Pick<SignUpUpdateParams, 'unsafeMetadata'>,
  ): Promise<void>
  /** The same in a window that was opened for it; resolves when it has come back and this page goes on. */
  authenticateWithPopup(
    params: AuthenticateWithPopupParams & Pick<SignUpUpdateParams, 'unsafeMetadata'>,
  ): Promise<void>
  sso(params: SSOParams & Pick<SignUpUpdateParams, 'unsafeMetadata'>): Outcome
  /** Without `ticket`: the one in the page's address (`__clerk_ticket`). */
  ticket(params?: SignUpUpdateParams): Outcome
  finalize(params?: FinalizeParams): Outcome
  reset(): Outcome
}

export interface SignUpVerifications {
  emailAddress: SignUpVerificationResource
  phoneNumber: SignUpVerificationResource
  web3Wallet: VerificationResource
  externalAccount: VerificationResource
  sendEmailCode(): Outcome
  verifyEmailCode(params: { code: string }): Outcome
  /** `verificationUrl`: the page that the link leads to. */
  sendEmailLink(params: { verificationUrl: string }): Outcome
  /** Until it was opened, or is void. */
  waitForEmailLinkVerification(): Outcome
  /** The same, and the attempt stays as it was until `reload`. */
  waitUntilOpened(signal?: AbortSignal): Promise<void>
  /** Of the link that has led to this page. */
  readonly emailLinkVerification: EmailLinkOutcome | null
}
