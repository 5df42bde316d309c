import type { CustomMenuItem } from '@dooryard/browser'

/** An entry of the menu, in the order they are shown. */
export type MenuEntry =
  | { kind: 'manageAccount' | 'signOut' }
  | { kind: 'link' | 'action' | 'open'; id: string; item: CustomMenuItem }

const BUILT_IN = ['manageAccount', 'signOut'] as const

/**
 * Entries that are there anyway and entries of the application. A built-in entry that the application does not place
 * comes first (manage account) or last (sign out). UI components §2.4.
 */
export function menuEntries(items: readonly CustomMenuItem[] = []): MenuEntry[] {
  const entries = items.flatMap((item, index): MenuEntry[] => {
    const builtIn = BUILT_IN.find((kind) => kind === item.label)
    if (builtIn) return [{ kind: builtIn }]
    const kind = kindOf(item)
    // The spelling is part of the contract: outside tests look for it.
    return kind ? [{ kind, item, id: `custom-menutItem-${index}` }] : []
  })
  const isPlaced = (kind: MenuEntry['kind']) => entries.some((entry) => entry.kind === kind)
  if (!isPlaced('manageAccount')) entries.unshift({ kind: 'manageAccount' })
  if (!isPlaced('signOut')) entries.push({ kind: 'signOut' })
  return entries
}

function kindOf({ label, href, open, onClick }: CustomMenuItem) {
  if (!label) return undefined
  if (href) return 'link'
  if (open) return 'open'
  return onClick && 'action'
}
