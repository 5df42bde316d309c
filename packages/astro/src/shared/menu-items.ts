/** A child of `<UserButton.MenuItems>`, as its markup carries it. */
export interface MenuItem {
  label: string
  href?: string
  open?: string
  clickIdentifier?: string
}

/** Labels of entries that are there anyway: alone they only move them. */
const BUILT_IN = new Set(['manageAccount', 'signOut'])

export function isBuiltIn(label: string): boolean {
  return BUILT_IN.has(label)
}

/** The entry for the menu, without what only a browser can do. `href` wins over `open` over `clickIdentifier`. */
export function toMenuEntry({ label, href, open, clickIdentifier }: MenuItem) {
  if (isBuiltIn(label)) return { label }
  if (href !== undefined) return { label, href }
  if (open !== undefined) return { label, open: open.startsWith('/') ? open : `/${open}` }
  return { label, onClick: () => announceClick(clickIdentifier ?? '') }
}

function announceClick(detail: string): void {
  if (typeof document === 'undefined') return
  document.dispatchEvent(new CustomEvent('clerk:menu-item-click', { detail }))
}
