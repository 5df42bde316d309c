import type { BackendEndpoints } from '@dooryard/protocol'
import type { Wire } from '../transport/call.ts'
import type { TransportKind } from '../transport/request.ts'

type Resource = keyof BackendEndpoints

/** Resources that are reached in another way than most. Backend API §1.2. */
export const kinds: { readonly [Name in Resource]?: TransportKind } = {
  apiKeys: { withoutVersion: true },
  idPOAuthAccessToken: { withoutVersion: true },
  m2m: { withoutVersion: true, asMachine: true },
}

const paginated = { defaults: { paginated: true } }
const withReason = { defaults: { revocationReason: null } }

/** What endpoints want on the wire beyond what they say. Backend API §2. */
export const wires: {
  readonly [Name in Resource]?: { readonly [Method in keyof BackendEndpoints[Name]]?: Wire }
} = {
  allowlistIdentifiers: { getAllowlistIdentifierList: paginated },
  apiKeys: { revoke: withReason, verify: { alone: 'secret' } },
  clients: { getClientList: paginated, verifyClient: { alone: 'token' } },
  invitations: { getInvitationList: paginated },
  jwtTemplates: { list: paginated },
  m2m: {
    createToken: {
      defaults: { secondsUntilExpiration: null, claims: null, tokenFormat: 'opaque' },
    },
    revokeToken: withReason,
  },
  organizations: {
    createOrganizationDomain: { defaults: { verified: true } },
    updateOrganizationLogo: { form: true },
  },
  redirectUrls: { getRedirectUrlList: paginated },
  sessions: {
    getSessionList: paginated,
    refreshSession: { query: ['suffixed_cookies'] },
    verifySession: { alone: 'token' },
  },
  users: {
    getUserOauthAccessToken: paginated,
    setPasswordCompromised: { defaults: { revokeAllSessions: false } },
    updateUserProfileImage: { form: true },
  },
}
