import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stepAt, totpCode } from '../packages/server/src/totps/code.ts'
import { fromBase32 } from '../packages/server/src/totps/secret.ts'
import { openBrowser, type TestBrowser } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { newAccount, newAddress, PASSWORD, visitorOf } from './harness/visitor.ts'

let site: GenuineSite
let chromium: TestBrowser
let clerk: ReturnType<typeof createClerkClient>
beforeAll(async () => {
  const settings = {
    secondFactor: { required: true },
    identifiers: { phoneNumber: 'optional' },
    strategies: { phoneCode: true, phoneSecondFactor: true },
  } as const
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
  clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.close()])
})

describe('genuine clerk-js and @clerk/ui: what a session has to do first', () => {
  it('setup-mfa, after a sign-up: an authenticator app', async () => {
    const { page, open, ask, enterCode, untilSignedIn } = await visitorOf(chromium, site)
    await open('SignUp')
    await page.fill('input[name=emailAddress]', newAddress())
    await page.fill('input[name=password]', PASSWORD)
    await page.click('.cl-formButtonPrimary')
    await enterCode()
    await page.getByText(/authenticator app/i).click()
    expect(await ask('Clerk.session.currentTask.key')).toBe('setup-mfa')
    await page.getByRole('button', { name: /scan QR code/ }).click()
    const key = page.locator('input[readonly]').first()
    const secret = fromBase32(await key.inputValue())!
    await page.getByRole('button', { name: 'Continue' }).click()
    await enterCode(totpCode(secret, stepAt(Date.now())))
    await page.getByRole('button', { name: /finish|continue|done/i }).click()
    await untilSignedIn()
    expect(await ask('Clerk.user.totpEnabled')).toBe(true)
    expect(await ask('Clerk.session.currentTask ?? null')).toBeNull()
  })

  it('setup-mfa, after a sign-in: a phone', async () => {
    const { emailAddress } = await newAccount(clerk)
    const { page, enterPassword, ask, enterCode, untilSignedIn } = await visitorOf(chromium, site)
    await enterPassword(emailAddress)
    await page.getByText(/sms code/i).click()
    await page.locator('input[name=phoneNumber]').fill('2025550143')
    await page.getByRole('button', { name: /continue|add/i }).click()
    await enterCode()
    await page.getByRole('button', { name: /finish|continue|done/i }).click()
    await untilSignedIn()
    expect(await ask('Clerk.user.phoneNumbers[0].reservedForSecondFactor')).toBe(true)
  })

  it('reset-password, where others know the password', async () => {
    const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    const { id, emailAddress } = await newAccount(clerk, { totpSecret })
    await clerk.users.setPasswordCompromised(id)
    const { page, enterPassword, ask, enterCode, untilSignedIn } = await visitorOf(chromium, site)
    await enterPassword(emailAddress)
    await enterCode(totpCode(fromBase32(totpSecret)!, stepAt(Date.now())))
    await page.fill('input[name=newPassword]', 'another horse 77 battery')
    expect(await ask('Clerk.session.currentTask.key')).toBe('reset-password')
    await page.fill('input[name=confirmPassword]', 'another horse 77 battery')
    await page.getByRole('button', { name: /reset password/i }).click()
    await untilSignedIn()
    expect(await ask('Clerk.session.status')).toBe('active')
    const typed = { userId: id, password: 'another horse 77 battery' }
    expect(await clerk.users.verifyPassword(typed)).toMatchObject({ verified: true })
  })
})
