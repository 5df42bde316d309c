import type { Page } from '@dooryard/browser'
import { begin } from './state.ts'

/**
 * Keeps branches that the server decided in step with the user: when a sign-in or sign-out in this browser ends without
 * a navigation, or the client router brings a page that was fetched before it, the page is rendered anew.
 */
export function followUser(page: Page): void {
  const refresh = (isLeft?: () => boolean) =>
    void import('./refresh.ts').then((late) => late.refreshIfStale(page, isLeft))
  /** Undefined: the page is left for another, which will know. */
  let known: string | undefined = page.resources()?.user?.id ?? ''
  const leave = () => {
    known = undefined
  }
  page.navigationListeners.add(leave)
  page.addListener(({ user, session }) => {
    if (user === undefined) return
    // Who acts for somebody is told so there.
    const id = user?.id ?? ''
    if (known !== undefined && (session?.actor || known !== id)) {
      // Not before: in some browsers a page that listens to this is not kept for the way back.
      addEventListener('beforeunload', leave)
      refresh(() => known === undefined)
    }
    known = id
  })
  document.addEventListener('astro:page-load', () => refresh())
  document.addEventListener('astro:before-swap', (event) => {
    begin((event as unknown as { newDocument: Document }).newDocument)
  })
}
