import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { backend, readCode, wake } from './people.ts'

const example = fileURLToPath(new URL('../fixtures/providers', import.meta.url))
const PASSWORD = 'correct horse 42 battery'

let chromium: TestBrowser
/** Where a password is asked for, and where codes are enough and nobody learns who has an account. */
let site: Site
let codes: Site
beforeAll(async () => {
  const start = (settings: object) =>
    startSite({ example, mode: 'dev', env: { SITE_COMBINED: JSON.stringify(settings) } })
  ;[site, codes, chromium] = await Promise.all([
    start({}),
    start({ strategies: { password: false }, enumerationProtection: true }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([site?.stop(), codes?.stop(), chromium?.close()])
})

let count = 0
const newAddress = () => `both-${++count}+clerk_test@example.com`
const field = (page: Page) => page.locator('input[name=identifier]')
const proceed = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click()
const untilHome = (page: Page, who: string) => page.locator('#who', { hasText: who }).waitFor()
const GOOGLE = '.cl-socialButtonsIconButton__google'

describe.each([true, false])('one page for both, with JavaScript: %s', (javaScriptEnabled) => {
  async function visit(at: Site, path = '/sign-in') {
    const page = await chromium.newPage({ javaScriptEnabled, reducedMotion: 'reduce' })
    await page.goto(at.url + path)
    if (javaScriptEnabled) await wake(page)
    return page
  }
  async function enterCode(page: Page) {
    await page.getByLabel('Enter verification code').fill('424242')
    // With a script the last digit sends it.
    if (!javaScriptEnabled) await proceed(page)
  }

  test.each(['/sign-in', '/path'])(
    'who has no account goes on at %s as a sign-up with what they typed, and signs in there then',
    async (path) => {
      const email = newAddress()
      const page = await visit(site, path)
      await field(page).fill(email)
      await proceed(page)
      await page.getByLabel('Password', { exact: true }).waitFor()
      expect(await page.getByLabel('Email address').inputValue()).toBe(email)
      expect(await page.locator('.cl-alertText').count()).toBe(0)
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await proceed(page)
      await enterCode(page)
      await untilHome(page, email)

      const again = await visit(site, path)
      await field(again).fill(email)
      await proceed(again)
      await again.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await proceed(again)
      await untilHome(again, email)
    },
  )

  test('a phone number and a username that were typed are in the form, also where they are optional', async () => {
    for (const [typed, label] of [
      [javaScriptEnabled ? '+12025550142' : '+12025550143', 'Phone number'],
      [`new_name_${++count}`, 'Username'],
    ] as const) {
      const page = await visit(site)
      await field(page).fill(typed)
      await proceed(page)
      await page.getByLabel('Password', { exact: true }).waitFor()
      expect(await page.getByLabel(label).inputValue()).toBe(typed)
      const email = newAddress()
      await page.getByLabel('Email address').fill(email)
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await proceed(page)
      await enterCode(page)
      if (label === 'Phone number') {
        await page.getByText(/phone/i).first().waitFor()
        await enterCode(page)
      }
      await untilHome(page, email)
    }
  })

  test('what a sign-up lacks is said at its field, and nothing is lost', async () => {
    const email = newAddress()
    const page = await visit(site)
    await field(page).fill(email)
    await proceed(page)
    await page.getByLabel('Password', { exact: true }).fill('short')
    await proceed(page)
    await page.locator('input[name=password][aria-invalid=true]').waitFor()
    expect(await page.getByLabel('Email address').inputValue()).toBe(email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await proceed(page)
    await enterCode(page)
    await untilHome(page, email)
  })

  test('who typed it wrong goes back', async () => {
    const page = await visit(site)
    await field(page).fill(newAddress())
    await proceed(page)
    await page.getByLabel('Password', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await field(page).waitFor()
  })

  test('an account at a provider signs up there, with a code where its address is not proven', async () => {
    const email = newAddress()
    const page = await visit(site)
    await page.locator(GOOGLE).click()
    await page.getByLabel('The address is verified').uncheck()
    await page.getByLabel('Email address').fill(email)
    await page.getByLabel(/^Id at/).fill(email)
    await page.getByRole('button', { name: 'Continue as this person' }).click()
    await page.getByLabel('Enter verification code').waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await enterCode(page)
    await untilHome(page, email)
  })

  test('ENUM-1: where accounts are a secret, who has none says so, and an address is enough', async () => {
    const email = newAddress()
    const page = await visit(codes)
    await page.getByRole('link', { name: 'Sign up' }).click()
    await page.getByRole('heading', { name: 'Create your account' }).waitFor()
    await page.getByLabel('Email address').fill(email)
    await proceed(page)
    await enterCode(page)
    await untilHome(page, email)
  })
})

test('a sign-up that was made by the site is the same person here', async () => {
  const email = `made-${++count}@example.com`
  await backend(site, '/v1/users', { email_address: [email], skip_password_requirement: true })
  const page = await chromium.newPage({ reducedMotion: 'reduce' })
  await page.goto(`${site.url}/sign-in`)
  await wake(page)
  await field(page).fill(email)
  await proceed(page)
  await page.getByLabel('Enter verification code').waitFor()
  await page.getByLabel('Enter verification code').fill(await readCode(page, site, email))
  await untilHome(page, email)
})
