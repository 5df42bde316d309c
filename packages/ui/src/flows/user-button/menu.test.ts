import type { CustomMenuItem } from '@dooryard/browser'
import { expect, test } from 'vitest'
import { menuEntries } from './menu.ts'

const docs = { label: 'Docs', href: '/docs' }
const ping = { label: 'Ping', onClick() {} }
const terms = { label: 'Terms', open: '/terms' }

test.each<[string, CustomMenuItem[] | undefined, string[]]>([
  ['the built-in ones without others', undefined, ['manageAccount', 'signOut']],
  [
    'others stand between the built-in ones',
    [docs, ping],
    ['manageAccount', 'link 0', 'action 1', 'signOut'],
  ],
  [
    'built-in ones stand where they are placed',
    [{ label: 'signOut' }, docs, { label: 'manageAccount' }],
    ['signOut', 'link 1', 'manageAccount'],
  ],
  [
    'one that is placed moves alone',
    [docs, { label: 'manageAccount' }, ping],
    ['link 0', 'manageAccount', 'action 2', 'signOut'],
  ],
  ['pages of the profile are known', [terms], ['manageAccount', 'open 0', 'signOut']],
  [
    'items that do nothing are left out',
    [{ label: 'Nothing' }, { label: '', href: '/x' }],
    ['manageAccount', 'signOut'],
  ],
])('entries of the menu: %s', (_, items, expected) => {
  expect(
    menuEntries(items).map((entry) =>
      'id' in entry ? `${entry.kind} ${entry.id.replace('custom-menutItem-', '')}` : entry.kind,
    ),
  ).toEqual(expected)
})
