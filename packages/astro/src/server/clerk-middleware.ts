import type { MiddlewareHandler } from 'astro'
import { withFirstState } from '../shared/first-state.ts'
import { attachLocals } from './attach-locals.ts'
import { authenticate } from './authenticate.ts'
import type { ServerConfig } from './config.ts'
import { ConfigurationError } from './configuration-error.ts'
import type { AstroContext } from './context.ts'
import { finishHeaders, finishPrivate } from './finish-headers.ts'
import { isFlowPage } from './flow-page.ts'
import { bindMount, callsAction, isMissedMount, isMountedRoute } from './mount.ts'
import type { ClerkMiddlewareOptions, OptionsForRequest } from './options.ts'
import { assertPlainPath, MalformedURLError } from './path.ts'
import { assertNotGuarded, explainLocals } from './prerendered.ts'
import { enforce } from './protect.ts'
import { breakLoop } from './redirect-loop.ts'
import { leadToTask } from './redirects.ts'
import { assertForms, createScope } from './request-scope.ts'
import { resolveKeys, type StartServer } from './resolve-keys.ts'
import { badRequest, type ClerkMiddlewareHandler, type Next, respond } from './respond.ts'
import { leaveRouteCache } from './route-cache.ts'
import { rememberRoute } from './route-matcher.ts'
import { readStores, renderWithStores } from './stores.ts'
import { answerUnavailable } from './unavailable.ts'

/** Makes Astro's `onRequest`. See the entry for what sites call. */
export interface ClerkMiddleware {
  (
    handler: ClerkMiddlewareHandler,
    options?: ClerkMiddlewareOptions | OptionsForRequest,
  ): MiddlewareHandler
  (options?: ClerkMiddlewareOptions): MiddlewareHandler
}

/** Binds `clerkMiddleware` to what the integration knows of the site. */
export function bindClerkMiddleware(
  config: ServerConfig,
  startServer: StartServer,
): ClerkMiddleware {
  return (
    first?: ClerkMiddlewareHandler | ClerkMiddlewareOptions,
    second?: ClerkMiddlewareOptions | OptionsForRequest,
  ) => {
    assertNotAstro(first, second)
    const handler = typeof first === 'function' ? first : undefined
    const mount = bindMount(config, startServer)
    const given = (typeof first === 'function' ? second : first) ?? {}

    return async (context: AstroContext, astroNext) => {
      const next = astroNext as Next
      rememberRoute(context, config)
      if (context.isPrerendered) {
        explainLocals(context)
        return assertNotGuarded(context, next, handler)
      }
      const isOurs = isFlowPage(context)
      // No action of the site belongs here, and no guard would stop one.
      if ((isOurs || isMountedRoute(context)) && callsAction(context)) return badRequest()
      if (isMountedRoute(context)) return next()
      if (isMissedMount(context, config)) return mount(context)
      try {
        assertPlainPath(context)
      } catch (error) {
        if (error instanceof MalformedURLError) return badRequest()
        throw error
      }

      const options = typeof given === 'function' ? await given(context) : given
      const keys = await resolveKeys(context, options, config, startServer)
      const scope = createScope({ config, context, keys })
      const state = await authenticate(scope, options)
      if (state instanceof Response) return finishPrivate(context, state)
      attachLocals(context, scope)
      // Its forms must show how they ended: no rule for all pages of the site is meant for it.
      if (isOurs) leaveRouteCache(context)
      const guard = isOurs ? undefined : handler
      const render: Next = (target) =>
        renderWithStores(scope, () => next(target), target !== undefined)
      return withFirstState(
        () => readStores(scope),
        async () => {
          const answer = enforce(scope, await respond(context, render, guard, scope))
          const response = breakLoop(scope, await leadToTask(scope, answer))
          // The answer is for a stranger, and perhaps this is none (GR-1).
          if (scope.failure && scope.authRead) throw scope.failure
          await assertForms(scope)
          return finishHeaders(context, response, scope)
        },
      ).catch((error: unknown) => answerUnavailable(context, error))
    }
  }
}

/** `onRequest = clerkMiddleware`: then it is Astro that calls, with its context. */
function assertNotAstro(first: unknown, second: unknown): void {
  const isContext = typeof first === 'object' && first !== null && 'locals' in first
  if (!isContext || typeof second !== 'function') return
  throw new ConfigurationError(
    `clerkMiddleware makes the middleware, and is none itself. Write: export const onRequest = clerkMiddleware()`,
  )
}
