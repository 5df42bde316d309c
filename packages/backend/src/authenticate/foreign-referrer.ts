import { originOf } from '@dooryard/protocol'
import type { AuthenticateContext } from './context.ts'

/** Suffixes of the hosted pages of development instances; a label before them says `accounts`. */
const LEGACY_SUFFIXES = ['.lcl.dev', '.lclstage.dev', '.lclclerk.com']
const SUFFIXES = ['.accounts.dev', '.accountsstage.dev', '.accounts.lclclerk.com']

/**
 * True for a navigation to the primary domain from any other site but the auth server's own pages: it may be a satellite,
 * where the session was changed. Backend API §4.6, step 14.
 */
export function comesFromForeignSite(context: AuthenticateContext): boolean {
  const { view, options } = context
  if (options.isSatellite || !view.isDocument) return false
  const referrer = parse(view.header('referer'))
  if (!referrer || referrer.origin === view.url.origin) return false
  return !isAuthServer(context, referrer)
}

function isAuthServer({ instance }: AuthenticateContext, { host, origin }: URL): boolean {
  const frontendHost = parse(withScheme(instance.frontendApi))?.host
  if (host === frontendHost || origin === instance.accountsOrigin) return true
  return instance.instanceType === 'development' && isDevelopmentPortal(host)
}

function isDevelopmentPortal(host: string): boolean {
  const isLegacy =
    host.startsWith('accounts.') && LEGACY_SUFFIXES.some((suffix) => host.endsWith(suffix))
  return (
    isLegacy ||
    SUFFIXES.some((suffix) => host.endsWith(suffix) && !host.endsWith(`.clerk${suffix}`))
  )
}

function withScheme(frontendApi: string): string {
  return /^https?:\/\//.test(frontendApi) ? frontendApi : originOf(frontendApi)
}

function parse(url: string | undefined): URL | null {
  try {
    return url ? new URL(url) : null
  } catch {
    return null // a referrer that is no URL tells nothing
  }
}
