import type { ComponentProps } from '@dooryard/browser'
import { createElement, Fragment, type PropsWithChildren, type ReactElement } from 'react'
import { Host } from './host.ts'
import { Page, PageLink, useParts } from './parts.ts'

type ProfileName = 'OrganizationProfile' | 'UserProfile'

/** A profile; `Page` and `Link` in it add to its pages. */
export interface Profile<Name extends ProfileName> {
  (props: PropsWithChildren<ComponentProps<Name>>): ReactElement
  displayName: string
  Page: typeof Page
  Link: typeof PageLink
}

/** `tag`: the `component` attribute of its host element. */
export function profile<Name extends ProfileName>(name: Name, tag: string): Profile<Name> {
  const Root = ({ children, ...given }: PropsWithChildren<object>): ReactElement => {
    const { customPages, portals } = useParts(children)
    const props = { ...given, ...(customPages.length > 0 && { customPages }) }
    return createElement(Fragment, null, createElement(Host, { name, tag, props }), ...portals)
  }
  return Object.assign(Root, { displayName: name, Page, Link: PageLink })
}
