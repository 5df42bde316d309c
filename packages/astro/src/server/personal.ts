import type { RequestScope } from './request-scope.ts'
import { leaveRouteCache, tellUncached } from './route-cache.ts'

/**
 * Whoever is about to read the visitor says so here, before anything is awaited: the response is personal from now on,
 * and no cache keeps it (AST-6).
 *
 * @throws when the headers are out and promise a public page, which may be stored and shown to anybody: what is read
 * now would end up with strangers.
 */
export function markPersonal(scope: RequestScope): void {
  const { context } = scope
  if (scope.sealed) {
    throw new Error(
      `${context.routePattern ?? context.url.pathname} declares its response public (Cache-Control or route cache), but ` +
        'asks who is signed in after its headers were sent. Call Astro.locals.auth() at the top of the page, or do not ' +
        'for public caching.',
    )
  }
  if (scope.authRead) return
  scope.authRead = true
  tellUncached(context)
  leaveRouteCache(context)
}
