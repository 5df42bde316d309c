import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'

const emailAddress = 'genuine-link@example.com'
const password = 'a-lamp-left-on-overnight'

let site: GenuineSite
let chromium: TestBrowser
beforeAll(async () => {
  const settings = {
    strategies: { emailLink: true },
    preferredSignInStrategy: 'otp',
    rateLimits: { create: { max: 1000 }, attempt: { max: 1000 } },
  } as const
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
})
afterAll(async () => {
  await Promise.all([site?.close(), chromium?.close()])
})

/** The newest link, once there are as many. */
async function newestLink(count: number): Promise<string> {
  let links: string[] = []
  await expect
    .poll(
      async () => {
        const page = await (await fetch(site.url + site.server.mailboxUrl)).text()
        links = [...page.matchAll(/<a class="link" href="([^"]+)"/g)].map(([, link]) => link!)
        return links.length
      },
      { timeout: 30_000 },
    )
    .toBe(count)
  return links[0]!
}

// biome-ignore lint/suspicious/noExplicitAny: the page's values are only compared
const evaluate = (page: WatchedPage, expression: string): Promise<any> =>
  page.evaluate(`window.${expression}`)

const untilSignedIn = (page: { waitForFunction(text: string): Promise<unknown> }) =>
  page.waitForFunction('window.Clerk?.user !== null && window.Clerk?.user !== undefined')

async function follow(page: WatchedPage, link: string) {
  const tab = await page.context().newPage()
  await tab.goto(link)
  return tab
}

describe('genuine clerk-js and @clerk/ui', () => {
  it('sign up by a link, in the tab that it leads to', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/?component=SignUp`)
    await page.fill('input[name=emailAddress]', emailAddress)
    await page.fill('input[name=password]', password)
    await page.click('.cl-formButtonPrimary')
    const tab = await follow(page, await newestLink(1))
    await untilSignedIn(tab)
    expect(await tab.evaluate('Clerk.user.primaryEmailAddress.emailAddress')).toBe(emailAddress)
  })

  it('sign in by a link', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/?component=SignIn`)
    await page.fill('input[name=identifier]', emailAddress)
    await page.click('.cl-formButtonPrimary')
    const link = await newestLink(2)
    const other = await chromium.newPage()
    await other.goto(link)
    await other.waitForSelector('.cl-verificationLinkStatusBox')
    expect(await evaluate(other, 'Clerk.user')).toBe(null)
    const tab = await follow(page, link)
    await untilSignedIn(tab)
    // Theirs points to the other tab.
    await page.waitForSelector('.cl-verificationLinkStatusBox')
  })

  it('wait for a link by createEmailLinkFlow, and handle where it leads', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/`)
    await page.waitForSelector('body[data-ready="signed-out"]', { state: 'attached' })
    const waiting = evaluate(
      page,
      `Clerk.client.signIn.create({ identifier: '${emailAddress}' }).then((signIn) => {
        const { emailAddressId } = signIn.supportedFirstFactors.find((one) => one.strategy === 'email_link')
        return signIn.createEmailLinkFlow().startEmailLinkFlow({ emailAddressId, redirectUrl: location.origin + '/' })
      }).then((signIn) => [signIn.status, signIn.firstFactorVerification.verifiedFromTheSameClient()])`,
    )
    const tab = await follow(page, await newestLink(3))
    expect(await waiting).toEqual(['complete', true])
    await tab.waitForSelector('body[data-ready]', { state: 'attached' })
    await tab.evaluate(`Clerk.handleEmailLinkVerification({ redirectUrlComplete: '/?done' })`)
    await tab.waitForURL(`${site.url}/?done`)
  })

  it('prove an address of a profile by a link', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/`)
    await page.waitForSelector('body[data-ready]', { state: 'attached' })
    await evaluate(
      page,
      `Clerk.client.signIn.create({ identifier: '${emailAddress}', password: '${password}' })
        .then((signIn) => Clerk.setActive({ session: signIn.createdSessionId }))`,
    )
    const waiting = evaluate(
      page,
      `Clerk.user.createEmailAddress({ email: 'genuine-second@example.com' })
        .then((address) => address.createEmailLinkFlow().startEmailLinkFlow({ redirectUrl: location.origin + '/' }))
        .then((address) => address.verification.status)`,
    )
    await follow(page, await newestLink(4))
    expect(await waiting).toBe('verified')
  })
})
