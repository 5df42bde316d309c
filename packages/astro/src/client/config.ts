/** What the integration tells the browser; made at build time. */
export interface ClientConfig {
  /** Astro's `base`, without a slash at its end. */
  base: string
  trailingSlash: 'always' | 'never' | 'ignore'
  /** The site mounts the server at `<base>/__clerk`. */
  embedded: boolean
  publishableKey?: string | undefined
  /** Options of the Clerk object, without those of components. */
  options: Record<string, unknown>
}

/** The larger part of the options, which only components need. */
export interface UiConfig {
  appearance?: unknown
  localization?: unknown
}
