import type { AuthenticateRequestOptions } from './options.ts'
import type { RequestView } from './request-view.ts'

/** The proxy of the Frontend API as an absolute URL; empty when there is none. Backend API §4.2. */
export function proxyUrlFor(view: RequestView, options: AuthenticateRequestOptions): string {
  const { proxyUrl } = options
  if (!proxyUrl) return isAutoProxied(options) ? `${view.url.origin}/__clerk` : ''
  return proxyUrl.startsWith('/') ? view.url.origin + proxyUrl : proxyUrl
}

/** Production deployments on Vercel's own domain proxy the Frontend API unless something else is configured. */
function isAutoProxied({
  domain,
  publishableKey,
  firstParty,
}: AuthenticateRequestOptions): boolean {
  if (domain || firstParty || !publishableKey?.startsWith('pk_live_')) return false
  const env = environment()
  if (isTruthy(env?.CLERK_DISABLE_AUTO_PROXY) || env?.VERCEL_TARGET_ENV !== 'production') {
    return false
  }
  return env.VERCEL_PROJECT_PRODUCTION_URL?.endsWith('.vercel.app') ?? false
}

function environment(): Record<string, string | undefined> | undefined {
  return (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env
}

function isTruthy(value: string | undefined): boolean {
  return value === 'true' || value === '1'
}
