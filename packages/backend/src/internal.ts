export {
  type AuthObject,
  getAuthObjectForAcceptedToken,
  makeAuthObjectSerializable,
} from './auth-objects/accepted.ts'
export { getAuthObjectFromJwt } from './auth-objects/from-jwt.ts'
export type {
  AuthOptions,
  GetAuthFn,
  GetAuthFnNoRequest,
  InferAuthObjectFromToken,
  InferAuthObjectFromTokenArray,
} from './auth-objects/get-auth.ts'
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
  decorateObjectWithResources,
  stripPrivateDataFromObject,
} from './auth-objects/resources.ts'
export { reverificationError, reverificationErrorResponse } from './auth-objects/reverification.ts'
export {
  type CheckAuthorization,
  type GetTokenOptions,
  type PendingSessionOptions,
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
export { createBootstrapSignedOutState } from './authenticate/bootstrap-state.ts'
export { type ClerkRequest, createClerkRequest } from './authenticate/clerk-request.ts'
export { debugRequestState } from './authenticate/debug-request-state.ts'
export { verifyMachineAuthToken } from './authenticate/machine-token.ts'
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
  RequestState,
  SignedInState,
  SignedOutState,
  UnauthenticatedState,
} from './authenticate/state.ts'
export { type Constants, constants } from './constants.ts'
export {
  type CreateAuthenticateRequestOptions,
  createAuthenticateRequest,
} from './create-clerk-client.ts'
export {
  type CreateRedirectParams,
  createRedirect,
  type RedirectFun,
} from './routing/create-redirect.ts'
export { compilePattern, type PathMatcher } from './routing/path-pattern.ts'
export {
  type AcceptsToken,
  isMachineToken,
  isMachineTokenByPrefix,
  isTokenTypeAccepted,
  type MachineTokenType,
  type SessionTokenType,
  TokenType,
} from './tokens/token-type.ts'
