import type { HostPattern, ServerConfig } from './config.ts'
import { ConfigurationError } from './configuration-error.ts'
import type { RequestContext } from './context.ts'
import { createEnvReader, type ReadEnv } from './environment.ts'

type Place = Pick<ServerConfig, 'hosts' | 'instance' | 'values' | 'mode' | 'envDir'>
type Asked = Pick<RequestContext, 'request' | 'url' | 'locals'>

/** How many proxies stand in front of the site, whose forwarding headers count. */
export function trustedProxies(env: ReadEnv, { instance }: Pick<Place, 'instance'>): number {
  const given = env('DOORYARD_TRUSTED_PROXIES')
  if (given === undefined) return instance?.trustedProxyHops ?? 0
  if (/^(\d|10)$/.test(given)) return Number(given)
  throw new ConfigurationError(
    `DOORYARD_TRUSTED_PROXIES must be the number of proxies in front of the site, from 0 to 10, not ${JSON.stringify(given)}.`,
  )
}

/**
 * The address the visitor used: path and query as they came in, on the origin that holds. Scheme and host come from
 * forwarding headers behind trusted proxies only, and then from what the outermost of them wrote; a host must be listed
 * where the site lists its hosts (AST-10).
 */
export function publicUrl(context: Asked, config: Place): URL {
  const { request, url } = context
  const known = found.get(request)
  // Several steps of one request ask. The host is checked against `url`, which a rewrite exchanges.
  if (known && known.of === url && known.by === config) return known.address
  const raw = new URL(request.url)
  const origin = publicOrigin(context, config)
  const path = raw.pathname.replace(/^\/+/, '/')
  const isIt = raw.origin === origin && path === raw.pathname && raw.hash === ''
  const address = isIt ? raw : new URL(origin + path + raw.search)
  found.set(request, { address, of: url, by: config })
  return address
}

const found = new WeakMap<Request, { address: URL; of: URL; by: Place }>()

function publicOrigin({ request, url, locals }: Asked, config: Place): string {
  const proxies = trustedProxies(createEnvReader(locals, config), config)
  const forwarded = (name: string) => proxies > 0 && entryOf(request.headers.get(name), proxies)
  const isUnknown = isUnknownToAstro(url)
  const given = forwarded('x-forwarded-proto')
  const own =
    isUnknown && request.headers.has('x-forwarded-proto') ? 'http' : url.protocol.slice(0, -1)
  const scheme = given && /^https?$/.test(given) ? given : own
  const host = proxies > 0 || isUnknown ? request.headers.get('host') : null
  for (const candidate of [forwarded('x-forwarded-host'), host, url.host]) {
    const origin = candidate ? toOrigin(scheme, candidate) : null
    if (origin && isListed(origin, config.hosts)) return origin.origin
  }
  return firstHost(config.hosts, scheme)
}

/** Astro 5 says `localhost`, without a port, where the site lists no host, and believes any `X-Forwarded-Proto`. */
const isUnknownToAstro = (url: URL) => url.host === 'localhost'

/** Each proxy adds its entry at the end, so the outermost trusted one wrote the one that many places from there. */
function entryOf(header: string | null, proxies: number): string | undefined {
  const entries = header?.split(',').map((entry) => entry.trim()) ?? []
  return entries[Math.max(entries.length - proxies, 0)]
}

function toOrigin(scheme: string, host: string): URL | null {
  const text = `${scheme}://${host}`
  return /^[a-z0-9.[\]:-]+$/i.test(host) && URL.canParse(text) ? new URL(text) : null
}

function isListed(origin: URL, hosts: readonly HostPattern[]): boolean {
  return hosts.length === 0 || hosts.some((pattern) => matches(origin, pattern))
}

function matches(origin: URL, { protocol, hostname, port }: HostPattern): boolean {
  if (protocol && protocol !== origin.protocol.slice(0, -1)) return false
  if (port && port !== origin.port) return false
  return !hostname || matchesName(origin.hostname, hostname)
}

function matchesName(name: string, pattern: string): boolean {
  if (!pattern.startsWith('*')) return name === pattern
  const rest = pattern.replace(/^\*+/, '')
  if (!name.endsWith(rest) || name.length === rest.length) return false
  return pattern.startsWith('**') || !name.slice(0, -rest.length).includes('.')
}

/** The site's first host with a name of its own: a made-up one decides nothing. */
function firstHost(hosts: readonly HostPattern[], scheme: string): string {
  const named = hosts.find(({ hostname }) => hostname && !hostname.startsWith('*'))
  if (!named) return `${scheme}://localhost`
  return `${named.protocol ?? scheme}://${named.hostname}${named.port ? `:${named.port}` : ''}`
}
