import { keptQuery } from './kept-query.ts'

/** Where a component stands: its own route within the page's address. UI components §1.5. */
export interface Location {
  /** Address of the page. */
  url: URL
  /** Sub-route without slashes at its ends: `''`, `factor-one`, `create/verify-email-address`. */
  route: string
  query: URLSearchParams
  /** Address of another route of the same component, parameters kept. */
  href(route: string): string
}

export type Routing = { kind: 'hash' } | { kind: 'path'; base: string } | { kind: 'virtual' }

/** `path` alone means path routing; nothing means hash routing. Throws on contradictions. */
export function routingOf(props: { routing?: string; path?: string }): Routing {
  const { routing, path } = props
  if (routing === 'virtual') return { kind: 'virtual' }
  if (path && routing === 'hash') throw new Error('`path` needs `routing="path"`.')
  if (routing === 'path' && !path) throw new Error('`routing="path"` needs `path`.')
  return path ? { kind: 'path', base: `/${trim(path)}` } : { kind: 'hash' }
}

const trim = (path: string): string => path.replace(/^\/+|\/+$/g, '')

/** Reads the address of a page. The server never sees a fragment, so hash routes begin at their start there. */
export function locate(routing: Routing, url: URL): Location {
  const inner = new URL(url.hash.slice(1) || '/', url.origin)
  const query = new URLSearchParams(url.search)
  for (const [name, value] of inner.searchParams) query.set(name, value)
  const search = keptQuery(query).toString()
  const suffix = search && `?${search}`
  if (routing.kind === 'path') {
    const { base } = routing
    const path = url.pathname.replace(/\/+$/, '')
    const own = path === base || path.startsWith(`${base}/`) ? trim(path.slice(base.length)) : ''
    // Who leads to a step without knowing how this component is routed names it in the fragment.
    const route = own || (url.hash.startsWith('#/') ? trim(inner.pathname) : '')
    return { url, query, route, href: (to) => `${base}${to && `/${to}`}${suffix}` }
  }
  return {
    url,
    query,
    route: routing.kind === 'hash' ? trim(inner.pathname) : '',
    href: (to) => `#/${to}${suffix}`,
  }
}
