import type { Clerk } from '@dooryard/browser'
import { readBranchMark } from '../shared/branch-mark.ts'
import { follow, hasClientRouter } from './router.ts'

/**
 * Keeps branches that the server decided (`<Show>` on server-rendered pages) in step with the user: when a sign-in or
 * sign-out in this browser ends without a navigation, or the client router brings a page that was fetched before it,
 * the page is rendered anew.
 */
export function followUser(clerk: Clerk): void {
  let hasNavigated = false
  let lastUser = userOf(clerk)
  clerk.__internal_addNavigationListener(() => {
    hasNavigated = true
  })
  clerk.addListener(({ user }) => {
    if (user === undefined) return
    const id = user?.id ?? ''
    if (id !== lastUser && !hasNavigated) refreshIfStale(id)
    lastUser = id
    hasNavigated = false
  })
  document.addEventListener('astro:page-load', () => refreshIfStale(userOf(clerk)))
}

const userOf = (clerk: Clerk) => clerk.user?.id ?? ''

let lastRefresh = ''

/** Once per address and user: should the server disagree for good, its word stands. */
function refreshIfStale(user: string): void {
  const refresh = `${user} ${location.href}`
  if (refresh === lastRefresh || !hasBranchOfAnother(user)) return
  lastRefresh = refresh
  if (hasClientRouter()) follow(location.href, 'replace')
  else location.reload()
}

function hasBranchOfAnother(user: string): boolean {
  const comments = document.createNodeIterator(document.body, NodeFilter.SHOW_COMMENT)
  for (let node = comments.nextNode(); node; node = comments.nextNode()) {
    const mark = readBranchMark(node.nodeValue ?? '')
    if (mark !== null && mark !== user) return true
  }
  return false
}
