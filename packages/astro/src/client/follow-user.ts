import type { Page } from '@dooryard/browser'

/**
 * Keeps branches that the server decided in step with the user: when a sign-in or sign-out in this browser ends without
 * a navigation, or the client router brings a page that was fetched before it, the page is rendered anew.
 */
export function followUser(page: Page): void {
  const userId = () => page.resources()?.user?.id ?? ''
  const refresh = async () => (await import('./refresh.ts')).refreshIfStale(userId())
  /** Undefined: the page is left for another, which will know. */
  let known: string | undefined = userId()
  page.navigationListeners.add(() => {
    known = undefined
  })
  let isActing = false
  page.addListener(({ user, session }) => {
    if (session?.actor && !isActing) {
      isActing = true
      void import('./impersonation.ts').then(({ follow }) => follow(page))
    }
    if (user === undefined) return
    if (known !== undefined && known !== userId()) void refresh()
    known = userId()
  })
  document.addEventListener('astro:page-load', refresh)
}
