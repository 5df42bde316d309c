import type { SignedInAuthObjectOptions } from '../auth-objects/session.ts'
import type { AuthenticateContext } from './context.ts'

/** The context, flat, in the words that Clerk's SDKs use. Secrets in it are shortened before anybody sees it. */
export function debugDataOf(context: AuthenticateContext): SignedInAuthObjectOptions {
  const { options, instance, view } = context
  return {
    ...(options as SignedInAuthObjectOptions),
    publishableKey: instance.publishableKey,
    instanceType: instance.instanceType,
    frontendApi: instance.frontendApi,
    proxyUrl: context.proxyUrl,
    tokenInHeader: context.tokenInHeader,
    sessionTokenInCookie: context.sessionTokenInCookie,
    refreshTokenInCookie: context.refreshToken,
    clientUat: context.clientUat,
    suffixedCookies: context.suffixedCookies,
    devBrowserToken: context.devBrowserToken,
    method: view.method,
  }
}
