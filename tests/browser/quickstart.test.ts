import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'

describe.each(['dev', 'production'] as const)('the quickstart in %s', (mode) => {
  let site: Site
  let chromium: TestBrowser
  beforeAll(async () => {
    ;[site, chromium] = await Promise.all([
      startSite({ example: 'quickstart', mode }),
      openBrowser(),
    ])
  })
  afterAll(async () => {
    await Promise.all([site?.stop(), chromium?.close()])
  })

  it('shows its first page without a problem in the console', async () => {
    const page = await chromium.newPage()
    const response = await page.goto(`${site.url}/`)
    await page.waitForLoadState('networkidle')
    expect(response?.status()).toBe(200)
    expect(page.problems()).toEqual([])
  })

  it.runIf(mode === 'dev')('shows the title of its mailbox in whole words on a phone', async () => {
    const page = await chromium.newPage({ viewport: { width: 320, height: 640 } })
    await page.goto(`${site.url}/__clerk/mailbox`)
    const title = await page.locator('h1').boundingBox()
    expect(title?.height).toBeLessThan(30)
  })

  it('sends a visitor who is signed out from the dashboard to the sign-in page', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/dashboard`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })
})
