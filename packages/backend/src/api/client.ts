import { tryDecodeJwt } from '../jwt/decode.ts'
import { verifyM2MJwt } from '../tokens/machine-jwt.ts'
import { machineTokenType, TokenType } from '../tokens/token-type.ts'
import { createCall } from '../transport/call.ts'
import { createSend, type TransportOptions } from '../transport/request.ts'
import {
  actorTokensApi,
  allowlistIdentifiersApi,
  blocklistIdentifiersApi,
  invitationsApi,
  signUpsApi,
  waitlistEntriesApi,
} from './access.ts'
import { clientsApi } from './clients.ts'
import { emailAddressesApi, phoneNumbersApi } from './identifiers.ts'
import {
  betaFeaturesApi,
  domainsApi,
  instanceApi,
  jwtTemplatesApi,
  proxyChecksApi,
  redirectUrlsApi,
  webhooksApi,
} from './instance.ts'
import { apiKeysApi, idPOAuthAccessTokenApi, m2mApi } from './machine-tokens.ts'
import { organizationsApi } from './organizations.ts'
import { organizationPermissionsApi, organizationRolesApi } from './roles.ts'
import { sessionsApi } from './sessions.ts'
import { jwksApi, signInTokensApi, testingTokensApi } from './tokens.ts'
import { usersApi } from './users.ts'

export interface ApiClientOptions extends TransportOptions {
  /** Public key as PEM, to verify machine tokens that are JWTs without a call. */
  jwtKey?: string | undefined
}

/** All of the Backend API: one property for each kind of resource. */
export type ApiClient = ReturnType<typeof createApiClient>

export function createApiClient(options: ApiClientOptions) {
  const call = createCall(createSend(options))
  const unversioned = createCall(createSend(options, { withoutVersion: true }))
  const asMachine = createCall(createSend(options, { withoutVersion: true, credential: 'machine' }))
  return {
    actorTokens: actorTokensApi(call),
    allowlistIdentifiers: allowlistIdentifiersApi(call),
    apiKeys: apiKeysApi(unversioned),
    betaFeatures: betaFeaturesApi(call),
    blocklistIdentifiers: blocklistIdentifiersApi(call),
    clients: clientsApi(call),
    domains: domainsApi(call),
    emailAddresses: emailAddressesApi(call),
    idPOAuthAccessToken: idPOAuthAccessTokenApi(unversioned),
    instance: instanceApi(call),
    invitations: invitationsApi(call),
    jwks: jwksApi(call),
    jwtTemplates: jwtTemplatesApi(call),
    m2m: m2mApi(asMachine, (token) => verifyM2MLocally(token, options)),
    organizationPermissions: organizationPermissionsApi(call),
    organizationRoles: organizationRolesApi(call),
    organizations: organizationsApi(call),
    phoneNumbers: phoneNumbersApi(call),
    proxyChecks: proxyChecksApi(call),
    redirectUrls: redirectUrlsApi(call),
    sessions: sessionsApi(call),
    signInTokens: signInTokensApi(call),
    signUps: signUpsApi(call),
    testingTokens: testingTokensApi(call),
    users: usersApi(call),
    waitlistEntries: waitlistEntriesApi(call),
    webhooks: webhooksApi(call),
  }
}

function verifyM2MLocally(token: string, options: ApiClientOptions) {
  const jwt = tryDecodeJwt(token)
  if (!jwt || machineTokenType(token) !== TokenType.M2MToken) return null
  return verifyM2MJwt(token, jwt, options)
}
