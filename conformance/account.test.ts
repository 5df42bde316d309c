import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'

const emailAddress = 'account+clerk_test@example.com'
const second = 'account.second+clerk_test@example.com'
const password = 'a-lamp-left-on-overnight'
const attached = { state: 'attached' } as const

let site: GenuineSite
let chromium: TestBrowser
let page: WatchedPage
beforeAll(async () => {
  ;[site, chromium] = await Promise.all([startGenuineSite(), openBrowser()])
  page = await chromium.newPage()
  await page.goto(`${site.url}/?component=SignUp`)
  await page.fill('input[name=emailAddress]', emailAddress)
  await page.fill('input[name=password]', password)
  await page.click('.cl-formButtonPrimary')
  await page.locator('[data-input-otp]').pressSequentially('424242')
  await page.waitForFunction('window.Clerk.user')
  await page.goto(`${site.url}/?component=UserProfile`)
  await page.waitForSelector('body[data-ready="signed-in"]', attached)
})
afterAll(async () => {
  await Promise.all([site?.close(), chromium?.close()])
})

describe('genuine clerk-js and @clerk/ui: the profile', () => {
  it('adds an address, makes it the main one and removes the other', async () => {
    await page.locator('.cl-profileSectionPrimaryButton__emailAddresses').click()
    await page.fill('input[name=emailAddress]', second)
    await page.locator('.cl-formButtonPrimary').click()
    await page.locator('[data-input-otp]').pressSequentially('424242')
    await page.waitForFunction(
      `window.Clerk.user.emailAddresses.some((one) => one.emailAddress === '${second}' && one.verification.status === 'verified')`,
    )
    const row = (address: string) =>
      page.locator('.cl-profileSectionItem__emailAddresses').filter({ hasText: address })
    await row(second).locator('.cl-menuButton').click()
    await page.getByRole('menuitem', { name: /primary/i }).click()
    await page.waitForFunction(`window.Clerk.user.primaryEmailAddress.emailAddress === '${second}'`)
    await row(emailAddress).locator('.cl-menuButton').click()
    await page.getByRole('menuitem', { name: /remove/i }).click()
    await page.locator('.cl-formButtonPrimary').click()
    await page.waitForFunction('window.Clerk.user.emailAddresses.length === 1')
  })

  it('the resources by themselves', async () => {
    const done = await page.evaluate(`(async () => {
      const email = await Clerk.user.createEmailAddress({ email: 'third+clerk_test@example.com' })
      const before = email.verification.status
      await email.prepareVerification({ strategy: 'email_code' })
      const asked = email.verification.status
      await email.attemptVerification({ code: '424242' })
      const proven = email.verification.status
      await email.destroy()
      await Clerk.user.reload()
      return [before, asked, proven, Clerk.user.emailAddresses.length]
    })()`)
    expect(done).toEqual([null, 'unverified', 'verified', 1])
  })
})
