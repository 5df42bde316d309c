import {
  Children,
  createElement,
  Fragment,
  type FunctionComponent,
  isValidElement,
  type PropsWithChildren,
  type ReactElement,
  type ReactNode,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { isBuiltIn, toMenuEntry } from '../shared/menu-items.ts'
import { isBuiltInPage } from '../shared/profile-pages.ts'

/** An entry of a menu that leads somewhere. */
export interface LinkProps {
  label: string
  href: string
  labelIcon?: ReactNode
}

/** An entry of a menu: opens a page of the profile, or does what the site says; a label that is there anyway moves it. */
export interface ActionProps {
  label: string
  labelIcon?: ReactNode
  open?: string
  onClick?: () => void
}

/** A page of the site in a profile; a label that is there anyway moves it. */
export type PageProps = PropsWithChildren<{ label: string; url?: string; labelIcon?: ReactNode }>

/** An entry in the list of pages that leads elsewhere. */
export interface PageLinkProps {
  label: string
  url: string
  labelIcon?: ReactNode
}

/** Says what it is by its type, and is never drawn itself. */
export function part<Props>(name: string): FunctionComponent<Props> {
  const Part = () => createElement(Fragment)
  return Object.assign(Part, { displayName: name })
}

export const MenuItems = part<PropsWithChildren>('MenuItems')
export const MenuAction = part<ActionProps>('Action')
export const MenuLink = part<LinkProps>('Link')
export const Page = part<PageProps>('Page')
export const PageLink = part<PageLinkProps>('PageLink')

/** What the interface is told of children, and these as they are now, in the places that it gave them. */
export interface Parts {
  customMenuItems: object[]
  customPages: object[]
  portals: ReactElement[]
}

/** Children of React stay what they are, alive in their island, in places within the interface. */
export function useParts(children: ReactNode): Parts {
  const [places, setPlaces] = useState<Record<string, Element>>({})
  const functions = useRef<Record<string, (place?: Element) => void>>({})
  const now = useRef<Record<string, ActionProps>>({})
  const known = useRef<{ text: string; parts: Omit<Parts, 'portals'> } | null>(null)
  const portals: ReactElement[] = []

  /** The functions for one place: the same ones each time, or the interface would take the part out and put it in again. */
  const keep = (key: string, content: ReactNode, [put, take]: readonly [string, string]) => {
    if (content === undefined || content === null) return {}
    const place = places[key]
    if (place) portals.push(createPortal(content, place, key))
    functions.current[`${put} ${key}`] ??= (at) => setPlaces((all) => ({ ...all, [key]: at! }))
    functions.current[`${take} ${key}`] ??= () => setPlaces(({ [key]: _, ...others }) => others)
    return {
      [put]: functions.current[`${put} ${key}`],
      [take]: functions.current[`${take} ${key}`],
    }
  }
  const icon = (key: string, content: ReactNode) =>
    keep(`${key} icon`, content, ['mountIcon', 'unmountIcon'])

  const elements = flat(children)
  const items = elements
    .filter(({ type }) => type === MenuItems)
    .flatMap(({ props }) => flat(props.children))
  const customMenuItems = items.map(({ props }: { props: ActionProps & { href?: string } }) => {
    const { label, href, open, labelIcon } = props
    if (isBuiltIn(label)) return { label }
    now.current[label] = props
    functions.current[`click ${label}`] ??= () => now.current[label]?.onClick?.()
    return {
      ...toMenuEntry({ label, ...(href && { href }), ...(open && { open }) }),
      ...(!href && !open && { onClick: functions.current[`click ${label}`] }),
      ...icon(`item ${label}`, labelIcon),
    }
  })
  const customPages = elements
    .filter(({ type }) => type === Page || type === PageLink)
    .map(({ type, props: { label, url, labelIcon, children: content } }) => {
      if (isBuiltInPage({ label, url })) return { label }
      const key = `page ${label} ${url}`
      return {
        label,
        url,
        ...(type === Page && keep(key, content ?? '', ['mount', 'unmount'])),
        ...icon(key, labelIcon),
      }
    })
  // What says the same is the same.
  const parts = { customMenuItems, customPages }
  const text = JSON.stringify(parts, (_, value) => (typeof value === 'function' ? true : value))
  if (known.current?.text !== text) known.current = { text, parts }
  return { ...known.current.parts, portals }
}

/** All elements, also those in fragments. */
const flat = (children: ReactNode): ReactElement[] =>
  Children.toArray(children).flatMap((child) => {
    if (!isValidElement(child)) return []
    return child.type === Fragment ? flat(child.props.children) : [child]
  })
