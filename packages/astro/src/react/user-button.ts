import type { UserButtonProps } from '@dooryard/browser'
import { createElement, Fragment, type PropsWithChildren, type ReactElement } from 'react'
import { Host } from './host.ts'
import { MenuAction, MenuItems, MenuLink, Page, PageLink, useParts } from './parts.ts'

/** The button of the signed-in user; `UserButton.MenuItems` and `UserButton.UserProfilePage` in it add to its menu and its profile. */
function Root({ children, ...given }: PropsWithChildren<UserButtonProps>): ReactElement {
  const { customMenuItems, customPages, portals } = useParts(children)
  const props = {
    ...given,
    ...(customMenuItems.length > 0 && { customMenuItems }),
    ...(customPages.length > 0 && {
      userProfileProps: { ...given.userProfileProps, customPages },
    }),
  }
  const host = createElement(Host, { name: 'UserButton', tag: 'user-button', props })
  return createElement(Fragment, null, host, ...portals)
}

export const UserButton = /* @__PURE__ */ Object.assign(Root, {
  displayName: 'UserButton',
  MenuItems,
  Action: MenuAction,
  Link: MenuLink,
  UserProfilePage: Page,
  UserProfileLink: PageLink,
})
