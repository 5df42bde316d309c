import type { AuthFn } from './auth-function.ts'
import { createAuthFunction } from './auth-function.ts'
import type { AstroContext, RequestContext } from './context.ts'
import { MalformedURLError } from './path.ts'
import { RedirectSignal, redirectToSignIn } from './redirects.ts'
import type { RequestScope } from './request-scope.ts'

/** Astro's `next`: renders the page; with a target, another one. */
export type Next = (target?: string | URL | Request) => Promise<Response>

type MaybePromise<Value> = Value | Promise<Value>

/**
 * The function a site gives to `clerkMiddleware`. A response it returns is the answer; nothing returned: the page.
 * In here `auth().redirectToSignIn()` and `auth.protect()` throw, so that a forgotten `return` cannot let anybody through.
 */
export type ClerkMiddlewareHandler = (
  auth: AuthFn,
  context: AstroContext,
  next: Next,
) => MaybePromise<Response | undefined> | Promise<void> | void

/** Fourth step: the site's handler, then the page. */
export async function respond(
  context: RequestContext,
  next: Next,
  handler: ClerkMiddlewareHandler | undefined,
  scope: RequestScope,
): Promise<Response> {
  if (!handler) return next()
  const page = pageOnce(context, next)
  try {
    const answer = await handler(handlerAuth(scope), context as AstroContext, page.next)
    return answer ?? (await (page.rendered() ?? next()))
  } catch (error) {
    if (error instanceof RedirectSignal) return error.response
    if (isMalformedUrl(error)) return badRequest()
    throw error
  }
}

/** A path that guards and routers could read differently has no page (AST-11). */
export function badRequest(): Response {
  return new Response(null, { status: 400, statusText: 'Bad Request' })
}

function handlerAuth(scope: RequestScope): AuthFn {
  return createAuthFunction(
    scope,
    (status, options) => redirectToSignIn(scope, status, options),
    (response) => {
      throw new RedirectSignal(response)
    },
  )
}

interface RewritableContext {
  rewrite?: (target: string | URL | Request) => Promise<Response>
}

/**
 * `next` for a handler: remembers the page, so that a handler which called it and returned nothing does not render it
 * twice; and sends a rewrite through `context.rewrite`, which runs the handler again for the new target. Astro's own
 * `next(target)` would render that page unguarded (AST-5).
 */
function pageOnce(context: RequestContext, next: Next) {
  let page: Promise<Response> | undefined
  return {
    rendered: () => page,
    next: ((target) => {
      const { rewrite } = context as RewritableContext
      page = target === undefined || !rewrite ? next(target) : rewrite.call(context, target)
      return page
    }) satisfies Next as Next,
  }
}

function isMalformedUrl(error: unknown): boolean {
  return error instanceof MalformedURLError || (error as Error | null)?.name === 'MalformedURLError'
}
