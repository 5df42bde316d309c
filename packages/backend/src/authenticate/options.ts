import type { ApiClient } from '../api/client.ts'
import type { AcceptsToken } from '../tokens/token-type.ts'
import type { VerifyTokenOptions } from '../tokens/verify-token.ts'

/** URL patterns that say which organization a page is about. Backend API §4.9. */
export interface OrganizationSyncOptions {
  /** With a parameter `:id` or `:slug`; these win. Example: `/orgs/:slug/(.*)`. */
  organizationPatterns?: string[]
  /** Pages of the personal account. Example: `/me/(.*)`. */
  personalAccountPatterns?: string[]
}

/** A fresh session for a browser whose token is missing or has expired. */
export interface RefreshedSession {
  token: string
  /** Complete `Set-Cookie` values for the response. */
  setCookies: string[]
}

/**
 * Set when the auth server shares its origin with the site, as the embedded one does. Then its HttpOnly client cookie
 * reaches the site, so a session is renewed in the process: there is no handshake and no development browser.
 */
export interface FirstParty {
  /** Renews the session of the request's client, and has it work where the page is; null when it has none. */
  refresh(request: Request, page?: PageOfOrganization): Promise<RefreshedSession | null>
}

/** What the address of a page says of where its visitor works. Backend API §4.9. */
export interface PageOfOrganization {
  /** Id or slug; null: the personal account. */
  organization: string | null
  /** The session that the request has a token of; by default the client's active one. */
  sessionId?: string | undefined
}

/** Backend API §4.1. */
export interface AuthenticateRequestOptions extends VerifyTokenOptions {
  publishableKey?: string | undefined
  machineSecretKey?: string | undefined
  domain?: string | undefined
  isSatellite?: boolean | undefined
  /** Absolute, or a path on the origin of the request. */
  proxyUrl?: string | undefined
  signInUrl?: string | undefined
  signUpUrl?: string | undefined
  afterSignInUrl?: string | undefined
  afterSignUpUrl?: string | undefined
  /** Satellites: ask the primary domain on the first visit, also when there is no cookie. */
  satelliteAutoSync?: boolean | undefined
  organizationSyncOptions?: OrganizationSyncOptions | undefined
  /** `session_token` by default. */
  acceptsToken?: AcceptsToken | undefined
  firstParty?: FirstParty | undefined
  /** Redeems handshake nonces and refresh tokens. `createClerkClient` passes its own. */
  apiClient?: Pick<ApiClient, 'clients' | 'sessions'> | undefined
}
