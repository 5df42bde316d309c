import type { RequestContext } from './context.ts'
import { injectIntoHead } from './inject-head.ts'
import { renderPageData } from './page-data.ts'
import { findPageState, type RequestScope } from './request-scope.ts'
import { responseHeaders } from './response-headers.ts'

interface RouteCache {
  enabled?: boolean
  set?: (options: false) => void
  options?: { maxAge?: number; tags?: readonly string[] }
}

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
  const isPublic = declaresPublic(context, response) && !isPersonal(scope)
  const document = isDocument(response) ? await pageData(scope, isPublic) : null

  const headers = new Headers(response.headers)
  appendAuthHeaders(headers, scope)
  if (isPublic) scope.sealed = true
  else if (document !== null || isPersonal(scope)) makePrivate(context, headers)
  if (document === null) return withHeaders(response, headers)

  headers.delete('content-length')
  return new Response(injectIntoHead(response.body!, document), {
    status: response.status,
    statusText: response.statusText,
    headers,
  })
}

/** HTML of any spelling that has a body which can be read. */
function isDocument(response: Response): boolean {
  const type = response.headers.get('content-type') ?? ''
  return (
    /^\s*text\/html\s*(;|$)/i.test(type) &&
    response.body !== null &&
    !response.headers.has('content-encoding')
  )
}

async function pageData(scope: RequestScope, isPublic: boolean): Promise<string> {
  return renderPageData(scope, isPublic ? null : await findPageState(scope), isPublic)
}

function appendAuthHeaders(headers: Headers, { state, setCookies }: RequestScope): void {
  if (state) {
    for (const [name, value] of responseHeaders(state.headers, state)) {
      if (name !== 'set-cookie') headers.set(name, value)
    }
    for (const cookie of state.headers.getSetCookie()) headers.append('set-cookie', cookie)
  }
  for (const cookie of setCookies) headers.append('set-cookie', cookie)
}

/** The response depends on who asks, or tells the browser who it is. */
function isPersonal({ authRead, state, setCookies }: RequestScope): boolean {
  return authRead || setCookies.length > 0 || (state?.headers.getSetCookie().length ?? 0) > 0
}

function declaresPublic(context: RequestContext, response: Response): boolean {
  const { options } = routeCache(context)
  const stored = (options?.maxAge ?? 0) > 0 || (options?.tags?.length ?? 0) > 0
  return stored || /\bpublic\b|\bs-maxage=/i.test(response.headers.get('cache-control') ?? '')
}

/** Neither shared caches nor Astro's own, which looks at no cookie, may keep it (SES-12, AST-6). */
function makePrivate(context: RequestContext, headers: Headers): void {
  headers.set('cache-control', 'private, no-store')
  const vary = (headers.get('vary') ?? '').split(',').map((name) => name.trim())
  for (const name of ['Cookie', 'Authorization']) {
    if (!vary.some((given) => given === '*' || given.toLowerCase() === name.toLowerCase())) {
      headers.append('vary', name)
    }
  }
  routeCache(context).set?.(false)
}

function routeCache(context: RequestContext): RouteCache {
  try {
    const { cache } = context as { cache?: RouteCache }
    return cache?.enabled ? cache : {}
  } catch {
    // Astro's context throws on `cache` where the site has none.
    return {}
  }
}

function withHeaders(response: Response, headers: Headers): Response {
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  })
}
