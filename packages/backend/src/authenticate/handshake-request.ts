import { API_VERSION, Cookie, originOf, Query } from '@dooryard/protocol'
import type { AuthenticateContext } from './context.ts'
import { beginHandshake } from './handshake-state.ts'
import { findOrganizationTarget, type OrganizationMatchers } from './organization-sync.ts'
import type { AuthReason } from './reasons.ts'
import { type HandshakeState, handshakeNeeded, type SignedOutState, signedOut } from './state.ts'

/** Redirects in a row after which we stop: something is wrong that another one will not mend. */
const MAX_REDIRECTS = 3

interface HandshakeRequest {
  reason: AuthReason
  message?: string | undefined
  /** Where to, when it is not the Frontend API. */
  location?: string
}

/**
 * Sends the browser to the auth server if this request can be redirected, and gives up when it was too often. Then the
 * request is signed out, for the same reason. Backend API §4.6.
 */
export function requestHandshake(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
  request: HandshakeRequest,
): HandshakeState | SignedOutState {
  const { reason, message, location } = request
  if (!context.view.isNavigation) return signedOut(context, { reason, message })
  const count = redirectCount(context)
  if (count >= MAX_REDIRECTS) {
    console.warn(
      `Authentication was redirected ${count} times in a row (${reason}). Check that publishable and secret key belong ` +
        'together, that the clock is right, and that cookies arrive.',
    )
    return signedOut(context, { reason, message })
  }
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  headers.append(
    'Set-Cookie',
    `${Cookie.redirectCount}=${count + 1}; SameSite=Lax; HttpOnly; Max-Age=2`,
  )
  if (location) {
    headers.set('Location', location)
  } else {
    const state = beginHandshake(context, headers)
    headers.set('Location', handshakeUrl(context, matchers, { reason, state }))
  }
  return handshakeNeeded(context, { reason, message, headers })
}

/**
 * How many redirects led to this request within the last two seconds. What is no count was not written by us: it counts
 * as too many.
 */
export function redirectCount({ view }: AuthenticateContext): number {
  const text = view.cookie(Cookie.redirectCount)
  if (text === undefined) return 0
  return /^\d$/.test(text) ? Number(text) : MAX_REDIRECTS
}

/** The current URL without what a handshake adds to it, and with one slash at the start of its path (RED-6). */
export function cleanUrl(context: AuthenticateContext): URL {
  const url = new URL(context.view.url)
  url.pathname = url.pathname.replace(/^\/+/, '/')
  for (const name of [
    Query.handshake,
    Query.handshakeNonce,
    Query.handshakeState,
    Query.help,
    Query.devBrowser,
    Query.legacyDevSession,
  ]) {
    url.searchParams.delete(name)
  }
  return url
}

function handshakeUrl(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
  { reason, state }: { reason: string; state: string },
): string {
  const { instance, suffixedCookies, devBrowserToken } = context
  const url = new URL(`${withScheme(instance.frontendApi).replace(/\/+$/, '')}/v1/client/handshake`)
  const query = url.searchParams
  const back = cleanUrl(context)
  back.searchParams.set(Query.handshakeState, state)
  query.set(Query.redirectUrl, back.href)
  query.set(Query.apiVersion, API_VERSION)
  query.set(Query.suffixedCookies, String(suffixedCookies))
  query.set(Query.handshakeReason, reason)
  query.set(Query.handshakeFormat, 'nonce')
  const token = context.sessionTokenInCookie ?? context.tokenInHeader
  if (token) query.set(Cookie.session, token)
  if (instance.instanceType === 'development' && devBrowserToken) {
    query.set(Query.devBrowser, devBrowserToken)
  }
  const target = findOrganizationTarget(context.view.url, matchers)
  if (target) query.set(Query.organizationId, target.id ?? target.slug ?? '')
  return url.href
}

function withScheme(frontendApi: string): string {
  return /^https?:\/\//.test(frontendApi) ? frontendApi : originOf(frontendApi)
}
