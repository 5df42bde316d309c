import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stepAt, totpCode } from '../packages/server/src/totps/code.ts'
import { fromBase32 } from '../packages/server/src/totps/secret.ts'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import {
  leaveForSignIn,
  newAccount,
  PASSWORD,
  untilSignedIn,
  visitorOf,
} from './harness/visitor.ts'

const emailAddress = 'trusted+clerk_test@example.com'
const password = 'a-lamp-left-on-overnight'
const attached = { state: 'attached' } as const

let site: GenuineSite
let chromium: TestBrowser

beforeAll(async () => {
  const settings = {
    newBrowsers: { verify: true },
    identifiers: { phoneNumber: 'optional' },
    strategies: { emailSecondFactor: true, phoneCode: true },
  } as const
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.close()])
})

async function open(page: WatchedPage, component: string) {
  await page.goto(`${site.url}/?component=${component}`)
  await page.waitForSelector('body[data-ready]', attached)
}

async function enterPassword(page: WatchedPage) {
  await open(page, 'SignIn')
  await page.fill('input[name=identifier]', emailAddress)
  await page.click('.cl-formButtonPrimary')
  await page.waitForSelector('input[name=password]:not([aria-hidden=true])')
  await page.fill('input[name=password]', password)
  await page.click('.cl-formButtonPrimary')
}

const enterCode = (page: WatchedPage) =>
  page.locator('[data-input-otp]').pressSequentially('424242')

describe('genuine clerk-js and @clerk/ui: a browser that is new', () => {
  it('shows at the client-trust step that it is its owner’s, once', async () => {
    const first = await chromium.newPage()
    await open(first, 'SignUp')
    await first.fill('input[name=emailAddress]', emailAddress)
    await first.fill('input[name=password]', password)
    await first.click('.cl-formButtonPrimary')
    await enterCode(first)
    await untilSignedIn(first)

    const page = await chromium.newPage()
    await enterPassword(page)
    await page.getByText(/new device/i).waitFor()
    expect(page.url()).toContain('client-trust')
    expect(await evaluate(page, 'Clerk.client.signIn.clientTrustState')).toBe('new')
    await enterCode(page)
    await untilSignedIn(page)
    expect(await evaluate(page, 'Clerk.session.factorVerificationAge')).toEqual([0, -1])

    await leaveForSignIn(page)
    await enterPassword(page)
    await untilSignedIn(page)
  })

  it('takes a code by mail in the place of the app that was lost', async () => {
    const page = await chromium.newPage()
    await enterPassword(page)
    await page.getByText(/new device/i).waitFor()
    await enterCode(page)
    await untilSignedIn(page)
    const { secret } = await evaluate(
      page,
      'Clerk.user.createTOTP().then(({ secret }) => ({ secret }))',
    )
    const code = totpCode(fromBase32(secret)!, stepAt(Date.now()))
    await evaluate(page, `Clerk.user.verifyTOTP({ code: '${code}' }).then(() => true)`)

    const other = await chromium.newPage()
    await enterPassword(other)
    await other.locator('[data-input-otp]').waitFor()
    const offered = 'Clerk.client.signIn.supportedSecondFactors.map(({ strategy }) => strategy)'
    expect(await evaluate(other, offered)).toEqual(['email_code', 'totp', 'backup_code'])
    expect(await evaluate(other, 'Clerk.client.signIn.status')).toBe('needs_second_factor')
    await evaluate(
      other,
      `Clerk.client.signIn.prepareSecondFactor({ strategy: 'email_code' })
        .then((signIn) => signIn.attemptSecondFactor({ strategy: 'email_code', code: '424242' }))
        .then((signIn) => void Clerk.setActive({ session: signIn.createdSessionId }))`,
    )
    await other.waitForFunction('window.Clerk?.user')
    expect(await evaluate(other, 'Clerk.session.factorVerificationAge')).toEqual([0, 0])
  })
})

it('genuine clerk-js shows by a code to a phone that a browser is its owner’s', async () => {
  const clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
  const account = await newAccount(clerk, { phoneNumber: ['+12025550101'] })
  const { open, ask } = await visitorOf(chromium, site)
  await open('')
  const status = await ask(
    `Clerk.client.signIn.create({ identifier: '${account.emailAddress}', password: '${PASSWORD}' })
      .then((signIn) => signIn.prepareSecondFactor({ strategy: 'phone_code' }))
      .then((signIn) => signIn.attemptSecondFactor({ strategy: 'phone_code', code: '424242' }))
      .then(({ status }) => status)`,
  )
  expect(status).toBe('complete')
})

// biome-ignore lint/suspicious/noExplicitAny: the page's values are only compared
function evaluate(page: WatchedPage, expression: string): Promise<any> {
  return page.evaluate(`window.${expression}`)
}
