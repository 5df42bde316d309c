import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { newAccount, PASSWORD, untilSignedIn, type Visitor, visitorOf } from './harness/visitor.ts'

const emailAddress = 'genuine-link@example.com'
/** What their waiting tab shows once the link was opened in another tab of its browser. */
const ELSEWHERE = '.cl-verificationLinkStatusBox'

const rateLimits = {
  create: { max: 1000 },
  attempt: { max: 1000 },
  send: { max: 1000 },
}

let site: GenuineSite
/** Where a link may be opened in another browser, a browser that is new is asked, and mail is a second step. */
let lenient: GenuineSite
let chromium: TestBrowser
beforeAll(async () => {
  const settings = {
    strategies: { emailLink: true },
    preferredSignInStrategy: 'otp',
    rateLimits,
  } as const
  const elsewhere = {
    strategies: { emailLink: true, emailSecondFactor: true },
    emailLinks: { requireSameClient: false },
    newBrowsers: { verify: true },
    rateLimits,
  }
  ;[site, lenient, chromium] = await Promise.all([
    startGenuineSite(testKeys, { settings }),
    startGenuineSite(testKeys, { settings: elsewhere }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([site?.close(), lenient?.close(), chromium?.close()])
})

/** What a step sends: the newest link, which was not in the mailbox before. */
async function linkOf(step: () => Promise<unknown>, { url, server } = site): Promise<string> {
  const links = async () => {
    const page = await (await fetch(url + server.mailboxUrl)).text()
    return [...page.matchAll(/<a class="link" href="([^"]+)"/g)].map(([, link]) => link!)
  }
  const before = await links()
  await step()
  await expect.poll(async () => (await links()).length).toBe(before.length + 1)
  return (await links())[0]!
}

/** Opens a link in another tab of the browser. */
async function follow({ page }: Visitor, link: string) {
  const tab = await page.context().newPage()
  await tab.goto(link)
  return tab
}

/** Opens a link in another browser, where a page asks first. */
async function followElsewhere(link: string): Promise<WatchedPage> {
  const other = await chromium.newPage()
  await other.goto(link)
  await other.click('button')
  return other
}

async function fillSignUp({ page, open }: Visitor, address: string) {
  await open('SignUp')
  await page.fill('input[name=emailAddress]', address)
  await page.fill('input[name=password]', PASSWORD)
  await page.click('.cl-formButtonPrimary')
}

async function nameThemselves({ page, open }: Visitor) {
  await open('SignIn')
  await page.fill('input[name=identifier]', emailAddress)
  await page.click('.cl-formButtonPrimary')
}

describe('genuine clerk-js and @clerk/ui', () => {
  it('sign up by a link: the tab it leads to is signed in, and the one that waits goes on by itself', async () => {
    const waiting = await visitorOf(chromium, site)
    const tab = await follow(waiting, await linkOf(() => fillSignUp(waiting, emailAddress)))
    await untilSignedIn(tab)
    expect(await tab.evaluate('Clerk.user.primaryEmailAddress.emailAddress')).toBe(emailAddress)
    // Theirs points to the other tab, with the account that there is now.
    await waiting.page.waitForSelector(ELSEWHERE)
    expect(await waiting.ask('Clerk.client.signUp.status')).toBe('complete')
    await waiting.open('')
    expect(await waiting.ask('Clerk.user.id')).toBe(await tab.evaluate('Clerk.user.id'))
  })

  it('sign in by a link, in the browser that asked for it and in no other', async () => {
    const waiting = await visitorOf(chromium, site)
    const link = await linkOf(() => nameThemselves(waiting))
    const other = await visitorOf(chromium, site)
    await other.page.goto(link)
    await other.page.waitForSelector(ELSEWHERE)
    expect(await other.ask('Clerk.user')).toBe(null)
    expect(await waiting.page.locator(ELSEWHERE).count()).toBe(0)
    const tab = await follow(waiting, link)
    await untilSignedIn(tab)
    await waiting.page.waitForSelector(ELSEWHERE)
    await waiting.open('')
    expect(await waiting.ask('Clerk.session.id')).toBe(await tab.evaluate('Clerk.session.id'))
  })

  it('wait for a link by createEmailLinkFlow, and handle where it leads', async () => {
    const visitor = await visitorOf(chromium, site)
    await visitor.open('')
    let waiting: Promise<unknown> = Promise.resolve()
    const link = await linkOf(async () => {
      waiting = visitor.ask(
        `Clerk.client.signIn.create({ identifier: '${emailAddress}' }).then((signIn) => {
          const { emailAddressId } = signIn.supportedFirstFactors.find((one) => one.strategy === 'email_link')
          return signIn.createEmailLinkFlow().startEmailLinkFlow({ emailAddressId, redirectUrl: location.origin + '/' })
        }).then((signIn) => [signIn.status, signIn.firstFactorVerification.verifiedFromTheSameClient()])`,
      )
    })
    const tab = await follow(visitor, link)
    expect(await waiting).toEqual(['complete', true])
    await tab.waitForSelector('body[data-ready]', { state: 'attached' })
    await tab.evaluate(`Clerk.handleEmailLinkVerification({ redirectUrlComplete: '/?done' })`)
    await tab.waitForURL(`${site.url}/?done`)
  })

  it('sign up by the link of createEmailLinkFlow', async () => {
    const visitor = await visitorOf(chromium, site)
    await visitor.open('')
    let waiting: Promise<unknown> = Promise.resolve()
    const link = await linkOf(async () => {
      waiting = visitor.ask(
        `Clerk.client.signUp.create({ emailAddress: 'genuine-flow@example.com', password: '${PASSWORD}' })
          .then((signUp) => signUp.createEmailLinkFlow().startEmailLinkFlow({ redirectUrl: location.origin + '/' }))
          .then((signUp) => Clerk.setActive({ session: signUp.createdSessionId }).then(() => signUp.status))`,
      )
    })
    await follow(visitor, link)
    expect(await waiting).toBe('complete')
    await visitor.page.waitForFunction('window.Clerk?.user')
  })

  it('prove an address of a profile by a link', async () => {
    const visitor = await visitorOf(chromium, site)
    await visitor.signIn(emailAddress)
    let waiting: Promise<unknown> = Promise.resolve()
    const link = await linkOf(async () => {
      waiting = visitor.ask(
        `Clerk.user.createEmailAddress({ email: 'genuine-second@example.com' })
          .then((address) => address.createEmailLinkFlow().startEmailLinkFlow({ redirectUrl: location.origin + '/' }))
          .then((address) => address.verification.status)`,
      )
    })
    await follow(visitor, link)
    expect(await waiting).toBe('verified')
  })
})

describe('genuine clerk-js and @clerk/ui, where a link may be opened in another browser,', () => {
  it('sign up in the tab that waits, and only there', async () => {
    const waiting = await visitorOf(chromium, lenient)
    const address = 'genuine-phone@example.com'
    const link = await linkOf(() => fillSignUp(waiting, address), lenient)
    const other = await followElsewhere(link)
    await waiting.untilSignedIn()
    expect(await waiting.ask('Clerk.user.primaryEmailAddress.emailAddress')).toBe(address)
    await other.waitForSelector('body[data-ready="signed-out"]', { state: 'attached' })
  })

  it('show by a link that a browser is its owner’s, and take one in the place of an app that was lost', async () => {
    const clerk = createClerkClient({ ...testKeys, apiUrl: `${lenient.url}/__clerk/api` })
    const plain = await newAccount(clerk)
    const waiting = await visitorOf(chromium, lenient)
    const link = await linkOf(() => waiting.enterPassword(plain.emailAddress), lenient)
    expect(await waiting.ask('Clerk.client.signIn.status')).toBe('needs_client_trust')
    await followElsewhere(link)
    await waiting.untilSignedIn()

    const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    const guarded = await newAccount(clerk, { totpSecret })
    const lost = await visitorOf(chromium, lenient)
    const { page } = lost
    await lost.enterPassword(guarded.emailAddress)
    const second = await linkOf(async () => {
      await page.getByRole('link', { name: /use another method/i }).click()
      await page.getByRole('button', { name: /email link to/i }).click()
    }, lenient)
    await followElsewhere(second)
    await lost.untilSignedIn()
    expect(await lost.ask('Clerk.session.factorVerificationAge')).toEqual([0, 0])
  })
})
