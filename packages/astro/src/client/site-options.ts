import {
  base,
  embedded,
  options,
  publishableKey,
  trailingSlash,
} from 'virtual:dooryard/client-config'
import { DataBlock, type OptionsBlock, readDataBlock } from '../shared/data-blocks.ts'

export interface SiteOptions {
  publishableKey?: string
  proxyUrl?: string
  domain?: string
  isSatellite?: boolean
  [option: string]: unknown
}

/** Options that have a variable: `PUBLIC_CLERK_SIGN_IN_URL` for `signInUrl`. */
const WITH_VARIABLE =
  'publishableKey proxyUrl domain isSatellite signInUrl signUpUrl signInForceRedirectUrl ' +
  'signInFallbackRedirectUrl signUpForceRedirectUrl signUpFallbackRedirectUrl'

/**
 * Options from the page, else from `clerk({…})`, else from the environment (astro-sdk.md §4.3). An embedded server has
 * no hosted pages; the last resort is where most sites have their own.
 */
export function siteOptions(): SiteOptions {
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
  for (const option of WITH_VARIABLE.split(' ')) {
    const name = `CLERK_${option.replace(/[A-Z]/g, '_$&').toUpperCase()}`
    const value = env[`PUBLIC_${name}`] || env[`PUBLIC_ASTRO_APP_${name}`]
    if (value) found[option] = option === 'isSatellite' ? /^(true|1)$/.test(value) : value
  }
  return found
}

/** On prerendered pages of a site whose key was made when the server started, the server tells it. */
export async function fetchPublishableKey(mount = ''): Promise<string> {
  const slash = trailingSlash === 'always' ? '/' : ''
  const response = await fetch(`${mount}/publishable-key${slash}`)
  const { publishableKey } = await response.json()
  return publishableKey
}
