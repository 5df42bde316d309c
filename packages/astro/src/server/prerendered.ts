import { signedOutAuthObject } from '@dooryard/backend/internal'
import type { AuthFn } from './auth-function.ts'
import type { AstroContext, RequestContext } from './context.ts'
import { RedirectSignal } from './redirects.ts'
import type { ClerkMiddlewareHandler, Next } from './respond.ts'

/**
 * A prerendered page is rendered once and then given to everybody, without the middleware. If the site's handler would
 * have refused a stranger, the site relies on a guard that will not be there: better a build that fails (AST-7).
 */
export async function assertNotGuarded(
  context: AstroContext,
  next: Next,
  handler: ClerkMiddlewareHandler | undefined,
): Promise<Response> {
  if (!handler) return next()
  let page: Promise<Response> | undefined
  const nextOnce: Next = (target) => {
    page ??= next(target)
    return page
  }
  const refusal = await refusalOf(handler, context, nextOnce)
  if (refusal && !page) {
    throw new Error(
      `${context.routePattern} is prerendered, but clerkMiddleware guards it (it answers a stranger with ` +
        `${refusal.status}). The file of a prerendered page is given to everybody. Add \`export const prerender = ` +
        "false' to the page, or let the guard pass it.",
    )
  }
  return page ?? next()
}

/** What pages on demand have, and prerendered ones ask for by mistake, says what to write instead. */
export function explainLocals({ locals, routePattern }: RequestContext): void {
  for (const name of ['auth', 'currentUser']) {
    Object.defineProperty(locals, name, {
      enumerable: false,
      configurable: true,
      value() {
        throw new Error(
          `Astro.locals.${name}() was called on ${routePattern}, which is prerendered: made once, for everybody. Write ` +
            '`export const prerender = false` in the page; or let the browser decide, with <Show> or the stores.',
        )
      },
    })
  }
}

async function refusalOf(handler: ClerkMiddlewareHandler, context: AstroContext, next: Next) {
  try {
    return (await handler(strangerAuth, context, next)) ?? null
  } catch (error) {
    if (error instanceof RedirectSignal) return error.response
    // A handler written for requests may stumble over the lack of one; that says nothing about guards.
    return null
  }
}

/** Nobody is signed in. */
const strangerAuth = (() => ({
  ...signedOutAuthObject(),
  redirectToSignIn: () => {
    throw new RedirectSignal(new Response(null, { status: 307 }))
  },
})) as unknown as AuthFn
