import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

test('pages of the server style themselves alone: in development Vite takes their rules to pages of the site', async () => {
  const page = await readFile(new URL('../pages/FlowPage.astro', import.meta.url), 'utf8')
  const [, style] = /<style is:global>(.*)<\/style>/s.exec(page)!
  const selectors = style!.match(/(?<=^ {2})\S.*(?= \{$)/gm)!
  expect(selectors).toContain('.clerk-flow-page main')
  for (const selector of selectors) expect(selector).toMatch(/^\.clerk-flow-page\b/)
  expect(page).toContain('<html class="clerk-flow-page"')
})
