import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { untilSignedIn } from './harness/visitor.ts'

const emailAddress = 'passkey+clerk_test@example.com'
const password = 'a-lamp-left-on-overnight'
const attached = { state: 'attached' } as const

let site: GenuineSite
let chromium: TestBrowser
/** The page whose browser has the authenticator. */
let page: WatchedPage

beforeAll(async () => {
  const settings = { strategies: { passkey: true } }
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
  page = await chromium.newPage({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0' })
  // Theirs has no passkeys for robots.
  await page.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { value: false }))
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable', { enableUI: false })
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
})
afterAll(async () => {
  await Promise.all([site?.close(), chromium?.close()])
})

async function open(component: string) {
  await page.goto(`${site.url}/?component=${component}`)
  await page.waitForSelector('body[data-ready]', attached)
}

const leave = () => page.context().clearCookies()
const arrive = () => page.waitForFunction('window.Clerk?.user')

describe('genuine clerk-js and @clerk/ui: passkeys', () => {
  it('one is added, and not twice on one device', async () => {
    await open('SignUp')
    await page.fill('input[name=emailAddress]', emailAddress)
    await page.fill('input[name=password]', password)
    await page.click('.cl-formButtonPrimary')
    await page.locator('[data-input-otp]').pressSequentially('424242')
    await untilSignedIn(page)
    expect(
      await evaluate('Clerk.user.createPasskey().then(({ verification }) => verification.status)'),
    ).toBe('verified')
    expect(await evaluate('Clerk.user.createPasskey().catch(({ code }) => code)')).toBe(
      'passkey_already_exists',
    )
  })

  it('their profile lists it, and gives it another name', async () => {
    await open('UserProfile')
    await page.getByRole('button', { name: 'Security' }).click()
    const row = page.locator('.cl-profileSectionItem__passkeys').first()
    await row.locator('.cl-menuButton').click()
    await page.getByRole('menuitem', { name: /rename/i }).click()
    await page.fill('input[name=passkeyName]', 'My key')
    await page.locator('.cl-formButtonPrimary').click()
    await page.waitForFunction('window.Clerk?.user.passkeys[0].name === "My key"')
  })

  it('it proves again who one is', async () => {
    const status = await evaluate(
      `Clerk.session.startVerification({ level: 'first_factor' })
        .then(() => Clerk.session.verifyWithPasskey()).then(({ status }) => status)`,
    )
    expect(status).toBe('complete')
  })

  it('their sign-in offers it by autofill', async () => {
    await leave()
    await open('SignIn')
    await arrive()
  })

  it('by a link, and as the first way of an account', async () => {
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false
    })
    await leave()
    await open('SignIn')
    await page.getByText(/use passkey instead/i).click()
    await arrive()

    await leave()
    await open('SignIn')
    await page.fill('input[name=identifier]', emailAddress)
    await page.click('.cl-formButtonPrimary')
    await page.getByRole('heading', { name: /passkey/i }).waitFor()
    await page.click('.cl-formButtonPrimary')
    await arrive()
  })

  it('by methods of both generations, and one is renamed and removed', async () => {
    for (const attempt of ['signIn', 'signIn.__internal_future']) {
      await leave()
      await open('')
      const way = attempt === 'signIn' ? 'authenticateWithPasskey' : 'passkey'
      const done = await evaluate(
        `Clerk.client.${attempt}.${way}({ flow: 'discoverable' })
          .then(({ error, createdSessionId: session }) => error ?? (session ? Clerk.setActive({ session }) : Clerk.client.reload()))
          .then((error) => error?.code ?? 'done')`,
      )
      expect(done).toBe('done')
    }
    await page.reload()
    await arrive()
    const [name, left] = await evaluate(
      `Clerk.user.passkeys[0].update({ name: 'Other' }).then(({ name, verification }) =>
        [name, verification.verifiedFromTheSameClient()])`,
    )
    expect([name, typeof left]).toEqual(['Other', 'boolean'])
  })

  it('the genuine backend client takes it away', async () => {
    const [userId, id] = await evaluate('Clerk.user && [Clerk.user.id, Clerk.user.passkeys[0].id]')
    const clerk = createClerkClient({
      secretKey: site.server.secretKey,
      publishableKey: site.server.publishableKey,
      apiUrl: `${site.url}/__clerk/api`,
    })
    const deleted = await clerk.users.deleteUserPasskey({ userId, passkeyIdentificationId: id })
    expect(deleted).toMatchObject({ object: 'passkey', id, deleted: true })
    expect(await evaluate('Clerk.user.reload().then(({ passkeys }) => passkeys.length)')).toBe(0)
    const left =
      'Clerk.user.createPasskey().then((key) => key.delete()).then(() => Clerk.user.reload()).then(({ passkeys }) => passkeys.length)'
    expect(await evaluate(left)).toBe(0)
  })
})

// biome-ignore lint/suspicious/noExplicitAny: the page's values are only compared
function evaluate(expression: string): Promise<any> {
  return page.evaluate(expression.startsWith('Clerk') ? `window.${expression}` : expression)
}
