export {
  type AuthenticatedMachineObject,
  authenticatedMachineObject,
  type InvalidTokenAuthObject,
  invalidTokenAuthObject,
  type MachineAuthObject,
  type UnauthenticatedMachineObject,
  unauthenticatedMachineObject,
} from './auth-objects/machine.ts'
export {
  type CheckAuthorization,
  type GetTokenOptions,
  type ServerGetToken,
  type SessionAuthObject,
  type SignedInAuthObject,
  type SignedInAuthObjectOptions,
  type SignedOutAuthObject,
  signedInAuthObject,
  signedOutAuthObject,
} from './auth-objects/session.ts'
export {
  type AuthenticateRequest,
  authenticateRequest,
} from './authenticate/authenticate-request.ts'
export { debugRequestState } from './authenticate/debug-request-state.ts'
export type {
  AuthenticateRequestOptions,
  FirstParty,
  OrganizationSyncOptions,
  RefreshedSession,
} from './authenticate/options.ts'
export { AuthErrorReason, type AuthReason, AuthStatus } from './authenticate/reasons.ts'
export type {
  AuthenticatedState,
  HandshakeState,
  PendingSessionOptions,
  RequestState,
  SignedInState,
  SignedOutState,
  UnauthenticatedState,
} from './authenticate/state.ts'
export {
  type AcceptsToken,
  isMachineToken,
  isMachineTokenByPrefix,
  isTokenTypeAccepted,
  type MachineTokenType,
  type SessionTokenType,
  TokenType,
} from './authenticate/token-type.ts'
export {
  type CreateAuthenticateRequestOptions,
  createAuthenticateRequest,
} from './create-clerk-client.ts'
export { verifyMachineAuthToken } from './machine/verify.ts'
