/** Where the token of a failed verification came from. */
export type TokenCarrier = 'header' | 'cookie'

/** Error codes of the Backend API that decide how a verification failed. */
export const TokenVerificationErrorCode = {
  InvalidSecretKey: 'clerk_key_invalid',
}
export type TokenVerificationErrorCode =
  (typeof TokenVerificationErrorCode)[keyof typeof TokenVerificationErrorCode]

/** Why a token was refused. Permanent texts: applications compare them. Backend API §5.2. */
export const TokenVerificationErrorReason = {
  TokenExpired: 'token-expired',
  TokenInvalid: 'token-invalid',
  TokenInvalidAlgorithm: 'token-invalid-algorithm',
  TokenInvalidAuthorizedParties: 'token-invalid-authorized-parties',
  TokenInvalidIssuer: 'token-invalid-issuer',
  TokenInvalidSignature: 'token-invalid-signature',
  TokenNotActiveYet: 'token-not-active-yet',
  TokenIatInTheFuture: 'token-iat-in-the-future',
  TokenVerificationFailed: 'token-verification-failed',
  InvalidSecretKey: 'secret-key-invalid',
  LocalJWKMissing: 'jwk-local-missing',
  RemoteJWKFailedToLoad: 'jwk-remote-failed-to-load',
  RemoteJWKInvalid: 'jwk-remote-invalid',
  RemoteJWKMissing: 'jwk-remote-missing',
  JWKFailedToResolve: 'jwk-failed-to-resolve',
  JWKKidMismatch: 'jwk-kid-mismatch',
}
export type TokenVerificationErrorReason =
  (typeof TokenVerificationErrorReason)[keyof typeof TokenVerificationErrorReason]

/** What the operator can do about it. */
export const TokenVerificationErrorAction = {
  ContactSupport: 'Ask the operator of the auth server for help.',
  EnsureClerkJWT: 'Make sure that this is a session token of your own instance.',
  SetClerkJWTKey: 'Set the CLERK_JWT_KEY environment variable.',
  SetClerkSecretKey: 'Set the CLERK_SECRET_KEY environment variable.',
  EnsureClockSync: 'Make sure that the clock of this machine is right.',
}
export type TokenVerificationErrorAction =
  (typeof TokenVerificationErrorAction)[keyof typeof TokenVerificationErrorAction]

interface TokenVerificationErrorParams {
  reason: TokenVerificationErrorReason
  message: string
  action?: TokenVerificationErrorAction
  cause?: unknown
}

/** A token was refused; `reason` says why. Backend API §5.2. */
export class TokenVerificationError extends Error {
  reason: TokenVerificationErrorReason
  action?: TokenVerificationErrorAction
  tokenCarrier?: TokenCarrier

  constructor({ reason, message, action, cause }: TokenVerificationErrorParams) {
    super(message, cause === undefined ? undefined : { cause })
    this.reason = reason
    if (action) this.action = action
  }

  /** The message with action, reason and carrier, as `authenticateRequest` reports it. */
  getFullMessage(): string {
    const sentence = [this.message, this.action].filter(Boolean).join(' ')
    return `${sentence} (reason=${this.reason}, token-carrier=${this.tokenCarrier})`
  }
}

/** Signing failed although algorithm and arguments were right. */
export class SignJWTError extends Error {}
