import { sha1 } from './sha1.ts'

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
  redirectCount: '__clerk_redirect_count',
  /** `<session id>:<organization id>` of the tab that last activated something. No leading underscores. */
  activeContext: 'clerk_active_context',
} as const

/** Names of the query parameters of the protocol. Frontend API §1.3, Backend API §4.3. */
export const Query = {
  apiVersion: '__clerk_api_version',
  jsVersion: '_clerk_js_version',
  method: '_method',
  sessionId: '_clerk_session_id',
  devBrowser: '__clerk_db_jwt',
  testingToken: '__clerk_testing_token',
  handshake: '__clerk_handshake',
  handshakeNonce: '__clerk_handshake_nonce',
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
  status: '__clerk_status',
  createdSession: '__clerk_created_session',
} as const

/** Names of the headers of the protocol that are ours to read or set. Backend API §4.10. */
export const Header = {
  apiVersion: 'clerk-api-version',
  devBrowser: 'clerk-db-jwt',
  authStatus: 'x-clerk-auth-status',
  authReason: 'x-clerk-auth-reason',
  authMessage: 'x-clerk-auth-message',
  redirectTo: 'x-clerk-redirect-to',
} as const

/** The version of both wire protocols that this release speaks. */
export const API_VERSION = '2026-05-12'

/**
 * The eight characters that tell the cookies of one instance from another's on a shared host:
 * base64url(SHA-1(publishable key)). The exact text of the key counts, padding included. Frontend API §7.1.
 */
export function cookieSuffix(publishableKey: string): string {
  return btoa(String.fromCharCode(...sha1(publishableKey)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 8)
}

/** `<name>_<suffix>`. */
export function suffixedCookie(name: string, suffix: string): string {
  return `${name}_${suffix}`
}

/**
 * Parses a `Cookie` header. A name that comes more than once is left out: the second one may have been planted
 * from a sibling host (SES-3). Values are percent-decoded; broken sequences are kept as they are.
 */
export function parseCookies(header: string | null | undefined): Map<string, string> {
  const cookies = new Map<string, string>()
  if (!header) return cookies
  const repeated = new Set<string>()
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (equals < 0) continue
    const name = pair.slice(0, equals).trim()
    if (cookies.has(name)) repeated.add(name)
    else cookies.set(name, decodeValue(pair.slice(equals + 1).trim()))
  }
  for (const name of repeated) cookies.delete(name)
  return cookies
}

function decodeValue(value: string): string {
  const bare = value.length > 1 && value.startsWith('"') && value.endsWith('"')
  const text = bare ? value.slice(1, -1) : value
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
