import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { weighPage } from '../../bench/measures/page-weight.ts'
import { root } from '../../scripts/workspace.mjs'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  const example = join(root, 'bench/site')
  ;[site, chromium] = await Promise.all([startSite({ example, mode: 'production' }), openBrowser()])
})
afterAll(async () => {
  await chromium?.close()
  await site?.stop()
})

test.each([
  ['a sign-in page', '/sign-in', '.cl-formButtonPrimary', 12],
  ['a page that only uses stores', '/stores', 'html[data-loaded]', 10],
  ['a page with neither', '/', 'h1', 1],
])('%s loads at most its budget of JavaScript', async (_, path, ready, budget) => {
  const { kilobytes } = await weighPage(chromium, `${site.url}${path}`, ready)
  expect(kilobytes).toBeLessThanOrEqual(budget)
})
