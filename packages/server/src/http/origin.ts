import { isLoopbackHost, originOf } from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { apiError } from './api-error.ts'

/** `caller`: the page that asks, when the browser names it. */
export interface PageOrigin {
  caller: string | null
  allowed: boolean
}

/** Reads who asks. Without `Origin`, only `Sec-Fetch-Site: same-origin` names a page: this one (CSRF-1). */
export function readOrigin(ctx: Context, request: Request, url: URL): PageOrigin {
  const header = request.headers.get('origin')
  if (header !== null) {
    return { caller: header, allowed: isAllowedOrigin(ctx, header, url) }
  }
  const sameOrigin = request.headers.get('sec-fetch-site') === 'same-origin'
  return { caller: sameOrigin ? url.origin : null, allowed: sameOrigin }
}

/**
 * Refuses a state-changing request unless an allowed page sent it. The wire format needs no preflight, so this check is
 * the defence, not the cookie's SameSite (CSRF-1, CSRF-6).
 *
 * @throws {ApiError} 403.
 */
export function assertPageOrigin(
  { caller, allowed }: PageOrigin,
  request: Request,
  credential: 'client' | 'session_token' = 'client',
): void {
  const hasTwo = credential === 'client' && request.headers.has('authorization')
  if (hasTwo && caller !== null) {
    throw apiError('origin_authorization_headers_conflict')
  }
  if (caller === null) throw apiError('origin_missing')
  if (!allowed) throw apiError('origin_invalid')
}

/** Exact comparison with the server's own origin and the listed ones; `null` never matches (CSRF-5). */
export function isAllowedOrigin(ctx: Context, origin: string, url: URL): boolean {
  if (allowedOrigins(ctx, url).includes(origin)) return true
  return isLocalDevelopment(ctx) && isLoopback(origin)
}

/**
 * The address of a request as the server takes it: a production server knows its hosts, and another name in `Host` decides
 * nothing, above all not where redirects may lead. An embedded server is told an address that its site has checked.
 */
export function ownAddress({ keys, settings }: Context, url: URL): URL {
  if (keys.embedded || keys.instanceType === 'development') return url
  const listed = settings.allowedOrigins.map((origin) => new URL(origin).host)
  const known = [keys.frontendApi, siteHost(keys.frontendApi), ...listed]
  if (known.includes(url.host)) return url
  return new URL(url.pathname + url.search, originOf(keys.frontendApi))
}

/** Origins whose pages may call, and to which redirects may lead. */
export function allowedOrigins({ keys, settings }: Context, url: URL): string[] {
  const site = keys.embedded ? [] : [originOf(siteHost(keys.frontendApi))]
  return [url.origin, ...site, ...settings.allowedOrigins]
}

/** The host of the pages that belong to a Frontend API host: `clerk.acme.example` serves `acme.example`. */
export function siteHost(frontendApi: string): string {
  return frontendApi.replace(/^(clerk|accounts)\./, '')
}

/**
 * A development server of its own serves whatever port the site happens to have. Its client travels in the query, not in
 * a cookie, so that another local site has nothing to ride on.
 */
function isLocalDevelopment({ keys }: Context): boolean {
  return !keys.embedded && keys.instanceType === 'development'
}

function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host, origin: parsed } = new URL(origin)
  return parsed === origin && isLoopbackHost(host) && /^https?:$/.test(protocol)
}
