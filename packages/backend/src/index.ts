export type {
  BackendClientJSON as ClientJSON,
  BackendSessionJSON as SessionJSON,
  BackendUserJSON as UserJSON,
  DeletedObjectJSON,
  EmailAddressJSON,
  PhoneNumberJSON,
  SessionActivityJSON,
  SignInTokenJSON,
  TestingTokenJSON,
  TokenJSON,
  VerificationJSON,
} from '@dooryard/protocol'
export type { ApiClient } from './api/client.ts'
export type { OauthAccessToken } from './api/users.ts'
export type { AuthObject } from './auth-objects/accepted.ts'
export type { InvalidTokenAuthObject, MachineAuthObject } from './auth-objects/machine.ts'
export type { SessionAuthObject } from './auth-objects/session.ts'
export type { ClerkClient, ClerkOptions } from './create-clerk-client.ts'
export { createClerkClient } from './create-clerk-client.ts'
export type {
  ActorToken,
  AllowlistIdentifier,
  BlocklistIdentifier,
  Invitation,
  InvitationJSON,
  SignUpAttempt,
  WaitlistEntry,
  WaitlistEntryJSON,
} from './resources/access.ts'
export type { DeletedObject } from './resources/deleted-object.ts'
export type {
  EmailAddress,
  EnterpriseAccount,
  EnterpriseAccountJSON,
  ExternalAccount,
  ExternalAccountJSON,
  IdentificationLink,
  PhoneNumber,
  Verification,
  Web3Wallet,
  Web3WalletJSON,
} from './resources/identifications.ts'
export type {
  CnameTarget,
  Domain,
  DomainJSON,
  Instance,
  InstanceRestrictions,
  InstanceSettings,
  JwtTemplate,
  OrganizationSettings,
  ProxyCheck,
  RedirectUrl,
} from './resources/instance.ts'
export type {
  APIKey,
  APIKeyJSON,
  IdPOAuthAccessToken,
  IdPOAuthAccessTokenJSON,
  M2MToken,
  M2MTokenJSON,
} from './resources/machine-tokens.ts'
export type {
  Organization,
  OrganizationDomainJSON,
  OrganizationInvitation,
  OrganizationInvitationJSON,
  OrganizationJSON,
  OrganizationMembership,
  OrganizationMembershipJSON,
  OrganizationMembershipPublicUserData,
  OrganizationMembershipRole,
  Permission,
  PermissionJSON,
  PublicOrganizationDataJSON,
  Role,
  RoleJSON,
  RoleSet,
  RoleSetItem,
  RoleSetItemJSON,
  RoleSetJSON,
  RoleSetMigration,
  RoleSetMigrationJSON,
} from './resources/organizations.ts'
export type {
  Client,
  Session,
  SessionActivity,
  SignInToken,
  Token,
} from './resources/sessions.ts'
export type { User } from './resources/user.ts'
export type { VerifyTokenOptions } from './tokens/verify-token.ts'
export { verifyToken } from './tokens/verify-token.ts'
export type { PaginatedResourceResponse } from './transport/response.ts'
export type * from './webhooks/events.ts'
