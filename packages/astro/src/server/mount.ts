import type { APIRoute } from 'astro'
import { mountPath, type ServerConfig } from './config.ts'
import type { RequestContext } from './context.ts'
import { publicUrl } from './public-url.ts'
import { resolveKeys, type StartServer } from './resolve-keys.ts'
import { leaveRouteCache } from './route-cache.ts'

/** The route that the integration injects for the embedded server. */
export const MOUNT_PATTERN = '/__clerk/[...path]'

/** True for a request that is for the embedded server itself: guards and page data are not for it. */
export function isMountedRoute({ routePattern }: Pick<RequestContext, 'routePattern'>): boolean {
  return routePattern === MOUNT_PATTERN
}

/**
 * True for a request for the embedded server that Astro found no page for: with `trailingSlash: 'always'` its route
 * does not match addresses without a slash, which is how clients of the protocol write them.
 */
export function isMissedMount(
  { routePattern, request }: Pick<RequestContext, 'routePattern' | 'request'>,
  config: Pick<ServerConfig, 'base' | 'embedded'>,
): boolean {
  if (!config.embedded || routePattern !== '/404') return false
  const { pathname } = new URL(request.url)
  return `${pathname}/`.startsWith(`${mountPath(config)}/`)
}

/**
 * True for a request with which Astro runs an action of the site first, whatever page it is for: `?_action=…` works on
 * every address, so on those below the mount too, where neither the guards of the site nor its check of forms look (AST-9).
 */
export function callsAction({ url }: Pick<RequestContext, 'url'>): boolean {
  return url.searchParams.has('_action')
}

/** The endpoint behind that route: hands the request to the embedded server in the form the server expects. */
export function bindMount(config: ServerConfig, startServer: StartServer): APIRoute {
  return async (context) => {
    // A rule for all paths means pages: what the server answers is of one visitor (SES-12).
    leaveRouteCache(context)
    if (isFor(context.request, ICON_PATH)) return icon()
    const { server } = await resolveKeys(context, {}, config, startServer)
    if (!server) return new Response(null, { status: 404 })
    const request = serverRequest(context, config)
    if (isFor(request, '/publishable-key')) return tellKey(server.publishableKey)
    const address = clientAddress(context)
    return server.fetch(request, address ? { clientAddress: address } : {})
  }
}

/** Path below the mount of the icon that our own pages name. */
export const ICON_PATH = '/icon.svg'

/** True for a path below the mount. */
const isFor = (request: Request, path: string): boolean =>
  new URL(request.url).pathname.replace(/\/$/, '').endsWith(`/__clerk${path}`)

/**
 * An empty one: a browser would ask the site for `/favicon.ico` otherwise, which it may not have. It has an address since a
 * policy of the site that is strict refuses those with `data:`.
 */
function icon(): Response {
  return new Response('<svg xmlns="http://www.w3.org/2000/svg"/>', {
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=604800',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Asked for by prerendered pages, which were made before the key was known. */
function tellKey(publishableKey: string): Response {
  return Response.json({ publishableKey }, { headers: { 'cache-control': 'no-store' } })
}

/**
 * The same request on the origin that the visitor used (AST-10), with the path as the server knows it: without what
 * `trailingSlash` and a doubled base may have added (AST-14).
 */
export function serverRequest(context: RequestContext, config: ServerConfig): Request {
  const raw = new URL(context.request.url)
  const rest = /\/__clerk(\/.*)?$/.exec(firstMount(raw.pathname))?.[1] ?? ''
  const path = mountPath(config) + rest.replace(/\/+$/, '')
  const url = new URL(publicUrl(context, config).origin + path + raw.search)
  return url.href === context.request.url ? context.request : new Request(url, context.request)
}

/** The path from the first whole segment `__clerk` on. */
function firstMount(pathname: string): string {
  const at = pathname.search(/\/__clerk(\/|$)/)
  return at < 0 ? pathname : pathname.slice(at)
}

function clientAddress(context: { clientAddress?: string }): string | undefined {
  try {
    return context.clientAddress
  } catch {
    // The adapter does not tell.
    return undefined
  }
}
