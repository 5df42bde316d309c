import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type OpenidProvider,
  openidProvider,
} from '../../packages/server/src/testing/openid-provider.ts'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { backend, readCode, untilLoaded, wake } from './people.ts'

const example = fileURLToPath(new URL('../fixtures/providers', import.meta.url))

let chromium: TestBrowser
let site: Site
beforeAll(async () => {
  // Providers are played in development alone.
  ;[site, chromium] = await Promise.all([startSite({ example, mode: 'dev' }), openBrowser()])
})
afterAll(async () => {
  await Promise.all([site?.stop(), chromium?.close()])
})

const GOOGLE = '.cl-socialButtonsIconButton__google'
const withoutScript = { javaScriptEnabled: false }

async function visit(path: string, options: Parameters<TestBrowser['newPage']>[0] = {}) {
  const page = await chromium.newPage(options)
  await page.goto(site.url + path)
  if (options.javaScriptEnabled !== false && !/callback|custom/.test(path)) await wake(page)
  return page
}

let count = 0
/** Is somebody at the provider that is played; gives their address. */
async function be(page: Page, email = `somebody-${++count}@example.com`) {
  await page.getByLabel(/^Id at/).waitFor()
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace')
  await page.getByLabel(/^Id at/).fill(email)
  await page.getByRole('button', { name: 'Continue as this person' }).click()
  return email
}
const untilHome = async (page: Page, email: string) =>
  page.locator('#who', { hasText: email }).waitFor()
const somebodyNew = async (page: Page) => {
  await page.locator(GOOGLE).click()
  const email = await be(page)
  await untilHome(page, email)
  return email
}
const alert = (page: Page) => page.locator('.cl-alertText')

describe.each([
  ['with scripts', {}],
  ['without', withoutScript],
] as [string, { javaScriptEnabled?: boolean }][])('%s', (_, options) => {
  test.each(['/sign-in', '/sign-up', '/path'])(
    'somebody new signs up by a button of %s, and in again',
    async (path) => {
      const email = await somebodyNew(await visit(path, options))
      const again = await visit(path, options)
      await again.locator(GOOGLE).click()
      await be(again, email)
      await untilHome(again, email)
    },
  )

  test('who denies is told so', async () => {
    for (const path of ['/sign-in', '/path']) {
      const page = await visit(path, options)
      await page.locator(GOOGLE).click()
      await page.getByRole('button', { name: 'Deny' }).click()
      await alert(page).waitFor()
      expect(await alert(page).innerText()).toMatch(/denied|cancel|access/i)
      // And can go on at once.
      await somebodyNew(page)
    }
  })

  test('a profile tells once that a provider refused, and has the account that is connected then', async () => {
    const page = await visit('/sign-up', options)
    await somebodyNew(page)
    await page.goto(`${site.url}/account`)
    const section = page.locator('.cl-profileSection__connectedAccounts')
    const connect = async () => {
      await section.getByText('Connect account').click()
      await section.locator('.cl-socialButtonsBlockButton__github').click()
    }
    await connect()
    await page.getByRole('button', { name: 'Deny' }).click()
    const refusal = section.locator('.cl-profileSectionItemError')
    await refusal.waitFor()
    await page.reload()
    await section.getByText('Google').waitFor()
    expect(await refusal.count()).toBe(0)
    await connect()
    const email = await be(page)
    await section.getByText(email).waitFor()
  })

  test('who has a second factor proves it', async () => {
    const email = `two-${++count}@example.com`
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
    await backend(site, '/v1/users', {
      email_address: [email],
      totp_secret: secret,
      skip_password_requirement: true,
    })
    const page = await visit('/sign-in', options)
    await page.locator(GOOGLE).click()
    await be(page, email)
    await page.locator('.cl-signIn-totp2Fa').first().waitFor()
  })

  test('an address that the provider does not vouch for is proven by a code', async () => {
    const page = await visit('/sign-in', options)
    await page.locator(GOOGLE).click()
    await page.getByLabel('The address is verified').uncheck()
    const email = await be(page, `unproven-${++count}@example.com`)
    await page.getByLabel('Enter verification code').waitFor()
    await page.locator('.cl-formResendCodeLink').waitFor()
    await expect.poll(() => readCode(page, site, email).catch(() => '')).toMatch(/^\d{6}$/)
    await page.getByLabel('Enter verification code').fill(await readCode(page, site, email))
    if (options.javaScriptEnabled === false) {
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
    }
    await untilHome(page, email)
  })

  test('an account that one has is another method to sign in', async () => {
    const email = await somebodyNew(await visit('/sign-in', options))
    const page = await visit('/sign-in', options)
    await page.locator('input[name=identifier]').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    // There is no password.
    await page.locator('.cl-signIn-emailCode').first().waitFor()
    await page.getByRole('link', { name: 'Use another method' }).click()
    const button = page.getByRole('button', { name: 'Continue with Google' })
    await button.waitFor()
    expect(await page.locator('.cl-socialButtonsBlockButton').count()).toBe(1)
    await button.click()
    await be(page, email)
    await untilHome(page, email)
  })

  test('who comes back from there as somebody else shows to be that one, and is', async () => {
    const other = `other-${++count}@example.com`
    const password = 'correct horse 42 battery'
    await backend(site, '/v1/users', { email_address: [other], password })
    const email = await somebodyNew(await visit('/sign-in', options))
    const page = await visit('/sign-in', options)
    await page.locator('input[name=identifier]').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('link', { name: 'Use another method' }).click()
    await page.getByRole('button', { name: 'Continue with Google' }).click()
    await page.getByLabel('The address is verified').uncheck()
    await be(page, other)
    await page.locator('.cl-signIn-password').first().waitFor()
    await page.locator('input[name=password]').fill(password)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await untilHome(page, other)
  })
})

test('a profile that was open over the page is open again, at the account that was connected', async () => {
  const page = await visit('/sign-up')
  await somebodyNew(page)
  await page.goto(`${site.url}/button?a=1`)
  await page.locator('.cl-userButtonTrigger').click()
  await page.getByText('Manage account').click()
  const section = page.locator('dialog .cl-profileSection__connectedAccounts')
  const leave = async () => {
    await section.getByText('Connect account').click()
    await section.locator('.cl-socialButtonsBlockButton__github').click()
  }
  await leave()
  await page.getByRole('button', { name: 'Deny' }).click()
  await section.locator('.cl-profileSectionItemError').waitFor()
  expect(page.url()).toBe(`${site.url}/button?a=1`)
  await leave()
  const email = await be(page)
  await section.getByText(email).waitFor()
  await page.reload()
  await page.locator('.cl-userButtonTrigger').waitFor()
  expect(await page.locator('dialog').count()).toBe(0)
})

test('in a window of its own, and the page goes on', async () => {
  const page = await visit('/popup')
  const opened = page.waitForEvent('popup')
  await page.locator(GOOGLE).click()
  const popup = await opened
  const email = await be(popup)
  await untilHome(page, email)
  expect(popup.isClosed()).toBe(true)

  const again = await visit('/popup')
  const second = again.waitForEvent('popup')
  await again.locator(GOOGLE).click()
  await be(await second, email)
  await untilHome(again, email)
})

test('a window that is closed gives the buttons back', async () => {
  const page = await visit('/popup')
  const opened = page.waitForEvent('popup')
  await page.locator(GOOGLE).click()
  await page.locator(`${GOOGLE}[aria-busy]`).waitFor()
  await (await opened).close()
  await page.locator(`${GOOGLE}:not([aria-busy])`).waitFor()
  expect(await alert(page).count()).toBe(0)
})

test('pages of the site’s own go on by AuthenticateWithRedirectCallback', async () => {
  const page = await visit('/custom')
  await untilLoaded(page)
  await page.locator('#go').click()
  const email = await be(page)
  await untilHome(page, email)
  expect(page.url()).toBe(`${site.url}/?new`)
  const denied = await visit('/custom')
  await untilLoaded(denied)
  await denied.locator('#go').click()
  await denied.getByRole('button', { name: 'Deny' }).click()
  await alert(denied).waitFor()
  expect(new URL(denied.url()).pathname).toBe('/sign-in')
})

test('Google’s own prompt needs a client id, which developers are told once; nothing is asked of Google', async () => {
  const page = await chromium.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${site.url}/one-tap`)
  const told = () => page.problems().filter((text) => text.includes('needs a client id'))
  await expect.poll(told).toHaveLength(1)
  await page.evaluate(() => window.Clerk.openGoogleOneTap())
  expect(told()).toHaveLength(1)
  expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([])
})

test('the way that was used the last time stands first, and says so', async () => {
  const page = await visit('/sign-in')
  await page.locator('.cl-socialButtonsIconButton__github').click()
  await untilHome(page, await be(page))
  await page.goto(`${site.url}/custom`)
  await untilLoaded(page)
  await Promise.all([
    page.waitForURL(`${site.url}/`),
    page.evaluate(() => void window.Clerk.signOut()),
  ])
  await page.goto(`${site.url}/sign-in`)
  const button = page.locator('.cl-socialButtonsBlockButton__github')
  await button.waitFor()
  expect(await button.innerText()).toMatch(/Continue with GitHub\s*Last used/)
  expect(await page.locator('.cl-socialButtonsIconButton').count()).toBe(11)
})

describe('whoever has an account at a provider alone, and has signed in a while ago', () => {
  /** As if eleven minutes had passed since they signed in. */
  function age() {
    const db = new DatabaseSync(join(site.dataDir, 'dooryard.sqlite'))
    db.exec('UPDATE sessions SET first_factor_at = first_factor_at - 660000')
    db.close()
  }
  async function connectGitHub(page: Page) {
    await page.getByRole('button', { name: 'Connect account' }).click()
    await page
      .locator('.cl-actionCard')
      .getByRole('button', { name: /GitHub/ })
      .click()
  }

  test('proves by a code to their address that it is still them, and what they wanted goes on', async () => {
    const page = await visit('/sign-in')
    const email = await somebodyNew(page)
    age()
    await page.goto(`${site.url}/__clerk/user`)
    await connectGitHub(page)
    const dialog = page.getByRole('dialog')
    await dialog.getByText(email).waitFor()
    await expect.poll(() => readCode(page, site, email).catch(() => '')).toMatch(/^\d{6}$/)
    await dialog.getByLabel('Enter verification code').fill(await readCode(page, site, email))
    await page.getByRole('button', { name: 'Deny' }).waitFor()
  })

  test('and has no address either, signs in again, comes back, and does it then', async () => {
    const username = `nobody_${++count}`
    const { id } = await backend(site, '/v1/users', { username, skip_password_requirement: true })
    const { token } = await backend(site, '/v1/sign_in_tokens', { user_id: id })
    const page = await chromium.newPage()
    await page.goto(`${site.url}/sign-in?__clerk_ticket=${token}`)
    await untilHome(page, username)
    await page.goto(`${site.url}/__clerk/user`)
    const beGoogle = async () => {
      await page.getByLabel(/^Id at/).fill(username)
      await page.getByLabel('Email address').fill('')
      await page.getByRole('button', { name: 'Continue as this person' }).click()
    }
    await page.getByRole('button', { name: 'Connect account' }).click()
    await page
      .locator('.cl-actionCard')
      .getByRole('button', { name: /Google/ })
      .click()
    await beGoogle()
    await page.locator('.cl-profileSection__connectedAccounts').getByText('Google').waitFor()
    age()
    await page.reload()
    await connectGitHub(page)
    const again = page.getByRole('dialog').getByRole('button', { name: 'Sign in again' })
    await again.waitFor()
    await shoot(page, 'reverification')
    await again.click()
    await page.locator(GOOGLE).click()
    await beGoogle()
    await page.waitForURL(/__clerk\/user/)
    await connectGitHub(page)
    await page.getByRole('button', { name: 'Deny' }).waitFor()
  })
})

/** Pictures for those who want to look: SCREENSHOTS=folder. */
async function shoot(page: Page, name: string) {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/providers-${name}.png` })
}

describe('at a real OpenID provider', () => {
  let provider: OpenidProvider
  let real: Site
  beforeAll(async () => {
    provider = await openidProvider('http://localhost/__clerk/v1/oauth_callback/custom_acme')
    real = await startSite({ example, mode: 'dev', env: { SITE_ISSUER: provider.issuer } })
  })
  afterAll(async () => {
    await Promise.all([real?.stop(), provider?.close()])
  })

  test.each([
    ['with scripts', {}],
    ['without', withoutScript],
  ])('somebody signs up and in, %s', async (how, options) => {
    const name = how === 'without' ? 'bob' : 'ada'
    const email = `${name}@example.com`
    provider.people.set(name, { email, email_verified: true, name: 'Ada Lovelace' })
    for (const _ of ['up', 'in']) {
      const page = await chromium.newPage(options)
      await page.goto(`${real.url}/sign-in`)
      await page.getByRole('button', { name: 'Continue with Acme' }).click()
      await page.locator('input[name=login]').fill(name)
      await page.locator('input[name=password]').fill('any')
      await page.locator('button[type=submit]').click()
      await page.locator('button[type=submit]', { hasText: 'Continue' }).click()
      await untilHome(page, email)
    }
  })
})
