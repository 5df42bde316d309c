import {
  accountsHost,
  Cookie,
  cookieSuffix,
  type InstanceType,
  parsePublishableKey,
  suffixedCookie,
} from '@dooryard/protocol'

/** What follows from the keys and domains of an instance, whatever the request. */
export interface Instance {
  publishableKey: string
  instanceType: InstanceType
  /** Where the Frontend API answers: a host, or the URL of a proxy. */
  frontendApi: string
  /** The same without the proxy: what `iss` is made of. */
  originalFrontendApi: string
  /** `https://` and the host of the hosted sign-in pages. */
  accountsOrigin: string
  /** What `iss` of this instance's tokens may be. */
  issuers: string[]
  suffixed: {
    client: string
    session: string
    clientUat: string
    refresh: string
    devBrowser: string
  }
}

export interface InstanceOptions {
  publishableKey?: string | undefined
  domain?: string | undefined
  isSatellite?: boolean | undefined
  /** Absolute. */
  proxyUrl?: string | undefined
}

/** Derived values kept; each takes a hash of the key. */
const MAX_REMEMBERED = 100
const remembered = new Map<string, Instance>()

/** @throws {Error} when the publishable key is missing or none. Backend API §4.2. */
export function instanceFor(options: InstanceOptions): Instance {
  const { publishableKey, domain, isSatellite, proxyUrl } = options
  const id = `${publishableKey} ${domain} ${isSatellite} ${proxyUrl}`
  const known = remembered.get(id)
  if (known) return known
  const instance = derive(options)
  remembered.set(id, instance)
  if (remembered.size > MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!)
  return instance
}

function derive({ publishableKey, domain, isSatellite, proxyUrl }: InstanceOptions): Instance {
  const key = requireKey(publishableKey)
  const ownDomain = key.instanceType === 'production' && isSatellite && domain
  const originalFrontendApi = ownDomain ? `clerk.${domain}` : key.frontendApi
  const suffix = cookieSuffix(publishableKey!)
  return {
    publishableKey: publishableKey!,
    instanceType: key.instanceType,
    frontendApi: proxyUrl || originalFrontendApi,
    originalFrontendApi,
    accountsOrigin: `https://${accountsHost(key.frontendApi)}`,
    issuers: issuersOf(key.frontendApi, originalFrontendApi, proxyUrl),
    suffixed: {
      client: suffixedCookie(Cookie.client, suffix),
      session: suffixedCookie(Cookie.session, suffix),
      clientUat: suffixedCookie(Cookie.clientUat, suffix),
      refresh: suffixedCookie(Cookie.refresh, suffix),
      devBrowser: suffixedCookie(Cookie.devBrowser, suffix),
    },
  }
}

function issuersOf(host: string, satelliteHost: string, proxyUrl: string | undefined): string[] {
  const issuers = [`https://${host}`, `https://${satelliteHost}`]
  return proxyUrl ? [...issuers, proxyUrl.replace(/\/+$/, '')] : issuers
}

function requireKey(publishableKey: string | undefined) {
  if (!publishableKey) {
    throw new Error('Publishable key is missing. Set PUBLIC_CLERK_PUBLISHABLE_KEY.')
  }
  const key = parsePublishableKey(publishableKey)
  if (!key) {
    throw new Error(
      `Publishable key not valid: "${publishableKey}". It has the form pk_test_… or pk_live_….`,
    )
  }
  return key
}
