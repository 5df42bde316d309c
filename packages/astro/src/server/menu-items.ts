import { isBuiltIn, type MenuItem, toMenuEntry } from '../shared/menu-items.ts'

interface PlacedProps {
  label: string
  /** The `id` of its user button, where the page has several. */
  parent?: string
}

/** An action tells the page by the event `clerk:menu-item-click`; the label of an entry that is there anyway moves it. */
export type ActionProps = PlacedProps &
  (
    | { label: 'manageAccount' | 'signOut' }
    | { /** Path of a page of the profile. */ open: string }
    | { /** The event's `detail`. */ clickIdentifier: string }
  )

export interface LinkProps extends PlacedProps {
  href: string
}

/** A page of the user profile. */
export interface ProfilePageProps extends PlacedProps {
  url: string
}

/** Attributes of a `<clerk-menu-item>`: what the menu needs to know of a child of `<UserButton.MenuItems>`. */
export function menuItemAttributes({ parent, ...item }: MenuItem & { parent?: string }) {
  if (!isBuiltIn(item.label) && !item.href && !item.open && !item.clickIdentifier) {
    throw new Error(
      `<UserButton.Action label="${item.label}" /> needs \`open\` or \`clickIdentifier\`, ` +
        'or one of the labels `manageAccount` and `signOut`.',
    )
  }
  return { 'data-item': JSON.stringify(item), 'data-parent': parent }
}

/**
 * The entries in the rendered children of a user button, so that its menu has them without JavaScript too. Only our
 * own markup is read, in the order in which it stands.
 */
export function readMenuItems(html: string) {
  if (html === '') return []
  const marks = html.matchAll(
    /<clerk-menu-item data-item="([^"]*)"[^>]*>(\s*<\/clerk-menu-item>)?/g,
  )
  return Array.from(marks, ([, item, isEmpty]) => ({
    ...toMenuEntry(JSON.parse(unescapeAttribute(item!)) as MenuItem),
    ...(!isEmpty && { mountIcon() {}, unmountIcon() {} }),
  }))
}

const ENTITIES: Record<string, string> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  '#39': "'",
  '#34': '"',
  '#38': '&',
}

export function unescapeAttribute(text: string): string {
  return text.replace(/&(#?\w+);/g, (entity, name) => ENTITIES[name] ?? entity)
}
