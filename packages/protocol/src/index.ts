export {
  type AuthorizationFacts,
  type HasParams,
  isAuthorized,
  type ReverificationConfig,
  type ReverificationLevel,
  type ReverificationPreset,
  resolveReverification,
} from './authorization.ts'
export { type BackendEndpoints, backendEndpoints, type PathPart } from './backend-endpoints.ts'
export { camelCase, camelize, snakeCase } from './case.ts'
export {
  type ActorClaim,
  authorizationFacts,
  type OrganizationClaim,
  packPermissions,
  readSessionClaims,
  SESSION_TOKEN_LIFETIME,
  type SessionClaims,
  type SessionClaimsV1,
  type SessionClaimsV2,
  type SessionFacts,
  type SessionTokenStatus,
  TokenCategory,
} from './claims.ts'
export { accountsHost, isClerkDevelopmentHost } from './clerk-hosts.ts'
export { parseCookies } from './cookie-header.ts'
export { cookieSuffix } from './cookie-suffix.ts'
export { API_VERSION, Cookie, Header, hostCookie, Query } from './cookies.ts'
export { digitsOf } from './digits.ts'
export { envFlag, envText } from './env-values.ts'
export {
  type ClerkErrorJSON,
  type ClerkErrorMetaJSON,
  type ErrorBodyJSON,
  type ErrorCode,
  errorCatalogue,
  errorStatus,
  toErrorJSON,
} from './errors.ts'
export { type FormFeedback, FormField, type FormFlow } from './forms.ts'
export { type Gap, gapNames, gapText } from './gaps.ts'
export { isLoopbackHost, originOf } from './host-origin.ts'
export { createId, type IdKind, IdPrefix, type RandomBytes, randomText } from './ids.ts'
export type { ApiKeyJSON } from './json/api-key.ts'
export type { BackendClientJSON, ClientJSON } from './json/client.ts'
export type {
  ActorTokenJSON,
  DeletedObjectJSON,
  InvitationJSON,
  JwksJSON,
  ListJSON,
  PublicJwkJSON,
  SignInTokenJSON,
  TestingTokenJSON,
  WaitlistEntryJSON,
  WaitlistJSON,
  WrappedJSON,
} from './json/envelopes.ts'
export type {
  AttributeJSON,
  AttributeName,
  DisplayConfigJSON,
  EnvironmentJSON,
  OrganizationSettingsJSON,
  PageEnvironmentJSON,
  PasswordSettingsJSON,
  SocialProviderJSON,
  UserSettingsJSON,
} from './json/environment.ts'
export type { InstanceJSON, InstanceRestrictionsJSON, JwtTemplateJSON } from './json/instance.ts'
export type {
  OrganizationDomainJSON,
  OrganizationDomainVerificationJSON,
  OrganizationEnrollmentMode,
  OrganizationInvitationJSON,
  OrganizationInvitationStatus,
  OrganizationJSON,
  OrganizationMembershipJSON,
  OrganizationMembershipRequestJSON,
  OrganizationMembershipRequestStatus,
  OrganizationSuggestionJSON,
  PermissionJSON,
  PublicOrganizationDataJSON,
  RoleJSON,
} from './json/organization.ts'
export type { PublicUserDataJSON } from './json/public-user-data.ts'
export type {
  BackendSessionJSON,
  SessionActivityJSON,
  SessionJSON,
  SessionStatus,
  SessionTaskJSON,
  SessionVerificationJSON,
  SessionWithActivitiesJSON,
  TokenJSON,
} from './json/session.ts'
export type {
  SignInFactorJSON,
  SignInJSON,
  SignInStatus,
  SignInUserDataJSON,
} from './json/sign-in.ts'
export type { SignUpJSON, SignUpStatus } from './json/sign-up.ts'
export type {
  BackendUserJSON,
  BackupCodeJSON,
  EmailAddressJSON,
  ExternalAccountJSON,
  ImageJSON,
  LinkedToJSON,
  PasskeyJSON,
  PhoneNumberJSON,
  TOTPJSON,
  UserJSON,
} from './json/user.ts'
export type {
  SignUpVerificationJSON,
  VerificationJSON,
  VerificationStatus,
} from './json/verification.ts'
export * as LinkQuery from './link-query.ts'
export { nearestName } from './nearest-name.ts'
export { PROVIDERS, type ProviderId } from './providers.ts'
export {
  createPublishableKey,
  type InstanceType,
  isEmbeddedHost,
  isEmbeddedKey,
  type PublishableKey,
  parsePublishableKey,
  publishableKeyFault,
  secretKeyInstanceType,
} from './publishable-key.ts'
export {
  afterFlow,
  type Flow,
  firstSafeRedirect,
  type RedirectRules,
  redirectRules,
  safeRedirect,
} from './redirects.ts'
export { redirectsByFlow } from './redirects-by-flow.ts'
export { createSecretKey, isOwnSecretKey } from './secret-key.ts'
export {
  SERVER_VARIABLES,
  unknownVariables,
  withPepper,
  withSocialVariables,
  withTemplateVariables,
} from './server-variables.ts'
export { suffixedCookie, suffixOf } from './suffixed-cookie.ts'
export { isTestEmailAddress, isTestPhoneNumber, TEST_CODE } from './test-identifiers.ts'
