import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stepAt, totpCode } from '../packages/server/src/totps/code.ts'
import { fromBase32 } from '../packages/server/src/totps/secret.ts'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { leaveForSignIn, untilSignedIn } from './harness/visitor.ts'

const emailAddress = 'second+clerk_test@example.com'
const password = 'a-lamp-left-on-overnight'
const attached = { state: 'attached' } as const

let site: GenuineSite
let chromium: TestBrowser
/** Signed in before there was a second factor. */
let early: WatchedPage
let secret: string
let backupCodes: string[]

/** Codes of steps that lie apart: each is accepted once. */
const code = (steps: number) => totpCode(fromBase32(secret)!, stepAt(Date.now()) + steps)

beforeAll(async () => {
  ;[site, chromium] = await Promise.all([startGenuineSite(), openBrowser()])
})
afterAll(async () => {
  await Promise.all([site?.close(), chromium?.close()])
})

async function open(page: WatchedPage, component: string) {
  await page.goto(`${site.url}/?component=${component}`)
  await page.waitForSelector('body[data-ready]', attached)
}

describe('genuine clerk-js and @clerk/ui: a second step', () => {
  it('an authenticator app is set up, and backup codes come along', async () => {
    early = await chromium.newPage()
    await open(early, 'SignUp')
    await early.fill('input[name=emailAddress]', emailAddress)
    await early.fill('input[name=password]', password)
    await early.click('.cl-formButtonPrimary')
    await early.locator('[data-input-otp]').pressSequentially('424242')
    await untilSignedIn(early)

    const page = await chromium.newPage()
    await open(page, 'SignIn')
    await evaluate(
      page,
      `Clerk.client.signIn.create({ identifier: '${emailAddress}', password: '${password}' })
        .then((signIn) => Clerk.setActive({ session: signIn.createdSessionId }))`,
    )
    const totp = await evaluate(
      page,
      'Clerk.user.createTOTP().then(({ secret, uri, verified }) => ({ secret, uri, verified }))',
    )
    expect(totp).toMatchObject({ verified: false, uri: expect.stringMatching(/^otpauth:/) })
    secret = totp.secret
    const done = await evaluate(
      page,
      `Clerk.user.verifyTOTP({ code: '${code(-1)}' })
        .then(({ verified, backupCodes }) => ({ verified, backupCodes }))`,
    )
    expect(done).toMatchObject({ verified: true, backupCodes: expect.any(Array) })
    backupCodes = done.backupCodes
    expect(backupCodes).toHaveLength(10)
    const made = await evaluate(page, 'Clerk.user.createBackupCode().then(({ codes }) => codes)')
    expect(made).toHaveLength(10)
    backupCodes = made
    expect(await evaluate(page, 'Clerk.user.twoFactorEnabled')).toBe(true)
  })

  it('their sign-in asks for its code, and for a backup code instead', async () => {
    const page = await chromium.newPage()
    const enterPassword = async () => {
      await open(page, 'SignIn')
      await page.fill('input[name=identifier]', emailAddress)
      await page.click('.cl-formButtonPrimary')
      await page.waitForSelector('input[name=password]:not([aria-hidden=true])')
      await page.fill('input[name=password]', password)
      await page.click('.cl-formButtonPrimary')
    }
    await enterPassword()
    await page.locator('[data-input-otp]').pressSequentially(code(0))
    await untilSignedIn(page)
    expect(await evaluate(page, 'Clerk.session.factorVerificationAge')).toEqual([0, 0])

    await leaveForSignIn(page)
    await enterPassword()
    await page.locator('[data-input-otp]').waitFor()
    await page.click('.cl-footerActionLink')
    await page
      .getByText(/backup code/i)
      .first()
      .click()
    await page.fill('input[name=code]', backupCodes[0]!)
    await page.click('.cl-formButtonPrimary')
    await untilSignedIn(page)
  })

  it('their profile proves again who it is before it takes the app away', async () => {
    await early.reload()
    await open(early, 'UserProfile')
    await early.getByRole('button', { name: 'Security' }).click()
    const row = early
      .locator('.cl-profileSectionItem__mfa, .cl-profileSectionItemList__mfa')
      .first()
    await row.locator('.cl-menuButton').first().click()
    await early.getByRole('menuitem', { name: /remove/i }).click()
    await early.locator('.cl-formButtonPrimary').click()
    await early.getByText('Verification required').waitFor()
    expect(await evaluate(early, 'Clerk.user.totpEnabled')).toBe(true)
    await early.locator('[data-input-otp]').pressSequentially(code(1))
    await early.waitForFunction('window.Clerk?.user.totpEnabled === false')
    expect(await evaluate(early, 'Clerk.user.backupCodeEnabled')).toBe(false)
    const [first, second] = await evaluate(early, 'Clerk.session.factorVerificationAge')
    // MFA-9: nobody is asked for a second step that they do not have any more.
    expect([typeof first, second]).toEqual(['number', -1])
  })
})

// biome-ignore lint/suspicious/noExplicitAny: the page's values are only compared
function evaluate(page: WatchedPage, expression: string): Promise<any> {
  return page.evaluate(`window.${expression}`)
}
