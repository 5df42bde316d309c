import { keptQuery } from '../redirects.ts'
import { type Location, locate, type Routing } from './location.ts'

export interface Router {
  location(): Location
  go(route: string): void
  /** Ends listening. */
  stop(): void
}

interface NavigationTarget extends EventTarget {
  readonly currentEntry?: unknown
}

/**
 * Moves a component through its routes in the browser's address (hash, path) or in memory (virtual), and tells when
 * the address changed. `first` is where the page was first shown, also when the address does not say so.
 */
export function createRouter(routing: Routing, first: Location, changed: () => void): Router {
  const here = () => new URL(location.href)
  const read = () => locate(routing, here(), keptQuery)
  let route = first.route
  if (routing.kind !== 'virtual' && read().route !== route) {
    history.replaceState(history.state, '', first.href(route))
  }

  function follow() {
    const next = read().route
    if (routing.kind === 'virtual' || next === route) return
    route = next
    changed()
  }
  const { navigation } = window as { navigation?: NavigationTarget }
  const [target, event]: [EventTarget, string] = navigation
    ? [navigation, 'currententrychange']
    : [window, 'popstate']
  target.addEventListener(event, follow)

  return {
    location: () => ({ ...read(), route }),
    go(next) {
      if (next === route) return
      route = next
      if (routing.kind !== 'virtual') history.pushState(history.state, '', read().href(next))
    },
    stop: () => target.removeEventListener(event, follow),
  }
}
