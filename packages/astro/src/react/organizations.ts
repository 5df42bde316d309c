import type { OrganizationSwitcherProps } from '@dooryard/browser'
import { createElement, Fragment, type PropsWithChildren, type ReactElement } from 'react'
import { component, Host, type HostComponent } from './host.ts'
import { Page, PageLink, useParts } from './parts.ts'

export const CreateOrganization: HostComponent<'CreateOrganization'> = /* @__PURE__ */ component(
  'CreateOrganization',
  'create-organization',
)

export const OrganizationList: HostComponent<'OrganizationList'> = /* @__PURE__ */ component(
  'OrganizationList',
  'organization-list',
)

/** The organization in use, and the way to another one; pages in it are those of the profile that it opens. */
function Switcher({
  children,
  ...given
}: PropsWithChildren<OrganizationSwitcherProps>): ReactElement {
  const { customPages, portals } = useParts(children)
  const props = {
    ...given,
    ...(customPages.length > 0 && {
      organizationProfileProps: { ...given.organizationProfileProps, customPages },
    }),
  }
  const host = createElement(Host, {
    name: 'OrganizationSwitcher',
    tag: 'organization-switcher',
    props,
  })
  return createElement(Fragment, null, host, ...portals)
}

export const OrganizationSwitcher = /* @__PURE__ */ Object.assign(Switcher, {
  displayName: 'OrganizationSwitcher',
  OrganizationProfilePage: Page,
  OrganizationProfileLink: PageLink,
})
