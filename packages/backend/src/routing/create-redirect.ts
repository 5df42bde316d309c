import { accountsHost, parsePublishableKey, Query } from '@dooryard/protocol'

/** Sends somebody to a page of the auth server, and back to `returnBackUrl` when they are done. */
export type RedirectFun<ReturnType> = (params?: {
  returnBackUrl?: string | URL | null | undefined
}) => ReturnType

export interface CreateRedirectParams<ReturnType> {
  publishableKey: string
  /** Turns the URL into what the framework wants: a response, or a thrown error. */
  redirectAdapter: (url: string) => ReturnType
  /** URL of the current page; `''` when it is not known. */
  baseUrl: URL | string
  signInUrl?: URL | string | undefined
  signUpUrl?: URL | string | undefined
  devBrowserToken?: string | undefined
  /** `pending`: the session's tasks come first. */
  sessionStatus?: string | null | undefined
  isSatellite?: boolean | undefined
}

type RedirectContext = CreateRedirectParams<unknown>

/** Backend API §7. The methods throw when there is neither a URL nor a publishable key to derive one from. */
export function createRedirect<ReturnType>(params: CreateRedirectParams<ReturnType>): {
  redirectToSignIn: RedirectFun<ReturnType>
  redirectToSignUp: RedirectFun<ReturnType>
} {
  const { redirectAdapter } = params
  return {
    redirectToSignIn: ({ returnBackUrl } = {}) =>
      redirectAdapter(buildUrl(params, signInTarget(params), returnBackUrl)),
    redirectToSignUp: ({ returnBackUrl } = {}) =>
      redirectAdapter(buildUrl(params, signUpTarget(params), returnBackUrl)),
  }
}

function signInTarget(context: RedirectContext): string {
  return context.signInUrl ? String(context.signInUrl) : `${accountsOrigin(context)}/sign-in`
}

function signUpTarget(context: RedirectContext): string {
  if (context.signUpUrl) return String(context.signUpUrl)
  const accounts = accountsOrigin(context)
  // The sign-up form that a sign-in page holds.
  return context.signInUrl ? below(String(context.signInUrl), 'create') : `${accounts}/sign-up`
}

/** What a sign-in page holds, by the name of its route. */
function below(signInUrl: string, name: string): string {
  const url = new URL(signInUrl, 'http://relative.invalid')
  const [, path, slash] = /^(.*?)(\/?)$/.exec(url.pathname)!
  url.pathname = `${path}/${name}${slash}`
  return URL.canParse(signInUrl) ? url.href : url.pathname + url.search + url.hash
}

function accountsOrigin({ publishableKey }: RedirectContext): string {
  const key = parsePublishableKey(publishableKey)
  if (key) return `https://${accountsHost(key.frontendApi)}`
  throw new Error('@clerk/backend: Missing publishableKey. It says where to sign in.')
}

function buildUrl(
  context: RedirectContext,
  target: string,
  returnBackUrl: string | URL | null | undefined,
): string {
  const goal = context.sessionStatus === 'pending' ? below(target, 'tasks') : target
  if (context.baseUrl === '') return buildWithoutBase(goal, returnBackUrl)

  const base = new URL(context.baseUrl)
  const url = new URL(goal, base)
  const crossOrigin = url.hostname !== base.hostname || url.port !== base.port
  if (returnBackUrl) {
    const back = new URL(returnBackUrl, base)
    if (context.isSatellite && crossOrigin) back.searchParams.set(Query.synced, 'false')
    url.searchParams.set(Query.redirectUrl, back.href)
  }
  const { devBrowserToken } = context
  if (crossOrigin && devBrowserToken && isDevelopment(context)) {
    url.searchParams.set(Query.devBrowser, devBrowserToken)
  }
  return url.href
}

/** Where the page itself is unknown, only what is absolute can be resolved. */
function buildWithoutBase(goal: string, returnBackUrl: string | URL | null | undefined): string {
  const back = returnBackUrl ? String(returnBackUrl) : undefined
  const base = URL.canParse(goal) ? undefined : back
  if (!URL.canParse(goal, base)) {
    throw new Error('The destination is relative, so returnBackUrl has to be an absolute URL.')
  }
  const url = new URL(goal, base)
  if (back) url.searchParams.set(Query.redirectUrl, back)
  return url.href
}

function isDevelopment({ publishableKey }: RedirectContext): boolean {
  return parsePublishableKey(publishableKey)?.instanceType === 'development'
}
