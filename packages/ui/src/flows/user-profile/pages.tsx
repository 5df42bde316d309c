import type { ComponentChildren } from 'preact'
import { Icon } from '../../primitives/icons.tsx'
import type { ProfileView } from './parts/state.ts'

const PERSON =
  'M8 7.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 14.5c.4-3 2.800-4.500 6-4.500s5.600 1.500 6 4.500'
const SHIELD =
  'M8 1.500l5.500 2v4c0 3.500-2.300 5.900-5.500 7-3.200-1.100-5.500-3.500-5.500-7v-4l5.500-2ZM5.500 8l1.800 1.800L10.700 6.300'

/** An entry of the list of pages. */
export interface Page {
  id: string
  route: string
  label: ComponentChildren
  icon?: ComponentChildren
  /** Key of its title. */
  title: string
  open(v: ProfileView): void
  /** What it shows in place of sections. */
  content?: ComponentChildren
}

const BUILT_IN = [
  { id: 'account', path: PERSON },
  { id: 'security', path: SHIELD },
] as const

/** All pages, in their order: the first one stands at the root. */
export function pagesOf(v: ProfileView): Page[] {
  return BUILT_IN.map(({ id, path }, index) => {
    const route = index ? id : ''
    return {
      id,
      route,
      label: v.text(`userProfile.navbar.${id}`),
      icon: <Icon path={path} class={v.names('navbarButtonIcon', id)} />,
      title: `userProfile.start.headerTitle__${id}`,
      open: (v) => v.go(route, { at: null, done: null, values: {} }),
    }
  })
}

/** The page that is asked for; what is not there is the first one. */
export function pageAt(v: ProfileView): Page {
  const pages = pagesOf(v)
  return pages.find(({ route, id }) => route === v.route || id === v.route) ?? pages[0]!
}
