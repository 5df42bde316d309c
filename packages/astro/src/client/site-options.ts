import { config } from 'virtual:dooryard/client-config'
import { DataBlock, type OptionsBlock, readDataBlock } from '../shared/data-blocks.ts'

export interface SiteOptions {
  publishableKey?: string
  proxyUrl?: string
  domain?: string
  isSatellite?: boolean
  [option: string]: unknown
}

/** Option → end of its variable's name. */
const VARIABLES = {
  publishableKey: 'PUBLISHABLE_KEY',
  proxyUrl: 'PROXY_URL',
  domain: 'DOMAIN',
  isSatellite: 'IS_SATELLITE',
  signInUrl: 'SIGN_IN_URL',
  signUpUrl: 'SIGN_UP_URL',
  signInForceRedirectUrl: 'SIGN_IN_FORCE_REDIRECT_URL',
  signInFallbackRedirectUrl: 'SIGN_IN_FALLBACK_REDIRECT_URL',
  signUpForceRedirectUrl: 'SIGN_UP_FORCE_REDIRECT_URL',
  signUpFallbackRedirectUrl: 'SIGN_UP_FALLBACK_REDIRECT_URL',
}

/**
 * Options from the page, else from `clerk({…})`, else from the environment (astro-sdk.md §4.3). An embedded server has
 * no hosted pages; the last resort is where most sites have their own.
 */
export function siteOptions(): SiteOptions {
  const { base, embedded, publishableKey, options } = config
  return {
    ...(embedded && {
      proxyUrl: `${base}/__clerk`,
      signInUrl: `${base}/sign-in`,
      signUpUrl: `${base}/sign-up`,
    }),
    ...fromEnvironment(),
    ...(publishableKey && { publishableKey }),
    ...options,
    ...readDataBlock<OptionsBlock>(DataBlock.options),
  }
}

function fromEnvironment(): SiteOptions {
  const env = import.meta.env
  const found: SiteOptions = {}
  for (const [option, name] of Object.entries(VARIABLES)) {
    const value = env[`PUBLIC_CLERK_${name}`] || env[`PUBLIC_ASTRO_APP_CLERK_${name}`]
    if (value) found[option] = option === 'isSatellite' ? /^(true|1)$/.test(value) : value
  }
  return found
}

/** On prerendered pages of a site whose key was made when the server started, the server tells it. */
export async function fetchPublishableKey(mount = ''): Promise<string> {
  const slash = config.trailingSlash === 'always' ? '/' : ''
  const response = await fetch(`${mount}/publishable-key${slash}`)
  const { publishableKey } = await response.json()
  return publishableKey
}
