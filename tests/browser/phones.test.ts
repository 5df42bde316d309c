import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { signIn } from './people.ts'

const PASSWORD = 'correct horse 42 battery'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env: { SHOWCASE_PHONES: 'true' } }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

async function backend(method: string, path: string, json: object) {
  const answer = await fetch(`${site.url}/__clerk/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${site.secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

let count = 0
/** Of fiction: nothing is sent, and the code is known. */
const newNumber = () => `+12025550${100 + ++count}`

async function createPerson() {
  const phoneNumber = newNumber()
  const emailAddress = `phone-${process.pid}-${count}+clerk_test@example.com`
  const { id, primary_phone_number_id: numberId } = await backend('POST', '/users', {
    email_address: [emailAddress],
    phone_number: [phoneNumber],
    password: PASSWORD,
  })
  return { id, emailAddress, phoneNumber, numberId, password: PASSWORD }
}

const proceed = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor()
const code = (page: Page) => page.getByLabel('Enter verification code')

describe.each([true, false])('a phone, with JavaScript: %s', (javaScriptEnabled) => {
  const open = async (path: string) => {
    const page = await chromium.newPage({ javaScriptEnabled, reducedMotion: 'reduce' })
    await page.goto(site.url + path)
    return page
  }
  const enter = async (page: Page, digits: string) => {
    await code(page).fill(digits)
    // With a script the last digit sends it.
    if (!javaScriptEnabled) await proceed(page)
  }

  async function enterPassword(page: Page, identifier: string) {
    await page.getByLabel('Email address or phone number').fill(identifier)
    await proceed(page)
    await heading(page, 'Enter your password')
  }

  test('signs in by its number, with a code', async () => {
    const { phoneNumber } = await createPerson()
    const page = await open('/guarded')
    await enterPassword(page, phoneNumber.slice(2))
    await page.getByText('Use another method').click()
    await heading(page, 'Use another method')
    await page.getByRole('button', { name: `Text a code to ${phoneNumber}` }).click()
    await heading(page, 'Check your phone')
    await page.getByText(phoneNumber).first().waitFor()
    await enter(page, '000000')
    await page.getByText('Incorrect code').waitFor()
    await enter(page, '424242')
    await page.waitForURL(`${site.url}/guarded`)
  })

  test('is the second step, whose code is on its way by then', async () => {
    const { emailAddress, numberId } = await createPerson()
    await backend('PATCH', `/phone_numbers/${numberId}`, { reserved_for_second_factor: true })
    const page = await open('/guarded')
    await enterPassword(page, emailAddress)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await proceed(page)
    await heading(page, 'Two-step verification')
    await page.getByText('+1•••••').first().waitFor()
    await enter(page, '424242')
    await page.waitForURL(`${site.url}/guarded`)
  })

  test('leads to a new password', async () => {
    const { phoneNumber } = await createPerson()
    const page = await open('/guarded')
    await enterPassword(page, phoneNumber)
    await page.getByText('Forgot password?').click()
    await page.getByRole('button', { name: 'Reset your password' }).click()
    await page.getByText('We sent a code to your phone').waitFor()
    await enter(page, '424242')
    await heading(page, 'Choose a new password')
  })

  test('is proven after the address where one signs up', async () => {
    const phoneNumber = newNumber()
    const page = await open('/sign-up')
    await page.getByLabel('Email address').fill(`up-${count}-${process.pid}+clerk_test@example.com`)
    await page.getByLabel('Phone number').fill('12')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await proceed(page)
    await page.getByText('Enter a phone number with its country code').waitFor()
    await page.getByLabel('Phone number').fill(phoneNumber)
    if (!javaScriptEnabled) await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await proceed(page)
    await heading(page, 'Verify your email')
    await enter(page, '424242')
    await heading(page, 'Verify your phone')
    await page.getByText(phoneNumber).first().waitFor()
    await enter(page, '424242')
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'))
    expect((await page.request.get(`${site.url}/guarded`, { maxRedirects: 0 })).status()).toBe(200)
  })

  /** The profile of somebody who has just signed in. */
  async function openProfile(path: string) {
    const person = await createPerson()
    const page = await chromium.newPage({ javaScriptEnabled, reducedMotion: 'reduce' })
    await signIn(page, site, person)
    await page.goto(site.url + path)
    return { page, person }
  }
  const section = (page: Page, id: string) => page.locator(`.cl-profileSection__${id}`)
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click()

  test('is added to a profile, becomes the primary one, and the other one goes', async () => {
    const { page, person } = await openProfile('/user')
    const numbers = section(page, 'phoneNumbers')
    const rowOf = (number: string) => numbers.getByRole('listitem').filter({ hasText: number })
    await rowOf(person.phoneNumber).getByText('Primary').waitFor()
    await press(page, 'Add phone number')
    await page.getByLabel('Phone number', { exact: true }).fill('12')
    await press(page, 'Add')
    await page.getByText('Enter a phone number with its country code').waitFor()
    const added = newNumber()
    await page.getByLabel('Phone number', { exact: true }).fill(added)
    await press(page, 'Add')
    if (!javaScriptEnabled) {
      await press(page, `Verify: ${added}`)
      await press(page, 'Send a code')
    }
    await page.getByText(`Enter the code that we send to ${added}.`).waitFor()
    await enter(page, '000000')
    await page.getByText('Incorrect code').waitFor()
    await enter(page, '424242')
    await press(page, `Make primary: ${added}`)
    await rowOf(added).getByText('Primary').waitFor()
    await press(page, `Remove: ${person.phoneNumber}`)
    await press(page, 'Remove')
    await rowOf(person.phoneNumber).waitFor({ state: 'detached' })
    expect(await numbers.getByRole('listitem').count()).toBe(1)
  })

  test('becomes the second step in a profile, and is asked for from then on', async () => {
    const { page, person } = await openProfile('/account/security')
    const mfa = section(page, 'mfa')
    await press(page, 'Add two-step verification')
    await press(page, 'SMS code')
    await press(page, person.phoneNumber)
    if (javaScriptEnabled) {
      const codes = page.getByRole('list', { name: 'Your backup codes' })
      await codes.waitFor()
      expect(await codes.getByRole('listitem').count()).toBe(10)
      await press(page, 'Finish')
      await page.getByText('Two-step verification is on').waitFor()
    }
    await mfa.getByText('Default').waitFor()
    const elsewhere = await open('/guarded')
    await enterPassword(elsewhere, person.emailAddress)
    await elsewhere.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await proceed(elsewhere)
    await heading(elsewhere, 'Two-step verification')
  })

  test('that is new becomes the second step once it is proven', async () => {
    const { page } = await openProfile('/account/security')
    await press(page, 'Add two-step verification')
    await press(page, 'SMS code')
    await press(page, 'Add phone number')
    const added = newNumber()
    await page.getByLabel('Phone number', { exact: true }).fill(added)
    await proceed(page)
    if (!javaScriptEnabled) {
      await press(page, `Verify: ${added}`)
      await press(page, 'Send a code')
    }
    await page.getByText(`Enter the code that we send to ${added}.`).waitFor()
    await enter(page, '424242')
    if (javaScriptEnabled) await press(page, 'Finish')
    await section(page, 'mfa').getByText('Default').waitFor()
  })
})

test('a second phone takes a proof by the first one, becomes the default, and goes', async () => {
  const person = await createPerson()
  const page = await chromium.newPage({ reducedMotion: 'reduce' })
  await signIn(page, site, person)
  await backend('PATCH', `/phone_numbers/${person.numberId}`, { reserved_for_second_factor: true })
  await page.goto(`${site.url}/account/security`)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const added = newNumber()
  await press('Add two-step verification')
  await press('SMS code')
  await page.getByLabel('Phone number', { exact: true }).fill(added)
  await proceed(page)
  await page.getByRole('dialog').getByLabel('Enter verification code').fill('424242')
  await page.locator('.cl-userVerification-root').waitFor({ state: 'detached' })
  await page.getByText(`Enter the code that we send to ${added}.`).waitFor()
  await code(page).fill('424242')
  await page.getByText('Two-step verification is on').waitFor()
  await press(`Make default: ${added}`)
  await page.getByRole('button', { name: `Make default: ${person.phoneNumber}` }).waitFor()
  await press(`Remove: ${person.phoneNumber}`)
  await press('Remove')
  await page.getByText('The number gets no more codes').waitFor()
  await press('Profile')
  await press(`Verify: ${person.phoneNumber}`)
  // That a proof is asked for is a refusal to the browser.
  expect(page.problems().filter((line) => !line.includes('403'))).toEqual([])
})
