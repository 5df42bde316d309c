import { type BackendEndpoints, backendEndpoints } from '@dooryard/protocol'
import { type Calls, createCall, type Wire } from '../transport/call.ts'
import type { TransportOptions } from '../transport/request.ts'
import type {
  ActorTokensApi,
  AllowlistIdentifiersApi,
  BlocklistIdentifiersApi,
  InvitationsApi,
  SignUpsApi,
  WaitlistEntriesApi,
} from './access.ts'
import type { ClientsApi } from './clients.ts'
import type { EmailAddressesApi, PhoneNumbersApi } from './identifiers.ts'
import type {
  BetaFeaturesApi,
  DomainsApi,
  InstanceApi,
  JwtTemplatesApi,
  ProxyChecksApi,
  RedirectUrlsApi,
  WebhooksApi,
} from './instance.ts'
import {
  type APIKeysApi,
  type IdPOAuthAccessTokenApi,
  idPOAuthAccessTokenApi,
  type M2MApi,
  m2mApi,
} from './machine-tokens.ts'
import { type OrganizationsApi, organizationsApi } from './organizations.ts'
import type { OrganizationPermissionsApi, OrganizationRolesApi } from './roles.ts'
import { type SessionsApi, sessionsApi } from './sessions.ts'
import type { JwksApi, SignInTokensApi, TestingTokensApi } from './tokens.ts'
import { type UsersApi, usersApi } from './users.ts'
import { kinds, wires } from './wire.ts'

export interface ApiClientOptions extends TransportOptions {
  /** Public key as PEM, to verify machine tokens that are JWTs without a call. */
  jwtKey?: string | undefined
}

/** All of the Backend API: one property for each kind of resource. */
export interface ApiClient {
  actorTokens: ActorTokensApi
  allowlistIdentifiers: AllowlistIdentifiersApi
  apiKeys: APIKeysApi
  betaFeatures: BetaFeaturesApi
  blocklistIdentifiers: BlocklistIdentifiersApi
  clients: ClientsApi
  domains: DomainsApi
  emailAddresses: EmailAddressesApi
  idPOAuthAccessToken: IdPOAuthAccessTokenApi
  instance: InstanceApi
  invitations: InvitationsApi
  jwks: JwksApi
  jwtTemplates: JwtTemplatesApi
  m2m: M2MApi
  organizationPermissions: OrganizationPermissionsApi
  organizationRoles: OrganizationRolesApi
  organizations: OrganizationsApi
  phoneNumbers: PhoneNumbersApi
  proxyChecks: ProxyChecksApi
  redirectUrls: RedirectUrlsApi
  sessions: SessionsApi
  signInTokens: SignInTokensApi
  signUps: SignUpsApi
  testingTokens: TestingTokensApi
  users: UsersApi
  waitlistEntries: WaitlistEntriesApi
  webhooks: WebhooksApi
}

/** A method is its endpoint, unless there is some logic to it. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const calls = createCalls(options)
  const { idPOAuthAccessToken, m2m, organizations, sessions, users } = calls
  return {
    ...calls,
    idPOAuthAccessToken: idPOAuthAccessTokenApi(idPOAuthAccessToken),
    m2m: m2mApi(m2m, options),
    organizations: organizationsApi(organizations),
    sessions: sessionsApi(sessions),
    users: usersApi(users),
  }
}

type AllCalls = { [Resource in keyof BackendEndpoints]: Calls<Resource> }

function createCalls(options: TransportOptions): AllCalls {
  const resources = Object.entries(backendEndpoints).map(([resource, endpoints]) => {
    const transport = { ...options, ...kinds[resource as keyof AllCalls] }
    const wire = wires[resource as keyof AllCalls] as Record<string, Wire> | undefined
    const calls = Object.entries(endpoints).map(([method, endpoint]) => [
      method,
      createCall(endpoint, transport, wire?.[method]),
    ])
    return [resource, Object.fromEntries(calls)]
  })
  return Object.fromEntries(resources)
}
