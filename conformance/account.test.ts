import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { untilSignedIn } from './harness/visitor.ts'

const emailAddress = 'account+clerk_test@example.com'
const second = 'account.second+clerk_test@example.com'
const password = 'a-lamp-left-on-overnight'
/** One red point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)
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
  await untilSignedIn(page)
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
      `window.Clerk?.user.emailAddresses.some((one) => one.emailAddress === '${second}' && one.verification.status === 'verified')`,
    )
    const row = (address: string) =>
      page.locator('.cl-profileSectionItem__emailAddresses').filter({ hasText: address })
    await row(second).locator('.cl-menuButton').click()
    await page.getByRole('menuitem', { name: /primary/i }).click()
    await page.waitForFunction(
      `window.Clerk?.user.primaryEmailAddress.emailAddress === '${second}'`,
    )
    await row(emailAddress).locator('.cl-menuButton').click()
    await page.getByRole('menuitem', { name: /remove/i }).click()
    await page.locator('.cl-formButtonPrimary').click()
    await page.waitForFunction('window.Clerk?.user.emailAddresses.length === 1')
  })

  it('uploads a picture, shows it, and takes it away', async () => {
    await page.reload()
    await page.waitForSelector('body[data-ready="signed-in"]', attached)
    await page.locator('.cl-profileSectionPrimaryButton__profile').click()
    await page.setInputFiles('input[type=file]', {
      name: 'me.png',
      mimeType: 'image/png',
      buffer: PICTURE,
    })
    await page.waitForFunction('window.Clerk?.user.hasImage')
    const address = await page.evaluate<string>('window.Clerk?.user.imageUrl')
    const shown = await fetch(new URL(address, site.url))
    expect(shown.headers.get('content-type')).toMatch(/^image\/(png|webp)$/)
    await page.evaluate('window.Clerk?.user.setProfileImage({ file: null })')
    await page.waitForFunction('!window.Clerk?.user.hasImage')
    const text = `data:image/png;base64,${PICTURE.toString('base64')}`
    const image = await page.evaluate(`window.Clerk?.user.setProfileImage({ file: '${text}' })`)
    expect(image).toMatchObject({ publicUrl: expect.stringContaining('/v1/pictures/') })
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
