import { LinkQuery } from './link-query.ts'

/** Names of the cookies of the protocol. Frontend API §7.1, Backend API §4.3. */
export const Cookie = {
  /** Names the browser's client to the Frontend API; HttpOnly. */
  client: '__client',
  /** The session token; readable by scripts by design (SES-2). */
  session: '__session',
  /** Seconds of the last sign-in or sign-out; a hint that authorizes nothing (SES-2). */
  clientUat: '__client_uat',
  refresh: '__refresh',
  devBrowser: '__clerk_db_jwt',
  handshake: '__clerk_handshake',
  handshakeNonce: '__clerk_handshake_nonce',
  /** Followed by `_` and the random value of one handshake; ours, Clerk has no such thing (SES-15). */
  handshakeState: '__clerk_handshake_state',
  redirectCount: '__clerk_redirect_count',
  /** `<session id>:<organization id>` of the tab that last activated something. No leading underscores. */
  activeContext: 'clerk_active_context',
} as const

/** The name under which a browser takes a cookie from its own host alone, over https (RFC 6265bis §4.1.3.2). */
export const hostCookie = (name: string): string => `__Host-${name}`

/** Names of the query parameters of the protocol. Frontend API §1.3, Backend API §4.3. */
export const Query = {
  apiVersion: '__clerk_api_version',
  jsVersion: '_clerk_js_version',
  method: '_method',
  sessionId: '_clerk_session_id',
  devBrowser: '__clerk_db_jwt',
  handshake: '__clerk_handshake',
  handshakeNonce: '__clerk_handshake_nonce',
  handshakeState: '__clerk_handshake_state',
  handshakeReason: '__clerk_hs_reason',
  handshakeFormat: 'format',
  suffixedCookies: 'suffixed_cookies',
  synced: '__clerk_synced',
  satelliteRedirectUrl: '__clerk_redirect_url',
  redirectUrl: 'redirect_url',
  organizationId: 'organization_id',
  help: '__clerk_help',
  legacyDevSession: '__dev_session',
  ticket: '__clerk_ticket',
  ...LinkQuery,
} as const

/** Names of the headers of the protocol that are ours to read or set. Backend API §4.10. */
export const Header = {
  devBrowser: 'clerk-db-jwt',
  authStatus: 'x-clerk-auth-status',
  authReason: 'x-clerk-auth-reason',
  authMessage: 'x-clerk-auth-message',
  redirectTo: 'x-clerk-redirect-to',
} as const

/** The version of both wire protocols that this release speaks. */
export const API_VERSION = '2026-05-12'
