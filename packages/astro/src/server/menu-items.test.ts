import { expect, test } from 'vitest'
import { menuItemAttributes, readMenuItems } from './menu-items.ts'

/** As Astro would print the item. */
function printed(item: Parameters<typeof menuItemAttributes>[0], icon = '') {
  const json = menuItemAttributes(item)
    ['data-item'].replaceAll('&', '&#38;')
    .replaceAll('"', '&#34;')
  return `<clerk-menu-item data-item="${json}">${icon}</clerk-menu-item>`
}

test('the items of a user button are read in their order', () => {
  const html =
    printed({ label: 'signOut' }) +
    printed({ label: 'Docs & "more"', href: '/docs?a=1&b=2' }, '<svg></svg>') +
    printed({ label: 'Terms', open: 'terms' })
  const [signOut, docs, terms] = readMenuItems(html)
  expect(signOut).toEqual({ label: 'signOut' })
  expect(docs).toMatchObject({
    label: 'Docs & "more"',
    href: '/docs?a=1&b=2',
    mountIcon: expect.any(Function),
  })
  expect(terms).toEqual({ label: 'Terms', open: '/terms' })
})

test('an action without anything to do is an error that names it', () => {
  expect(() => menuItemAttributes({ label: 'Ping' })).toThrow('label="Ping"')
})

test('markup that is not ours is not read', () => {
  expect(readMenuItems('<p data-item="{}">x</p><script>"<clerk-menu-item"</script>')).toEqual([])
})
