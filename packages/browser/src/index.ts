export { type ClerkAPIError, ClerkAPIResponseError, isClerkAPIResponseError } from './api-error.ts'
export { Clerk } from './clerk.ts'
export { ClerkRuntimeError, isClerkRuntimeError } from './errors.ts'
export type { LoadOptions } from './load-options.ts'
export type { Channel, Platform } from './platform.ts'
export { decodeToken } from './token.ts'
export type { ClientResource } from './types/client.ts'
export type {
  ClerkUI,
  CustomMenuItem,
  FlowRedirectOptions,
  InitialValues,
  RedirectOptions,
  SignInModalProps,
  SignInProps,
  SignUpModalProps,
  SignUpProps,
  UIChange,
  UIComponent,
  UILoader,
  UIModal,
  UserButtonProps,
} from './types/components.ts'
export type {
  BootData,
  ClerkOptions,
  ClerkStatus,
  ListenerCallback,
  NavigateOptions,
  Resources,
  RouterFn,
  RouterMetadata,
  SetActiveParams,
  SignOutCallback,
  SignOutOptions,
} from './types/options.ts'
export type { OrganizationResource } from './types/organization.ts'
export type {
  ClerkResource,
  Metadata,
  Outcome,
  PublicMetadata,
  UnsafeMetadata,
} from './types/resource.ts'
export type {
  ActiveSessionResource,
  FinalizeParams,
  GetToken,
  GetTokenOptions,
  PendingSessionResource,
  PublicUserData,
  SessionResource,
  SessionStatus,
  SessionTask,
  SessionTouchParams,
  SessionWithActivitiesResource,
  SetActiveNavigate,
  SignedInSessionResource,
  TokenHeader,
  TokenResource,
} from './types/session.ts'
export type {
  AttemptFirstFactorParams,
  AttemptSecondFactorParams,
  PrepareFirstFactorParams,
  PrepareSecondFactorParams,
  ResetPasswordParams,
  SignInCreateParams,
  SignInFactor,
  SignInFirstFactor,
  SignInPasswordParams,
  SignInResource,
  SignInSecondFactor,
  SignInStatus,
  UserData,
} from './types/sign-in.ts'
export type {
  AttemptVerificationParams,
  PrepareVerificationParams,
  SignUpCreateParams,
  SignUpResource,
  SignUpStatus,
  SignUpUpdateParams,
  SignUpVerifications,
} from './types/sign-up.ts'
export type {
  EmailAddressResource,
  UpdateUserParams,
  UpdateUserPasswordParams,
  UserResource,
} from './types/user.ts'
export type {
  SignUpVerificationResource,
  VerificationResource,
  VerificationStatus,
} from './types/verification.ts'
export type { AfterFlowOptions } from './urls.ts'
export { VERSION } from './version.ts'
