import { createRedirect } from '@dooryard/backend/internal'
import { Cookie, cookieSuffix, Header, parseCookies, suffixedCookie } from '@dooryard/protocol'
import { isPath } from '../shared/flow-pages.ts'
import { publicUrl } from './public-url.ts'
import type { RequestScope } from './request-scope.ts'

export interface RedirectToSignInOptions {
  /** Where to return to. Default: the current address; null: nowhere in particular. */
  returnBackUrl?: string | URL | null
}

/** A redirect to the sign-in page that remembers where the visitor wanted to go. astro-sdk.md §5.6. */
export function redirectToSignIn(
  scope: RequestScope,
  sessionStatus: string | null | undefined,
  { returnBackUrl }: RedirectToSignInOptions = {},
): Response {
  const { keys } = scope
  const current = publicUrl(scope.context, scope.config)
  const redirects = createRedirect<Response>({
    publishableKey: keys.publishableKey,
    baseUrl: current,
    signInUrl: keys.signInUrl,
    signUpUrl: keys.signUpUrl,
    isSatellite: keys.isSatellite,
    // Our sign-in shows a task wherever it stands; a page of the site's own may be one file, with nothing below it.
    sessionStatus: isPath(keys.signInUrl) ? null : (sessionStatus ?? null),
    devBrowserToken: devBrowserToken(scope),
    redirectAdapter: redirectTo,
  })
  return redirects.redirectToSignIn({
    returnBackUrl: returnBackUrl === null ? undefined : (returnBackUrl ?? current.href),
  })
}

/** Thrown by the handler's `auth().redirectToSignIn()` and `auth.protect()`; the middleware turns it into its response. */
export class RedirectSignal extends Error {
  override readonly name = 'RedirectSignal'
  readonly response: Response

  constructor(response: Response) {
    super('The answer to somebody who is turned away, on its way to clerkMiddleware.')
    this.response = response
  }
}

function redirectTo(url: string): Response {
  return new Response(null, {
    status: 307,
    headers: { location: url, [Header.redirectTo]: 'true' },
  })
}

function devBrowserToken({ keys, context }: RequestScope): string | undefined {
  if (keys.server) return undefined
  const cookies = parseCookies(context.request.headers.get('cookie'))
  const suffix = cookieSuffix(keys.publishableKey)
  return cookies.get(suffixedCookie(Cookie.devBrowser, suffix)) ?? cookies.get(Cookie.devBrowser)
}
