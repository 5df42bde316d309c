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
import type { OrganizationPermissionsApi, OrganizationRolesApi, RoleSetsApi } from './roles.ts'
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
  roleSets: RoleSetsApi
  sessions: SessionsApi
  signInTokens: SignInTokensApi
  signUps: SignUpsApi
  testingTokens: TestingTokensApi
  users: UsersApi
  waitlistEntries: WaitlistEntriesApi
  webhooks: WebhooksApi
}

/**
 * A method is its endpoint, unless there is some logic to it. A resource is made when it is first asked for: most clients
 * live for one request, and use one or none.
 */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const client = {} as ApiClient
  for (const resource of Object.keys(backendEndpoints) as (keyof AllCalls)[]) {
    const define = (how: PropertyDescriptor) =>
      Object.defineProperty(client, resource, { ...how, enumerable: true, configurable: true })
    const set = (value: unknown) => define({ value, writable: true })
    const get = () => set(createResource(resource, options))[resource]
    define({ get, set })
  }
  return client
}

type AllCalls = { [Resource in keyof BackendEndpoints]: Calls<Resource> }

/** What some resources add to their calls. */
const logic: {
  [Resource in keyof AllCalls]?: (calls: never, options: ApiClientOptions) => object
} = {
  idPOAuthAccessToken: idPOAuthAccessTokenApi,
  m2m: m2mApi,
  organizations: organizationsApi,
  sessions: sessionsApi,
  users: usersApi,
}

function createResource(resource: keyof AllCalls, options: ApiClientOptions): object {
  const transport: TransportOptions = { ...options, ...kinds[resource] }
  const wire = wires[resource] as Record<string, Wire> | undefined
  const calls = Object.fromEntries(
    Object.entries(backendEndpoints[resource]).map(([method, endpoint]) => [
      method,
      createCall(endpoint, transport, wire?.[method]),
    ]),
  )
  return logic[resource]?.(calls as never, options) ?? calls
}
