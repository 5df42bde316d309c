import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'

export interface TestBrowser {
  readonly browser: Browser
  /** A page in a context of its own: no cookies, no storage. */
  newPage(options?: BrowserContextOptions): Promise<WatchedPage>
  close(): Promise<void>
}

export type WatchedPage = Page & {
  /** Console errors and warnings, uncaught exceptions and CSP violations so far. */
  problems(): string[]
}

/** Of the last such switch alone: what Playwright leaves out, */
const LEFT_OUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  // and the pages of its own that Chromium loads with every window, for what drops from an address bar that nobody sees:
  // half of what a window costs.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
]

/** Starts Chromium with a profile of its own. */
export async function openBrowser({ scrollbars = false } = {}): Promise<TestBrowser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: `npm test` installs it, or set CHROMIUM')
  const browser = await chromium.launch({
    executablePath,
    // Playwright hides them.
    ...(scrollbars && { ignoreDefaultArgs: ['--hide-scrollbars'] }),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${LEFT_OUT.join()}`,
    ],
  })
  return {
    browser,
    async newPage(options) {
      const context = await browser.newContext(options)
      return watch(await context.newPage())
    },
    close: () => browser.close(),
  }
}

function watch(page: Page): WatchedPage {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      problems.push(`${message.type()}: ${message.text()} (${message.location().url})`)
    }
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`))
  return Object.assign(page, { problems: () => [...problems] })
}
