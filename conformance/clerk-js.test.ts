import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { leaveForSignIn, untilSignedIn } from './harness/visitor.ts'

const emailAddress = 'genuine+clerk_test@example.com'
const password = 'a-lamp-left-on-overnight'
const attached = { state: 'attached' } as const

let site: GenuineSite
let chromium: TestBrowser
beforeAll(async () => {
  ;[site, chromium] = await Promise.all([startGenuineSite(), openBrowser()])
})
afterAll(async () => {
  await Promise.all([site?.close(), chromium?.close()])
})

describe('genuine clerk-js and @clerk/ui through proxyUrl', () => {
  it('load against our server, signed out', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/`)
    await page.waitForSelector('body[data-ready="signed-out"]', attached)
    expect(await evaluate(page, 'Clerk.status')).toBe('ready')
    expect(page.problems().filter((text) => !text.includes('development keys'))).toEqual([])
  })

  it('sign up with address, password and code, then sign out and in again', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/?component=SignUp`)
    await page.fill('input[name=emailAddress]', emailAddress)
    await page.fill('input[name=password]', password)
    await page.click('.cl-formButtonPrimary')
    await page.locator('[data-input-otp]').pressSequentially('424242')
    await untilSignedIn(page)
    expect(await evaluate(page, 'Clerk.user.primaryEmailAddress.emailAddress')).toBe(emailAddress)
    const claims = await evaluate(
      page,
      'Clerk.session.getToken().then((jwt) => JSON.parse(atob(jwt.split(".")[1])))',
    )
    expect(claims).toMatchObject({ iss: 'https://calm-otter-42.dooryard.internal', v: 2 })

    await leaveForSignIn(page)
    await page.goto(`${site.url}/?component=SignIn`)
    await page.fill('input[name=identifier]', emailAddress)
    await page.click('.cl-formButtonPrimary')
    await page.waitForSelector('input[name=password]:not([aria-hidden=true])')
    await page.fill('input[name=password]', 'not the right password')
    await page.click('.cl-formButtonPrimary')
    await page.waitForSelector('.cl-formFieldErrorText, #error-password')
    await page.fill('input[name=password]', password)
    await page.click('.cl-formButtonPrimary')
    await untilSignedIn(page)
    expect(await evaluate(page, 'Clerk.user.primaryEmailAddress.emailAddress')).toBe(emailAddress)
  })

  it('stay signed in over a reload', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}/?component=SignIn`)
    await page.waitForSelector('body[data-ready]', attached)
    await evaluate(
      page,
      `Clerk.client.signIn.create({ identifier: '${emailAddress}', password: '${password}' })
        .then((signIn) => Clerk.setActive({ session: signIn.createdSessionId }))`,
    )
    await page.goto(`${site.url}/`)
    await page.waitForSelector('body[data-ready="signed-in"]', attached)
  })
})

// biome-ignore lint/suspicious/noExplicitAny: the page's values are only compared
function evaluate(page: WatchedPage, expression: string): Promise<any> {
  return page.evaluate(`window.${expression}`)
}
