import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import type { TestBrowser, WatchedPage } from '../../tests/harness/browser.ts'

export interface PageWeight {
  /** Gzipped size of all JavaScript that the page has loaded, inline scripts included, in KB of 1000 bytes. */
  kilobytes: number
  files: number
}

/**
 * Loads a page in a context of its own and weighs its JavaScript once `ready` matches, it was put to `use`, and the network
 * is idle.
 * Every file is compressed here in the same way, whatever the server sent.
 */
export async function weighPage(
  { newPage }: Pick<TestBrowser, 'newPage'>,
  url: string,
  ready: string,
  { use = async () => {} }: { use?: (page: WatchedPage) => Promise<unknown> } = {},
): Promise<PageWeight> {
  const page = await newPage()
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (isScript(response)) scripts.push(response.body().catch(() => Buffer.alloc(0)))
  })
  await page.goto(url)
  await page.waitForSelector(ready)
  await page.waitForLoadState('networkidle')
  const used = await page.evaluate(() => performance.now())
  await use(page)
  await page.waitForFunction(isQuiet, used)
  const bodies = (await Promise.all(scripts)).filter((body) => body.length > 0)
  const inline = await inlineScripts(page)
  await page.context().close()
  const sizes = [...bodies, ...inline].map((body) => gzipSync(body, { level: 9 }).length)
  return { kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1000, files: bodies.length }
}

/**
 * Requests other than the page and its own built files that began before the page's stores were loaded.
 * The page writes the moment into `data-loaded` of its root element.
 */
export async function requestsBeforeLoaded(
  { newPage }: Pick<TestBrowser, 'newPage'>,
  url: string,
): Promise<number> {
  const page = await newPage()
  await page.goto(url)
  await page.waitForSelector('html[data-loaded]', { state: 'attached' })
  const count = await page.evaluate(() => {
    const loaded = Number(document.documentElement.dataset.loaded)
    const entries = performance.getEntriesByType('resource')
    return entries.filter((each) => each.startTime < loaded && !each.name.includes('/_astro/'))
      .length
  })
  await page.context().close()
  return count
}

/** In the page: half a second has gone by since the last answer, and since then. */
function isQuiet(since: number): boolean {
  const ends = performance
    .getEntriesByType('resource')
    .map((entry) => (entry as PerformanceResourceTiming).responseEnd)
  return performance.now() - Math.max(since, ...ends) > 500
}

function isScript(response: Response): boolean {
  const type = response.headers()['content-type'] ?? ''
  return (
    response.ok() && (response.request().resourceType() === 'script' || /javascript/.test(type))
  )
}

async function inlineScripts(page: WatchedPage): Promise<Buffer[]> {
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll('script:not([src])')]
      .filter((script) => /^$|module|javascript/.test(script.getAttribute('type') ?? ''))
      .map((script) => script.textContent ?? ''),
  )
  return texts.filter(Boolean).map((text) => Buffer.from(text))
}
