import type { RouterFn } from '@dooryard/browser'

/** True on pages that have Astro's `<ClientRouter />`. */
export const hasClientRouter = () =>
  !!document.querySelector('[name="astro-view-transitions-enabled"]')

/**
 * Goes to a page of this site the way a link does: Astro's client router takes it where the page has one, and nothing
 * of it must be loaded here.
 */
export function follow(to: string, history: 'push' | 'replace'): void {
  const link = document.createElement('a')
  link.href = to
  link.dataset.astroHistory = history
  document.body.append(link)
  link.click()
  link.remove()
}

function go(history: 'push' | 'replace'): RouterFn {
  return (to, metadata) => {
    if (metadata?.__internal_metadata?.navigationType === 'internal') {
      window.history[`${history}State`](window.history.state, '', to)
    } else if (hasClientRouter()) follow(to, history)
    else metadata?.windowNavigate(to)
  }
}

/** How the Clerk object navigates within the site. */
export const router = { routerPush: go('push'), routerReplace: go('replace') }
