import type { APIContext } from 'astro'

/** What the steps of the middleware need of Astro's context; a plain object will do in tests. */
export interface RequestContext {
  request: Request
  /** Astro's own reading of the address, with validated host and protocol (AST-10). */
  url: URL
  locals: object
  routePattern?: string
  params?: Record<string, string | undefined>
  isPrerendered?: boolean
}

export type AstroContext = APIContext

/**
 * The address the visitor used: the path and query as they came in, on the origin that Astro validated. Forwarding
 * headers that a client can make up play no part in it (AST-10).
 */
export function publicUrl({ request, url }: RequestContext): URL {
  const raw = new URL(request.url)
  return new URL(raw.pathname.replace(/^\/+/, '/') + raw.search, url.origin)
}

const FORWARDED =
  /^(x-forwarded-|forwarded$|x-original-url$|x-rewrite-url$|x-clerk-|x-astro-|x-middleware-|cloudfront-)/

/** The request without body and without headers that only a trusted proxy may set (AST-10). */
export function trustedRequest(context: RequestContext): Request {
  const headers = new Headers(context.request.headers)
  for (const name of [...headers.keys()]) if (FORWARDED.test(name)) headers.delete(name)
  const url = publicUrl(context)
  headers.set('host', url.host)
  return new Request(url, { method: context.request.method, headers })
}
