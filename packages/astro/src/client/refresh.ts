import type { Page } from '@dooryard/browser'
import { readBranchMark } from '../shared/branch-mark.ts'
import { follow, hasClientRouter } from './router.ts'

/** Loaded when somebody signs in or out in this page view, or the client router brings another page. */

/** Milliseconds that code of the site, which signed somebody in, has to go on to another page. */
const MOMENT = 1_000

let lastRefresh = ''

/** The client router, on whose pages this is loaded from the beginning, is on its way to another one. */
let isGoing = false
document.addEventListener('astro:before-preparation', () => {
  isGoing = true
})
document.addEventListener('astro:page-load', () => {
  isGoing = false
})

/** There was a session in which somebody acts for the user. */
let isActing = false

/**
 * Renders the page anew when a branch in it was decided on the server (`<Show>`) for another user than the present one
 * (`''`: nobody): after a moment, where it may be left within that. Once per address and user: should the server disagree for good, its word stands.
 */
export async function refreshIfStale(page: Page, isLeft?: () => boolean): Promise<void> {
  if (page.session()?.actor && !isActing) {
    isActing = true
    void import('./impersonation.ts').then((late) => late.follow(page))
  }
  forgetBlocks()
  if (isLeft) await new Promise((resolve) => setTimeout(resolve, MOMENT))
  const user = page.resources()?.user?.id ?? ''
  const refresh = `${user} ${location.href}`
  if (isGoing || isLeft?.() || refresh === lastRefresh || !hasBranchOfAnother(user)) return
  lastRefresh = refresh
  if (hasClientRouter()) follow(location.href, 'replace')
  else location.reload()
}

/** The data blocks say whom the server knew: they were read long ago, or are for nobody (the client router brings them along). */
function forgetBlocks(): void {
  for (const block of document.querySelectorAll('script[id^=__CLERK_ASTRO_]')) block.remove()
}

function hasBranchOfAnother(user: string): boolean {
  const comments = document.createNodeIterator(document.body, NodeFilter.SHOW_COMMENT)
  for (let node = comments.nextNode(); node; node = comments.nextNode()) {
    const mark = readBranchMark(node.nodeValue ?? '')
    if (mark !== null && mark !== user) return true
  }
  return false
}
