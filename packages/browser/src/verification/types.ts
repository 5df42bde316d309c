import type { ClerkAPIError } from '../core/api-error.ts'

export type VerificationStatus = 'unverified' | 'verified' | 'transferable' | 'failed' | 'expired'

/** Proof of one thing (an address, a factor). Every field is null until a verification was begun. */
export interface VerificationResource {
  status: VerificationStatus | null
  strategy: string | null
  attempts: number | null
  expireAt: Date | null
  error: ClerkAPIError | null
  nonce: string | null
  message: string | null
  externalVerificationRedirectURL: URL | null
  verifiedAtClient: string | null
  channel?: string
  verifiedFromTheSameClient(): boolean
}

/** Asks for a link by mail, and waits until it was opened. */
export interface EmailLinkFlow<Params, Resource> {
  /** Resolves when the link was opened, or is void: what it proves says which. */
  startEmailLinkFlow(params: Params): Promise<Resource>
  /** Ends the waiting; the link stays good. */
  cancelEmailLinkFlow(): void
}

/** How a link ended, on the page that it has led to. */
export interface EmailLinkOutcome {
  status: 'verified' | 'expired' | 'failed' | 'client_mismatch'
  createdSessionId: string
  verifiedFromTheSameClient: boolean
}

/** A verification of a sign-up: also says what to do next. */
export interface SignUpVerificationResource extends VerificationResource {
  supportedStrategies: string[]
  nextAction: 'needs_prepare' | 'needs_attempt' | ''
}

/** One way to prove an identity, as the server offers it for this attempt. */
export interface SignInFactor {
  strategy: string
  safeIdentifier?: string
  emailAddressId?: string
  phoneNumberId?: string
  web3WalletId?: string
  primary?: boolean
  default?: boolean
  channel?: string
  enterpriseConnectionId?: string
  enterpriseConnectionName?: string
}

export interface PrepareFactorParams {
  strategy: string
  emailAddressId?: string
  phoneNumberId?: string
  web3WalletId?: string
  redirectUrl?: string
  actionCompleteRedirectUrl?: string
  oidcPrompt?: string
  oidcLoginHint?: string
  enterpriseConnectionId?: string
  default?: boolean
  channel?: string
}

export interface AttemptFactorParams {
  strategy: string
  code?: string
  password?: string
  signature?: string
  token?: string
  ticket?: string
  publicKeyCredential?: unknown
}
