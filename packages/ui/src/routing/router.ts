import { type Location, locate, type Routing } from './location.ts'

export interface Router {
  location(): Location
  go(route: string): void
  /** Ends listening. */
  stop(): void
}

/**
 * Moves a component through its routes in the browser's address (hash, path) or in memory (virtual), and tells when
 * the address changed. `first` is where the page was first shown when its address does not say so.
 */
export function createRouter(
  routing: Routing,
  first: string | undefined,
  changed: () => void,
): Router {
  const { kind } = routing
  const read = () => locate(routing, new URL(location.href))
  const initial = kind === 'virtual' ? undefined : read()
  let route = initial?.route || first || ''
  if (initial && initial.route !== route) {
    history.replaceState(history.state, '', initial.href(route))
  }

  function follow() {
    const next = read().route
    if (next === route) return
    route = next
    changed()
  }
  const { navigation } = window as { navigation?: EventTarget }
  const [target, event]: [EventTarget, string] = navigation
    ? [navigation, 'currententrychange']
    : [window, 'popstate']
  if (initial) target.addEventListener(event, follow)

  return {
    location: () => ({ ...read(), route }),
    go(next) {
      if (next === route) return
      route = next
      if (initial) history.pushState(history.state, '', read().href(next))
    },
    stop: () => target.removeEventListener(event, follow),
  }
}
