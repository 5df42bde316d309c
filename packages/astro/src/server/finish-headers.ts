import { Header } from '@dooryard/protocol'
import type { RequestContext } from './context.ts'
import { isFlowPage } from './flow-page.ts'
import { injectIntoHead } from './inject-head.ts'
import { headData } from './page-data.ts'
import { isPlainPage } from './plain-page.ts'
import { cdnHeaders, declaresLifetime, declaresPublicCaching } from './public-page.ts'
import { findScope, type RequestScope } from './request-scope.ts'
import { outcomeHeaders } from './response-headers.ts'
import { isRouteCached, leaveRouteCache } from './route-cache.ts'

/**
 * Fifth step: the cookies of a refreshed session, who may cache this, and the data blocks of the page. Works on any
 * response: without body, with frozen headers, streamed, redirecting.
 */
export async function finishHeaders(
  context: RequestContext,
  response: Response,
  scope: RequestScope,
): Promise<Response> {
  if (response.type === 'error') return response
  if (isFinished(response, scope)) {
    return isPersonal(scope) ? finishPrivate(context, response) : response
  }
  const personal = isPersonal(scope)
  const isPublic = !personal && declaresPublic(context, response)
  const isPrivate = !isPublic && (personal || isHtml(response))
  // The page streams on while this waits, so it is settled first what it may still read.
  scope.sealed = isPublic || (!isPrivate && declaresLifetime(response.headers))
  const hasState = isDocument(response) && !isPlainPage(response)
  const data = hasState ? await headData(scope, isPublic) : ''

  const finished = data === '' ? toFinish(response) : withData(response, data)
  const { headers } = finished
  if (!scope.sealed) appendAuthHeaders(headers, scope)
  if (isPrivate) makePrivate(context, headers)
  // CSRF-8: no page of another frames ours; where the site's policy says who may, it adds to this one.
  if (isFlowPage(context)) headers.append('content-security-policy', "frame-ancestors 'none'")
  finishedResponses.add(finished)
  return finished
}

/**
 * A page can be sent only once, so that its own headers may be changed. What has no body may be given to the next visitor
 * too, and headers of a redirect are frozen: those are copied.
 */
function toFinish(response: Response): Response {
  if (isDocument(response) && !isFrozen(response)) return response
  const { body, status, statusText, headers } = response
  return new Response(body, { status, statusText, headers })
}

function isFrozen({ headers }: Response): boolean {
  try {
    headers.delete(Header.authStatus)
    return false
  } catch {
    return true
  }
}

function withData({ body, status, statusText, headers }: Response, data: string): Response {
  const page = new Response(injectIntoHead(body!, data), { status, statusText, headers })
  page.headers.delete('content-length')
  return page
}

/** A response that is complete but for who may keep it: nobody. */
export function finishPrivate(context: RequestContext, response: Response): Response {
  const headers = new Headers(response.headers)
  makePrivate(context, headers)
  const { body, status, statusText } = response
  return new Response(body, { status, statusText, headers })
}

const finishedResponses = new WeakSet<Response>()

/**
 * A rewrite runs the middleware again for the new page, within the first run: what comes back is finished. Astro may
 * have made another object of it since, which then still carries our headers.
 */
function isFinished(response: Response, scope: RequestScope): boolean {
  if (finishedResponses.has(response)) return true
  return findScope(scope.context.locals) !== scope && response.headers.has(Header.authStatus)
}

/** HTML of any spelling. */
function isHtml({ headers }: Response): boolean {
  return /^\s*text\/html\s*(;|$)/i.test(headers.get('content-type') ?? '')
}

/** HTML whose body can be read. */
function isDocument(response: Response): boolean {
  return isHtml(response) && response.body !== null && !response.headers.has('content-encoding')
}

function appendAuthHeaders(headers: Headers, { state, setCookies }: RequestScope): void {
  if (state) {
    for (const [name, value] of state.headers) {
      if (name === 'set-cookie') headers.append(name, value)
      else headers.set(name, value)
    }
    for (const [name, value] of outcomeHeaders(state)) headers.set(name, value)
  }
  for (const cookie of setCookies) headers.append('set-cookie', cookie)
}

/** The response depends on who asks, or tells the browser who it is. */
function isPersonal({ authRead, state, setCookies }: RequestScope): boolean {
  return authRead || setCookies.length > 0 || (state?.headers.getSetCookie().length ?? 0) > 0
}

function declaresPublic(context: RequestContext, response: Response): boolean {
  return isRouteCached(context) || declaresPublicCaching(response.headers)
}

/** Neither shared caches nor Astro's own, which looks at no cookie, may keep it (SES-12, AST-6). */
function makePrivate(context: RequestContext, headers: Headers): void {
  headers.set('cache-control', 'private, no-store')
  for (const [name] of cdnHeaders(headers)) headers.delete(name)
  headers.set('vary', varying(headers.get('vary')))
  leaveRouteCache(context)
}

const VISITOR = ['Cookie', 'Authorization']

function varying(given: string | null): string {
  if (given === null) return VISITOR.join(', ')
  const names = given.split(',').map((name) => name.trim().toLowerCase())
  if (names.includes('*')) return given
  return [given, ...VISITOR.filter((name) => !names.includes(name.toLowerCase()))].join(', ')
}
