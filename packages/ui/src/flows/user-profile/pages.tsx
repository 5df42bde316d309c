import type { CustomPage } from '@dooryard/browser'
import type { ComponentChildren } from 'preact'
import { El } from '../../primitives/element.tsx'
import { Icon } from '../../primitives/icons.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import { HostContent } from './parts/host-content.tsx'
import type { ProfileView } from './parts/state.ts'

const PERSON = 'M8 7.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 14.5c.4-3 2.8-4.5 6-4.5s5.6 1.5 6 4.5'
const SHIELD =
  'M8 1.5l5.5 2v4c0 3.5-2.3 5.900-5.5 7-3.2-1.1-5.5-3.5-5.5-7v-4l5.5-2ZM5.5 8l1.8 1.8L10.7 6.3'

export const KEY =
  'M10 9.500a3.500 3.500 0 1 0-3.300-2.300L2 12v2h2.500v-1.500H6V11h1.500l1-1c.5.2 1 .3 1.500-.5ZM11 5h.01'

/** An entry of the list of pages. */
export interface Page {
  id: string
  /** Below the address of the profile. */
  route: string
  /** In class names of the page. */
  kid: string
  label: ComponentChildren
  icon?: ComponentChildren
  /** Of one that leads elsewhere. */
  href?: string | undefined
  /** What it shows in place of sections. */
  content?: ComponentChildren
}

/** What tells one profile from another. */
export interface Profile {
  /** Where its texts are. */
  group: 'userProfile' | 'organizationProfile'
  /** Pages that are there anyway, by their ids. */
  pages: Readonly<Record<string, BuiltInPage>>
}

interface BuiltInPage {
  icon: string
  /** Default: its id. */
  route?: string
  /** In class names of the page. Default: its id. UI components §3.5, G. */
  kid?: string
  isShown?(v: ProfileView): boolean
}

/** Whether owners of a kind have API keys, and the site shows them there. */
export const isShownInProfile = (
  { environment, props }: ProfileView,
  kind: 'user_api_keys_enabled' | 'orgs_api_keys_enabled',
): boolean => !!environment.api_keys_settings?.[kind] && !props.apiKeysProps?.hide

/** Of an account. */
export const account: Profile = {
  group: 'userProfile',
  pages: {
    account: { icon: PERSON },
    security: { icon: SHIELD },
    apiKeys: {
      icon: KEY,
      route: 'api-keys',
      isShown: (v) => isShownInProfile(v, 'user_api_keys_enabled'),
    },
  },
}

/** All pages, in their order: those that nobody moves, then what the application says. The first one stands at the root. */
export function pagesOf(v: ProfileView, profile: Profile): Page[] {
  const shown = Object.keys(profile.pages).filter((id) => profile.pages[id]!.isShown?.(v) ?? true)
  const given = (v.props.customPages ?? []).flatMap((page, index) => {
    // The label alone moves a page that is there anyway.
    if (page.url || !(page.label in profile.pages)) return custom(v, page, index) ?? []
    return shown.includes(page.label) ? builtInPage(v, profile, page.label) : []
  })
  const rest = shown.filter((id) => !given.some((page) => page.id === id))
  const pages = [...rest.map((id) => builtInPage(v, profile, id)), ...given]
  const first = pages.find(({ href }) => !href)
  return pages.map((page) => (page === first ? { ...page, route: '' } : page))
}

/** The page that is asked for; what is not there is the first one. */
export function pageAt(v: ProfileView, profile: Profile): Page {
  const pages = pagesOf(v, profile).filter(({ href }) => !href)
  return (
    pages.find(({ route }) => route === v.route) ??
    pages.find(({ id }) => id === v.route) ??
    pages[0]!
  )
}

function builtInPage(v: ProfileView, { group, pages }: Profile, id: string): Page {
  const { icon, route = id, kid = id } = pages[id]!
  return {
    id,
    route,
    kid,
    label: v.text(`${group}.navbar.${id}`),
    icon: <Icon path={icon} class={v.names('navbarButtonIcon', id)} />,
  }
}

function custom(v: ProfileView, page: CustomPage, index: number): Page | undefined {
  const { label, url, mount, unmount, mountIcon, unmountIcon } = page
  if (!label || !url) return undefined
  const id = `custom-page-${index}`
  const shared = {
    id,
    kid: id,
    label,
    icon: mountIcon && (
      <HostContent
        key={id}
        class={v.names('navbarButtonIcon', id)}
        mount={mountIcon}
        unmount={unmountIcon}
      />
    ),
  }
  if (!mount) {
    const href = safeLink(/^([a-z]+:|[/#?])/i.test(url) ? url : `/${url}`, v.location.url)
    return href ? { ...shared, route: '', href } : undefined
  }
  return {
    ...shared,
    route: url.replace(/^\/+|\/+$/g, ''),
    content: (
      <>
        <El
          as="h1"
          k="visuallyHidden"
          id={`${v.id}-title`}
          tabIndex={-1}
          data-localization-key={id}
        >
          {label}
        </El>
        <HostContent
          key={id}
          class={v.names('profileCustomPage', id)}
          mount={mount}
          unmount={unmount}
        />
      </>
    ),
  }
}
