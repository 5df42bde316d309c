import { pathToRegexp } from 'path-to-regexp'
import type { RequestContext } from './context.ts'
import { canonicalPath, routePath } from './path.ts'

export type RoutePatterns = string | RegExp | (string | RegExp)[]

/** Answers whether the page that a request runs lies under the patterns. */
export type RouteMatcher = (request: Request) => boolean

/** Where the site lies; patterns may be written with and without base and locale. */
export interface SiteShape {
  base: string
  locales: string[]
}

const contexts = new WeakMap<Request, { context: RequestContext; site: SiteShape }>()

/** Lets `createRouteMatcher` find out which page Astro resolved for a request. */
export function rememberRoute(context: RequestContext, site: SiteShape): void {
  contexts.set(context.request, { context, site })
}

/**
 * Makes a matcher from patterns in the syntax of path-to-regexp 6 (`/dashboard(.*)`, `/orgs/:id`) or regular
 * expressions. Inside `clerkMiddleware` it decides on the page that Astro itself resolved, so that no spelling of an
 * address can reach a page past its guard (AST-2). Protect subtrees with `/docs/:path*`: `/docs(.*)` also matches
 * `/docs-private` (AST-3).
 *
 * @throws `TypeError` for a pattern that cannot be read, `MalformedURLError` when called with an undecodable address.
 */
export function createRouteMatcher(patterns: RoutePatterns): RouteMatcher {
  const expressions = [patterns].flat().filter(Boolean).map(toExpression)
  return (request) =>
    pathsOf(request).some((path) => expressions.some((expression) => expression.test(path)))
}

function toExpression(pattern: string | RegExp): RegExp {
  if (typeof pattern !== 'string') {
    // A global or sticky expression remembers where it stopped and would answer every other request wrongly.
    return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))
  }
  try {
    return pathToRegexp(pattern)
  } catch (cause) {
    throw new TypeError(`Invalid path: ${pattern}. ${(cause as Error).message}`, { cause })
  }
}

const ERROR_ROUTE = /^\/(.+\/)?(404|500)\/?$/

function pathsOf(request: Request): string[] {
  const known = contexts.get(request)
  const asked = canonicalPath(new URL(request.url).pathname)
  if (!known) return [asked]

  const { context, site } = known
  const pattern = context.routePattern
  if (!pattern || ERROR_ROUTE.test(pattern)) {
    return spellings(asked, site).concat(spellings(canonicalPath(context.url.pathname), site))
  }
  return spellings(routePath(pattern, context.params ?? {}), site)
}

/** The same page with and without base and locale. */
function spellings(path: string, { base, locales }: SiteShape): string[] {
  const bare =
    base && (path === base || path.startsWith(`${base}/`)) ? path.slice(base.length) : path
  const locale = locales.find((name) => bare === `/${name}` || bare.startsWith(`/${name}/`))
  const paths = [bare || '/']
  if (locale) paths.push(bare.slice(locale.length + 1) || '/')
  return paths.flatMap((each) => (base ? [each, base + each] : [each]))
}
