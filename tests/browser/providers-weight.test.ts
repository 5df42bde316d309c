import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { weighPage } from '../../bench/measures/page-weight.ts'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { wake } from './people.ts'

const example = fileURLToPath(new URL('../fixtures/providers', import.meta.url))

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  const env = { SITE_REGISTERED: '1' }
  ;[site, chromium] = await Promise.all([
    startSite({ example, mode: 'production', env }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

const BUTTONS = '.cl-socialButtons > button:nth-child(12)'
const url = () => `${site.url}/sign-in`

test('a sign-in page with every strategy and twelve providers can be used with what one without loads', async () => {
  const { kilobytes } = await weighPage(chromium, url(), BUTTONS)
  expect(kilobytes).toBeLessThanOrEqual(9.9)
})

test('and no more than any other once the runtime has taken it over', async () => {
  const { kilobytes } = await weighPage(chromium, url(), BUTTONS, { use: wake })
  expect(kilobytes).toBeLessThanOrEqual(33)
})

test('its marks are ours, kept by browsers, and run nothing', async () => {
  const html = await (await fetch(url())).text()
  const marks = [...html.matchAll(/<img[^>]* src="([^"]*provider_icons[^"]*)"/g)]
  expect(marks).toHaveLength(12)
  for (const [, src] of marks) {
    expect(src).toMatch(/^\/__clerk\/v1\/provider_icons\/oauth_\w+\.svg$/)
    const { status, headers } = await fetch(site.url + src)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^image\/svg\+xml/)
    expect(headers.get('cache-control')).toMatch(/^public, max-age=\d{4}/)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  }
})

test.each(['light', 'dark'] as const)(
  '%s, the buttons are as wide as each other and as the card',
  async (colorScheme) => {
    for (const [width, query] of [
      [1000, ''],
      [360, ''],
      [320, ''],
      [360, '?variant=blockButton'],
      [1000, '?variant=blockButton&placement=bottom'],
    ] as const) {
      const page = await chromium.newPage({ colorScheme, viewport: { width, height: 800 } })
      await page.goto(`${site.url}/layouts${query}`)
      await page.waitForLoadState('networkidle')
      const boxes = await page
        .locator('.cl-socialButtons > button')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
      expect(boxes).toHaveLength(12)
      const widths = boxes.map((box) => Math.round(box.width))
      expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1)
      for (const box of boxes) expect(box.height).toBeGreaterThanOrEqual(36)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
      await shoot(page, `${colorScheme}-${width}${query.replace(/\W/g, '-')}`)
      await page.context().close()
    }
  },
)

/** Pictures for those who want to look: SCREENSHOTS=folder. */
async function shoot(page: Page, name: string) {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/providers-${name}.png` })
}
