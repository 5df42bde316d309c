import type { RouterFn } from '@dooryard/browser'

/** True on pages that have Astro's `<ClientRouter />`. */
export const hasClientRouter = () =>
  !!document.querySelector('[name="astro-view-transitions-enabled"]')

/** Goes to a page of this site: by Astro's client router where the page has it. */
export async function navigate(to: string, history: 'push' | 'replace'): Promise<void> {
  const client = await import('astro:transitions/client')
  return client.navigate(to, { history })
}

function go(history: 'push' | 'replace'): RouterFn {
  return (to, metadata) => {
    if (metadata?.__internal_metadata?.navigationType === 'internal') {
      return window.history[`${history}State`](window.history.state, '', to)
    }
    return hasClientRouter() ? navigate(to, history) : metadata?.windowNavigate(to)
  }
}

/** How the Clerk object navigates within the site. */
export const router = { routerPush: go('push'), routerReplace: go('replace') }
