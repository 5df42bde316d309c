/** What the integration tells the browser; made at build time. */
export interface ClientConfig {
  trailingSlash: 'always' | 'never' | 'ignore'
  /** The site mounts the server at `<base>/__clerk`. */
  embedded: boolean
  /** Options of the Clerk object, without those that only components need. */
  options: SiteOptions
}

export interface SiteOptions {
  publishableKey?: string
  proxyUrl?: string
  domain?: string
  isSatellite?: boolean
  [option: string]: unknown
}

/** The larger part of the options, which only components need. */
export interface UiConfig {
  appearance?: unknown
  localization?: unknown
}
