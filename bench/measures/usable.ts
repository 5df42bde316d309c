import type { TestBrowser, WatchedPage } from '../../tests/harness/browser.ts'

/** A cheap phone on a slow mobile network. */
const SLOWER = 4
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}

const VISITS = 5
/** Milliseconds by which a visitor who was too early comes later next time. */
const STEP = 100
const LATEST = 30_000

export interface Usable {
  /** Milliseconds from the start of the navigation until the largest paint. */
  painted: number
  /** Until somebody who types into the field and presses the button gets to the next step. */
  usable: number
}

export const ratioOf = ({ painted, usable }: Usable) => usable / painted

/** How soon a sign-in page is there, and how soon it can be used by `emailAddress`, who has a password: the middle of some visits. */
export async function timeUsable(
  browser: Pick<TestBrowser, 'newPage'>,
  url: string,
  emailAddress: string,
): Promise<Usable> {
  const visits: Usable[] = []
  while (visits.length < VISITS) visits.push(await firstUse(browser, url, emailAddress))
  return visits.sort((a, b) => ratioOf(a) - ratioOf(b))[VISITS >> 1]!
}

/** Tries at the moment when the field is there, and with later visits until it does what it should. */
async function firstUse(
  browser: Pick<TestBrowser, 'newPage'>,
  url: string,
  emailAddress: string,
): Promise<Usable> {
  for (let wait = 0; wait < LATEST; wait += STEP) {
    const used = await withSlowPage(browser, (page) => use(page, url, { emailAddress, wait }))
    if (used) return used
  }
  throw new Error(`${url} was of no use within ${LATEST / 1000} s after its field was there`)
}

interface Visitor {
  emailAddress: string
  /** Milliseconds between the first frame that shows field and button, and the first letter. */
  wait: number
}

/** When the page was painted and the visitor began to type; null when that came to nothing. */
async function use(page: WatchedPage, url: string, visitor: Visitor): Promise<Usable | null> {
  await page.addInitScript(typeAndPress, visitor)
  await page.goto(url, { waitUntil: 'commit' })
  // The next step says for whom it asks for a password.
  const isThere = await page
    .getByText(visitor.emailAddress)
    .waitFor({ timeout: 30_000 })
    .then(
      () => true,
      () => false,
    )
  if (!isThere) return null
  return page.evaluate(() => ({
    painted: Number(sessionStorage.painted),
    usable: Number(sessionStorage.began),
  }))
}

/** In the page, where nothing comes between the frame and the hand. */
function typeAndPress({ emailAddress, wait }: Visitor): void {
  const field = () => document.querySelector<HTMLInputElement>('input[name=identifier]')
  const button = () => document.querySelector<HTMLElement>('button.cl-formButtonPrimary')
  // A task that is planned in a frame runs when that one is drawn.
  const look = () => (field() && button() ? setTimeout(act, wait) : requestAnimationFrame(look))
  const act = () => {
    sessionStorage.began = performance.now()
    field()?.focus()
    document.execCommand('insertText', false, emailAddress)
    button()?.click()
  }
  // What the press brings needs the network first, and is not the paint of this page.
  const LATENCY = 150
  const isBefore = (moment: number) => !(moment > Number(sessionStorage.began) + LATENCY)
  const watch = () =>
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) {
        if (isBefore(startTime)) sessionStorage.painted = startTime
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  // Once: the page that a form leads to is another one.
  if (location.protocol === 'about:' || sessionStorage.began) return
  watch()
  requestAnimationFrame(look)
}

async function withSlowPage<Result>(
  { newPage }: Pick<TestBrowser, 'newPage'>,
  act: (page: WatchedPage) => Promise<Result>,
): Promise<Result> {
  const page = await newPage()
  page.setDefaultTimeout(60_000)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', NETWORK)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  try {
    return await act(page)
  } finally {
    await page.context().close()
  }
}
