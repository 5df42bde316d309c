import type { ServerOptions } from 'dooryard'
import type { OptionsBlock } from '../shared/data-blocks.ts'

/** What the integration tells the code that runs on the server; made at build time, free of secrets. */
export interface ServerConfig {
  /** Astro's `base`, without a slash at its end: `''` or `/app`. */
  base: string
  trailingSlash: 'always' | 'never' | 'ignore'
  locales: string[]
  /** The locale in the addresses of our own pages, where Astro shows no page without one. */
  pageLocale?: string | undefined
  mode: 'development' | 'production'
  /** False when the site was built for a remote server. */
  embedded: boolean
  /** Values of `clerk({…})` that stand in for environment variables. */
  values: ConfigValues
  /** Options of `clerk({…})` that components need when they render. */
  options: Record<string, unknown>
  /** `clerk({ instance })`. */
  instance: ServerOptions['settings']
  dataDir: string
  /** Host of Astro's `site`. */
  siteHost: string | undefined
  /** `security.allowedDomains`: the hosts that the site knows itself by; empty: whatever is asked for. */
  hosts: readonly HostPattern[]
  /** Folder of the `.env` files. */
  envDir: string
  /** What the browser was built to know by itself. */
  built: Partial<OptionsBlock>
  /** The address of the sign-in page, where the site has pages below it. */
  pageOfTasks: string | null
  /** The routes that the build found to have no store of ours, and no form (`server/route-contents.ts`). */
  routesWithoutStores: string
  routesWithoutForms: string
}

/** A host that the site lists in `security.allowedDomains`; `*.` stands for one label, `**.` for any number. */
export interface HostPattern {
  protocol?: string | undefined
  hostname?: string | undefined
  port?: string | undefined
}

export interface ConfigValues {
  publishableKey?: string | undefined
  signInUrl?: string | undefined
  signUpUrl?: string | undefined
  isSatellite?: boolean | undefined
  domain?: string | undefined
  proxyUrl?: string | undefined
}

/** The path under which the embedded server answers. */
export function mountPath(config: Pick<ServerConfig, 'base'>): string {
  return `${config.base}/__clerk`
}

/**
 * The path of an endpoint of the embedded server, for a form. Where all paths of the site end with a slash, this one
 * does too: the redirect that adds it would lose what the form sends.
 */
export function mountedAction(
  config: Pick<ServerConfig, 'base' | 'trailingSlash'>,
  path: string,
  query = '',
): string {
  return mountPath(config) + path + (config.trailingSlash === 'always' ? '/' : '') + query
}
