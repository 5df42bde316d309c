import type { RouterFn } from '@dooryard/browser'

/** Loaded with the first navigation: most page views end without one. */

type HistoryChange = 'push' | 'replace'

/** How the Clerk object navigates within the site. */
export function go(change: HistoryChange, ...[to, metadata]: Parameters<RouterFn>): void {
  if (metadata?.__internal_metadata?.navigationType === 'internal') {
    window.history[`${change}State`](window.history.state, '', to)
  } else if (hasClientRouter()) follow(to, change)
  else metadata?.windowNavigate(to)
}

/** True on pages that have Astro's `<ClientRouter />`. */
export const hasClientRouter = () =>
  !!document.querySelector('[name="astro-view-transitions-enabled"]')

/**
 * Goes to a page of this site the way a link does: Astro's client router takes it where the page has one, and nothing
 * of it must be loaded here.
 */
export function follow(to: string, change: HistoryChange): void {
  const link = document.createElement('a')
  link.href = to
  link.dataset.astroHistory = change
  document.body.append(link)
  link.click()
  link.remove()
}
