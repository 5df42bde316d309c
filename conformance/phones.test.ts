import { createClerkClient } from '@clerk/backend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../tests/harness/browser.ts'
import { testKeys } from '../tests/harness/site.ts'
import { type GenuineSite, startGenuineSite } from './harness/site.ts'
import { untilSignedIn } from './harness/visitor.ts'

const emailAddress = ['phone+clerk_test@example.com']
const password = 'a-lamp-left-on-overnight'
/** Of fiction: nothing is sent to them, and their code is known. */
const NUMBER = '+12025550143'
const OTHER = '+12025550188'

let site: GenuineSite
let chromium: TestBrowser
let clerk: ReturnType<typeof createClerkClient>
beforeAll(async () => {
  const settings = {
    identifiers: { phoneNumber: 'optional' },
    strategies: { phoneCode: true, phoneSecondFactor: true },
  } as const
  ;[site, chromium] = await Promise.all([startGenuineSite(testKeys, { settings }), openBrowser()])
  clerk = createClerkClient({ ...testKeys, apiUrl: `${site.url}/__clerk/api` })
  await clerk.users.createUser({ emailAddress, password })
})
afterAll(async () => {
  await Promise.all([site?.close(), chromium?.close()])
})

async function open(page: WatchedPage, component: string) {
  await page.goto(`${site.url}/?component=${component}`)
  await page.waitForSelector('body[data-ready]', { state: 'attached' })
}

// biome-ignore lint/suspicious/noExplicitAny: the page's values are only compared
const evaluate = (page: WatchedPage, expression: string): Promise<any> =>
  page.evaluate(`window.${expression}`)

const enterCode = (page: WatchedPage) =>
  page.locator('[data-input-otp]').pressSequentially('424242')

describe('genuine clerk-js and @clerk/ui: phone numbers', () => {
  let page: WatchedPage

  it('their profile adds a number, which counts once its code came back', async () => {
    page = await chromium.newPage()
    await open(page, 'SignIn')
    await evaluate(
      page,
      `Clerk.client.signIn.create({ identifier: '${emailAddress}', password: '${password}' })
        .then((signIn) => Clerk.setActive({ session: signIn.createdSessionId }))`,
    )
    await open(page, 'UserProfile')
    await page.getByText('Add phone number').click()
    await page.locator('input[name=phoneNumber]').fill(NUMBER.slice(2))
    await page.getByRole('button', { name: /^add$/i }).click()
    await enterCode(page)
    await page.waitForFunction('window.Clerk?.user.hasVerifiedPhoneNumber')
    expect(await evaluate(page, 'Clerk.user.primaryPhoneNumber.phoneNumber')).toBe(NUMBER)
  })

  it('their profile makes it the second step, with backup codes', async () => {
    await page.getByRole('button', { name: 'Security' }).click()
    await page.getByText('Add two-step verification').click()
    await page.getByRole('menuitem', { name: /sms code/i }).click()
    await page.getByRole('button', { name: /555-?0143/ }).click()
    await page.waitForFunction('window.Clerk?.user.twoFactorEnabled')
    await page.getByRole('button', { name: /finish/i }).click()
    expect(
      await evaluate(
        page,
        'Clerk.user.phoneNumbers.map((it) => [it.reservedForSecondFactor, it.defaultSecondFactor])',
      ),
    ).toEqual([[true, true]])
    expect(await evaluate(page, 'Clerk.user.backupCodeEnabled')).toBe(true)
  })

  it('their sign-in asks for the code that it gets', async () => {
    const other = await chromium.newPage()
    await open(other, 'SignIn')
    await other.fill('input[name=identifier]', emailAddress[0]!)
    await other.click('.cl-formButtonPrimary')
    await other.waitForSelector('input[name=password]:not([aria-hidden=true])')
    await other.fill('input[name=password]', password)
    await other.click('.cl-formButtonPrimary')
    await enterCode(other)
    await untilSignedIn(other)
    expect(await evaluate(other, 'Clerk.session.factorVerificationAge')).toEqual([0, 0])
    page = other
  })

  it('the methods of their resource do what they say', async () => {
    const added = await evaluate(
      page,
      `Clerk.user.createPhoneNumber({ phoneNumber: '${OTHER}' })
        .then((number) => number.prepareVerification())
        .then((number) => number.attemptVerification({ code: '424242' }))
        .then((number) => number.setReservedForSecondFactor({ reserved: true }))
        .then((number) => number.makeDefaultSecondFactor())
        .then((number) => [String(number), number.defaultSecondFactor])`,
    )
    expect(added).toEqual([OTHER, true])
    const left = await evaluate(
      page,
      `Clerk.user.phoneNumbers.find((it) => it.phoneNumber === '${OTHER}').destroy()
        .then(() => Clerk.user.phoneNumbers[0].setReservedForSecondFactor({ reserved: false }))
        .then(() => Clerk.user.reload())
        .then((user) => [user.twoFactorEnabled, user.phoneNumbers.length, user.hasVerifiedPhoneNumber])`,
    )
    expect(left).toEqual([false, 1, false])
  })
})

it('genuine @clerk/backend: all methods for numbers', async () => {
  const user = await clerk.users.createUser({
    emailAddress: ['owner+clerk_test@example.com'],
    phoneNumber: ['+12025550101'],
    password,
  })
  expect(user.primaryPhoneNumber?.phoneNumber).toBe('+12025550101')
  const { phoneNumbers } = clerk
  const created = await phoneNumbers.createPhoneNumber({
    userId: user.id,
    phoneNumber: '+12025550102',
    verified: true,
  })
  expect(created.verification?.status).toBe('verified')
  const primary = await phoneNumbers.updatePhoneNumber(created.id, { primary: true })
  expect((await clerk.users.getUser(user.id)).primaryPhoneNumberId).toBe(primary.id)
  const [first] = user.phoneNumbers
  const second = await phoneNumbers.updatePhoneNumber(first!.id, { reservedForSecondFactor: true })
  expect(second).toMatchObject({ reservedForSecondFactor: true, defaultSecondFactor: true })
  expect((await clerk.users.getUser(user.id)).twoFactorEnabled).toBe(true)
  await clerk.users.disableUserMFA(user.id)
  expect(await phoneNumbers.getPhoneNumber(first!.id)).toMatchObject({
    reservedForSecondFactor: false,
    verification: null,
  })
  expect((await clerk.users.getUser(user.id)).twoFactorEnabled).toBe(false)
  expect(await phoneNumbers.deletePhoneNumber(first!.id)).toMatchObject({ deleted: true })
  await expect(phoneNumbers.getPhoneNumber(first!.id)).rejects.toMatchObject({ status: 404 })
  const { data } = await clerk.users.getUserList({ phoneNumber: ['+12025550102'] })
  expect(data.map(({ id }) => id)).toEqual([user.id])
})
