import { createRedirect } from '@dooryard/backend/internal'
import { Cookie, cookieSuffix, Header, parseCookies, suffixedCookie } from '@dooryard/protocol'
import { isPath } from '../shared/flow-pages.ts'
import { publicUrl } from './public-url.ts'
import { findPageState, type RequestScope } from './request-scope.ts'

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
    sessionStatus: hasNothingBelow(scope) ? null : (sessionStatus ?? null),
    devBrowserToken: devBrowserToken(scope),
    redirectAdapter: redirectTo,
  })
  return redirects.redirectToSignIn({
    returnBackUrl: returnBackUrl === null ? undefined : (returnBackUrl ?? current.href),
  })
}

function hasNothingBelow({ keys: { signInUrl }, config: { pageOfTasks } }: RequestScope): boolean {
  return isPath(signInUrl) && signInUrl !== pageOfTasks
}

/**
 * Where a site has a page of its own for what a session has to do, whoever is sent to sign in with such a session is sent
 * there instead. Which task that is only an embedded server tells; from elsewhere the sign-in page leads on.
 */
export async function leadToTask(scope: RequestScope, response: Response): Promise<Response> {
  const { taskUrls } = scope.config.options as { taskUrls?: Partial<Record<string, string>> }
  const location = response.headers.has(Header.redirectTo) && response.headers.get('location')
  if (!taskUrls || !location || !isPending(scope)) return response
  const page = await findPageState(scope)
  const { sessions = [], last_active_session_id: id } = page?.client ?? {}
  const [task] = sessions.find((session) => session.id === id)?.tasks ?? []
  const own = task && taskUrls[task.key]
  if (!own) return response
  const target = new URL(own, publicUrl(scope.context, scope.config))
  for (const [name, value] of new URL(location).searchParams) target.searchParams.set(name, value)
  const headers = new Headers(response.headers)
  headers.set('location', target.href)
  return new Response(null, { status: response.status, headers })
}

function isPending({ state }: RequestScope): boolean {
  const auth = state?.toAuth()
  return auth?.tokenType === 'session_token' && auth.sessionStatus === 'pending'
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
