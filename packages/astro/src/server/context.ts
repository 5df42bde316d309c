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

const FORWARDED =
  /^(x-forwarded-|forwarded$|x-original-url$|x-rewrite-url$|x-clerk-|x-astro-|x-middleware-|cloudfront-)/

/**
 * The request at its public address, without headers that only a trusted proxy may set (AST-10); what is there already
 * is not copied. Its body is nobody's business here.
 */
export function trustedRequest({ request }: RequestContext, url: URL): Request {
  const isTrusted = ![...request.headers.keys()].some((name) => FORWARDED.test(name))
  const { method } = request
  const hasBody = method !== 'GET' && method !== 'HEAD'
  if (
    isTrusted &&
    !hasBody &&
    url.href === request.url &&
    request.headers.get('host') === url.host
  ) {
    return request
  }
  const headers = new Headers(request.headers)
  for (const name of [...headers.keys()]) if (FORWARDED.test(name)) headers.delete(name)
  headers.set('host', url.host)
  return new Request(url, { method, headers })
}
