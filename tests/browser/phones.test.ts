import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'

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
  const { primary_phone_number_id: numberId } = await backend('POST', '/users', {
    email_address: [emailAddress],
    phone_number: [phoneNumber],
    password: PASSWORD,
  })
  return { emailAddress, phoneNumber, numberId }
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
})
