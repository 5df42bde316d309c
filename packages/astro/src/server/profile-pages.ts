import type { CustomPage } from '@dooryard/browser'
import { isBuiltInPage, type ProfilePageItem } from '../shared/profile-pages.ts'
import { unescapeAttribute } from './menu-items.ts'

/** A page of the site in the profile; the label of one that is there anyway (`account`, `security`) moves it. */
export type PageProps =
  | { label: 'account' | 'security' | 'billing' | 'apiKeys'; url?: never }
  | { label: string /** Its path within the profile. */; url: string }

/** The same of an organization; `general` and `members` are there anyway. */
export type OrganizationPageProps =
  | { label: 'general' | 'members' | 'billing' | 'apiKeys'; url?: never }
  | { label: string; url: string }

/** A link among the pages of the profile. */
export interface PageLinkProps {
  label: string
  url: string
}

interface Placed {
  /** The `id` of its user button, where the page has several. */
  parent?: string
}

/** Attributes of the element that carries a page: what the profile needs to know of it. */
export function profilePageAttributes({ parent, ...item }: ProfilePageItem & Placed) {
  if (!item.url && !isBuiltInPage(item)) {
    throw new Error(
      `The page "${item.label}" of a profile needs \`url\`, or the label of one that is there anyway: \`account\` and \`security\` of \`<UserProfile>\`, \`general\` and \`members\` of \`<OrganizationProfile>\`.`,
    )
  }
  return { 'data-item': JSON.stringify(item), 'data-parent': parent, hidden: true }
}

/**
 * What those pages hold and how they are marked, by the names that the profile has for them, for visitors without JavaScript. Others
 * see the nodes themselves, which a script puts there.
 */
export function readProfileContents(html: string): Record<string, string> {
  const pages = html.matchAll(
    /<clerk-(user|organization)-profile-page data-item="[^"]*"[^>]*>([\s\S]*?)<\/clerk-\1-profile-page>/g,
  )
  return Object.fromEntries(
    Array.from(pages).flatMap(([, , inside], index) => {
      const [, icon = '', content = ''] =
        /^<span>([\s\S]*?)<\/span>(?:<div>([\s\S]*)<\/div>)?$/.exec(inside!) ?? []
      return [
        [`navbarButtonIcon custom-page-${index}`, withinNoscript(icon)],
        [`profileCustomPage custom-page-${index}`, withinNoscript(content)],
      ]
    }),
  )
}

/**
 * Such elements do not nest, and nothing within may end the one around it, text of an attribute least of all (XSS-1): there an
 * element of another name, which shows what is in it, stands for them.
 */
const withinNoscript = (html: string) => html.replace(/<(\/?)(?=noscript)/gi, '<$1x-')

/**
 * The pages in the rendered children of a profile, so that its list has them without JavaScript too. What only a browser can do
 * is `true`, which JSON carries along: until its functions come, the browser draws the same as the server.
 */
export function readProfilePages(html: string): CustomPage[] {
  const marks = html.matchAll(
    /<clerk-(?:user|organization)-profile-page data-item="([^"]*)"[^>]*><span>(\s*<\/span>)?/g,
  )
  return Array.from(marks, ([, text, isWithoutIcon]) => {
    const { isLink, ...item } = JSON.parse(unescapeAttribute(text!)) as ProfilePageItem
    const parts = {
      ...(!isLink && { mount: true }),
      ...(!isWithoutIcon && { mountIcon: true }),
    }
    return { ...item, ...(!isBuiltInPage(item) && (parts as object)) }
  })
}
