import type { RequestContext } from './context.ts'

/** Astro's cache of whole responses, by address: it looks at no cookie, and runs no middleware for what it holds. */
interface RouteCache {
  enabled?: boolean
  set?: (options: unknown) => void
  options?: KeepingOptions
}

/** A rule of `routeRules`, or what `Astro.cache.set` was given. */
export interface KeepingOptions {
  maxAge?: number | undefined
  swr?: number | undefined
  tags?: readonly string[] | undefined
}

export function isKeeping({ maxAge, swr = 0, tags = [] }: KeepingOptions): boolean {
  return (maxAge !== undefined && maxAge + swr > 0) || tags.length > 0
}

type CachedContext = Pick<RequestContext, 'url' | 'routePattern'>

/** True when Astro, or a CDN in its name, is going to keep the response and give it to everybody. */
export function isRouteCached(context: CachedContext): boolean {
  return isKeeping(find(context)?.options ?? {})
}

/** Keeps this response out of the route cache for good: parts of the page that render later cannot put it back. */
export function leaveRouteCache(context: CachedContext): void {
  const cache = find(context)
  if (!cache) return
  cache.set?.(false)
  Object.defineProperty(cache, 'set', { value: () => {}, configurable: true })
}

const told = new Set<string>()

/** Says once for each route that its cache rule has no effect, and why. */
export function tellUncached(context: CachedContext): void {
  const route = context.routePattern ?? context.url.pathname
  if (told.has(route) || !isRouteCached(context)) return
  told.add(route)
  console.warn(
    `${route} has a cache rule (routeRules or Astro.cache) and asks who is signed in, so it is not cached: the rule ` +
      'would show one visitor to the next. Take the rule away, or leave the question to the browser ' +
      '(components of a cached page, $authStore).',
  )
}

function find(context: object): RouteCache | null {
  try {
    const { cache } = context as { cache?: RouteCache }
    return cache?.enabled ? cache : null
  } catch {
    // Astro's context throws on `cache` where the site has none.
    return null
  }
}
