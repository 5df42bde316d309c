import { config } from 'virtual:dooryard/client-config'
import { DataBlock, type OptionsBlock, readDataBlock } from '../shared/data-blocks.ts'

export interface SiteOptions {
  publishableKey: string
  proxyUrl?: string
  domain?: string
  load: Record<string, unknown>
}

/** Options from the page, else from `clerk({…})`, else from the environment (astro-sdk.md §4.3). */
export function siteOptions(): Omit<SiteOptions, 'publishableKey'> & { publishableKey?: string } {
  const page: Partial<OptionsBlock> = readDataBlock<OptionsBlock>(DataBlock.options) ?? {}
  const configured = config.options as Partial<OptionsBlock>
  const env = import.meta.env
  const mount = config.embedded ? `${config.base}/__clerk` : undefined
  const publishableKey =
    page.publishableKey ??
    config.publishableKey ??
    (env.PUBLIC_CLERK_PUBLISHABLE_KEY || env.PUBLIC_ASTRO_APP_CLERK_PUBLISHABLE_KEY)
  const proxyUrl = page.proxyUrl ?? configured.proxyUrl ?? (env.PUBLIC_CLERK_PROXY_URL || mount)
  const domain = page.domain ?? configured.domain ?? env.PUBLIC_CLERK_DOMAIN
  return {
    ...(publishableKey && { publishableKey }),
    ...(proxyUrl && { proxyUrl }),
    ...(domain && { domain }),
    load: {
      signInUrl: env.PUBLIC_CLERK_SIGN_IN_URL || defaultPage('sign-in'),
      signUpUrl: env.PUBLIC_CLERK_SIGN_UP_URL || defaultPage('sign-up'),
      isSatellite: /^(true|1)$/.test(env.PUBLIC_CLERK_IS_SATELLITE),
      signInForceRedirectUrl: env.PUBLIC_CLERK_SIGN_IN_FORCE_REDIRECT_URL,
      signInFallbackRedirectUrl: env.PUBLIC_CLERK_SIGN_IN_FALLBACK_REDIRECT_URL,
      signUpForceRedirectUrl: env.PUBLIC_CLERK_SIGN_UP_FORCE_REDIRECT_URL,
      signUpFallbackRedirectUrl: env.PUBLIC_CLERK_SIGN_UP_FALLBACK_REDIRECT_URL,
      ...config.options,
      ...page,
    },
  }
}

/** An embedded server has no hosted pages; these are where most sites have their own. */
const defaultPage = (name: string) => (config.embedded ? `${config.base}/${name}` : undefined)

/** On prerendered pages of a site whose key was made when the server started, the server tells it. */
export async function fetchPublishableKey(mount: string): Promise<string> {
  const response = await fetch(`${mount}/publishable-key`)
  const { publishableKey } = await response.json()
  return publishableKey
}
