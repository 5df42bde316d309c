import { expect, test } from 'vitest'
import { type Contents, withoutStores } from './route-contents.ts'

const made = (...files: string[]): Contents => ({
  files: new Set(files),
  hasStores: false,
  hasForms: false,
})
const routes = (entries: Record<string, Contents>) => new Map(Object.entries(entries))

test('a route without a script, island or code that has stores has none', () => {
  const contents = routes({
    '/plain': made('/plain.astro', '/Layout.astro'),
    '/script': made('/script.astro', '/Layout.astro'),
    '/island': made('/island.astro', '/Counter.tsx'),
    '/code': { ...made('/code.astro'), hasStores: true },
  })
  const scripts = new Set(['/script.astro', '/Counter.tsx'])
  expect(withoutStores(contents, scripts)).toEqual(['/plain'])
})

test('a script that belongs to no known route may be on every page', () => {
  const contents = routes({ '/plain': made('/plain.astro') })
  expect(withoutStores(contents, new Set(['astro:scripts/page.js']))).toEqual([])
})
