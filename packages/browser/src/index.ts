export type { SessionStatus } from '@dooryard/protocol'
export type {
  APIKeyResource,
  APIKeysNamespace,
  CreateAPIKeyParams,
  GetAPIKeysParams,
  RevokeAPIKeyParams,
  UpdateAPIKeyParams,
} from './api-keys/types.ts'
export type {
  AuthenticateWithPopupParams,
  AuthenticateWithRedirectParams,
  SSOParams,
} from './attempt/types.ts'
export type {
  BillingCheckoutResource,
  BillingMoneyAmount,
  BillingNamespace,
  BillingPaymentMethodResource,
  BillingPaymentResource,
  BillingPlanResource,
  BillingStatementResource,
  BillingSubscriptionItemResource,
  BillingSubscriptionPlanPeriod,
  BillingSubscriptionResource,
  FeatureResource,
  ForPayerType,
} from './billing/types.ts'
export { Clerk, type LoadOptions } from './clerk/clerk.ts'
export { ClerkPort } from './clerk/port.ts'
export type { ClientResource } from './client/types.ts'
export { mayMount } from './components/may-mount.ts'
export type {
  AddressOf,
  APIKeysProps,
  CommonProps,
  CreateOrganizationProps,
  CustomMenuItem,
  CustomPage,
  InviteMembersProps,
  OAuthConsentProps,
  OrganizationListProps,
  OrganizationProfileProps,
  OrganizationSwitcherProps,
  SignInProps,
  SignUpProps,
  TaskProps,
  UserButtonProps,
  UserProfileProps,
  UserVerificationProps,
  WaitlistProps,
} from './components/props.ts'
export {
  COMPONENTS,
  type ComponentMethods,
  type ComponentName,
  type ComponentProps,
  type ModalName,
} from './components/table.ts'
export type { ClerkUI, UIChange, UILoader } from './components/types.ts'
export {
  type ClerkAPIError,
  ClerkAPIResponseError,
  isClerkAPIResponseError,
} from './core/api-error.ts'
export { ClerkRuntimeError } from './core/errors.ts'
export type {
  ClerkResource,
  DeletedObjectResource,
  Metadata,
  Outcome,
  Page as ListPage,
  PageParams,
  PublicMetadata,
  PublicUserData,
  UnsafeMetadata,
} from './core/resource.ts'
export { VERSION } from './core/version.ts'
export type { EmailAddressResource } from './email-address/types.ts'
export type {
  CreateExternalAccountParams,
  ExternalAccountResource,
  ReauthorizeExternalAccountParams,
} from './external-account/types.ts'
export type {
  FlowRedirectOptions,
  HandleEmailLinkVerification,
  HandleEmailLinkVerificationParams,
  HandleOAuthCallbackParams,
  HandleRedirectCallback,
  InitialValues,
  NavigateOptions,
  RedirectOptions,
  RouterFn,
  RouterMetadata,
} from './navigation/types.ts'
export type { AfterFlowOptions } from './navigation/urls.ts'
export type {
  GetOAuthConsentInfoParams,
  OAuthApplicationNamespace,
  OAuthConsentInfo,
  OAuthConsentScope,
} from './oauth-application/types.ts'
export type { AuthenticateWithGoogleOneTapParams, GoogleOneTapProps } from './one-tap/types.ts'
export { CHANGES, type Changed } from './organization/changes.ts'
export type {
  CreateOrganizationParams,
  OrganizationDomainResource,
  OrganizationEnrollmentMode,
  OrganizationInvitationResource,
  OrganizationInvitationStatus,
  OrganizationMembershipRequestResource,
  OrganizationMembershipResource,
  OrganizationResource,
  OrganizationSuggestionResource,
  PermissionResource,
  PublicOrganizationData,
  RoleResource,
  UserOrganizationInvitationResource,
} from './organization/types.ts'
export type {
  BootData,
  ClerkOptions,
  ClerkStatus,
  ListenerCallback,
  Resources,
  SetActiveParams,
  SignOutCallback,
  SignOutOptions,
} from './page/options.ts'
export { createPage, type Page, type PageSettings, type StartOptions } from './page/page.ts'
export type { AuthenticateWithPasskeyParams, PasskeyResource } from './passkey/types.ts'
export type { PhoneNumberResource } from './phone-number/types.ts'
export type { Channel, Platform } from './platform/platform.ts'
export type {
  ActiveSessionResource,
  FinalizeParams,
  GetToken,
  PendingSessionResource,
  SessionResource,
  SessionTask,
  SessionTouchParams,
  SessionVerificationLevel,
  SessionVerificationResource,
  SetActiveNavigate,
  SignedInSessionResource,
  StartVerificationParams,
} from './session/types.ts'
export type {
  ResetPasswordParams,
  SendLinkParams,
  SignInCreateParams,
  SignInPasswordParams,
  SignInResource,
  SignInStartEmailLinkFlowParams,
  SignInStatus,
  UserData,
} from './sign-in/types.ts'
export type {
  AttemptVerificationParams,
  PrepareVerificationParams,
  SignUpCreateParams,
  SignUpResource,
  SignUpStatus,
  SignUpUpdateParams,
  SignUpVerifications,
} from './sign-up/types.ts'
export type { AuthValue } from './state/auth-value.ts'
export { type AuthIds, type InitialAuth, withClaims } from './state/initial-auth.ts'
export { readState, type State } from './state/state.ts'
export type { TokenHeader, TokenResource } from './tokens/token.ts'
export type { GetTokenOptions } from './tokens/tokens.ts'
export type {
  BackupCodeResource,
  SessionWithActivitiesResource,
  TOTPResource,
  UpdateUserParams,
  UpdateUserPasswordParams,
  UserResource,
} from './user/types.ts'
export {
  EmailLinkError,
  EmailLinkErrorCodeStatus,
  isEmailLinkError,
} from './verification/email-link-error.ts'
export type {
  AttemptFactorParams,
  EmailLinkFlow,
  EmailLinkOutcome,
  PrepareFactorParams,
  SignInFactor,
  SignUpVerificationResource,
  VerificationResource,
  VerificationStatus,
} from './verification/types.ts'
export type { JoinWaitlistParams, WaitlistResource } from './waitlist/types.ts'
