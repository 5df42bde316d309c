import type { UserProfileProps } from '@dooryard/browser'
import { createElement, Fragment, type PropsWithChildren, type ReactElement } from 'react'
import { Host } from './host.ts'
import { Page, PageLink, useParts } from './parts.ts'

/** The account of the signed-in user; `UserProfile.Page` and `UserProfile.Link` in it add to its pages. */
function Root({ children, ...given }: PropsWithChildren<UserProfileProps>): ReactElement {
  const { customPages, portals } = useParts(children)
  const props = { ...given, ...(customPages.length > 0 && { customPages }) }
  const host = createElement(Host, { name: 'UserProfile', tag: 'user-profile', props })
  return createElement(Fragment, null, host, ...portals)
}

export const UserProfile = /* @__PURE__ */ Object.assign(Root, {
  displayName: 'UserProfile',
  Page,
  Link: PageLink,
})
