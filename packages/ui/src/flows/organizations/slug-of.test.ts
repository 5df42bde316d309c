import { expect, test } from 'vitest'
import { slugOf } from './slug-of.ts'

test.each([
  ['Acme Ltd.', 'acme-ltd'],
  ['  Crème Brûlée & Söhne ', 'creme-brulee-sohne'],
  ['東京', ''],
  ['---', ''],
  [`${'a'.repeat(63)} b`, 'a'.repeat(63)],
])('what stands for %s in addresses', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
