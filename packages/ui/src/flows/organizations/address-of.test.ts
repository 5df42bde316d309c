import { expect, test } from 'vitest'
import { addressOf } from './address-of.ts'

const acme = { id: 'org_1', slug: 'acme', name: 'A/B ?', members: [] }

test.each([
  ['/orgs/:slug', '/orgs/acme'],
  ['/orgs/:id/home', '/orgs/org_1/home'],
  ['/orgs/:name', '/orgs/A%2FB%20%3F'],
  ['/orgs/:members/:unknown', '/orgs/:members/:unknown'],
  ['https://app.test:8080/:slug', 'https://app.test:8080/acme'],
])('where %s leads', (target, expected) => {
  expect(addressOf(target, acme)).toBe(expected)
})

test('a function says it itself, and nobody says it', () => {
  expect(addressOf(({ id }: { id: string }) => `/x/${id}`, acme)).toBe('/x/org_1')
  expect(addressOf(undefined, acme)).toBeUndefined()
})
