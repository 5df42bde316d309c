import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createPerson, type Person } from './people.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  const env = { SHOWCASE_NEW_BROWSERS: 'true' }
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

const proceed = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click()

async function enterPassword(page: Page, { emailAddress, password }: Person) {
  await page.goto(`${site.url}/guarded`)
  await page.getByLabel('Email address').fill(emailAddress)
  await proceed(page)
  await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await proceed(page)
}

describe.each([true, false])('a browser that is new, with JavaScript: %s', (javaScriptEnabled) => {
  test('shows with a code from a mail that it is its owner’s, once', async () => {
    const ada = await createPerson(site)
    const page = await chromium.newPage({ javaScriptEnabled, reducedMotion: 'reduce' })
    await enterPassword(page, ada)
    await page.getByRole('heading', { name: 'Check your email' }).waitFor()
    await page.getByText('You have not signed in with this browser before').waitFor()
    await page.getByText(ada.emailAddress).first().waitFor()
    const guarded = () => page.request.get(`${site.url}/guarded`, { maxRedirects: 0 })
    expect((await guarded()).status()).toBe(307)
    const enter = async (digits: string) => {
      await page.getByLabel('Enter verification code').fill(digits)
      // With a script the last digit sends it.
      if (!javaScriptEnabled) await proceed(page)
    }
    await enter('000000')
    await page.getByText('Incorrect code').waitFor()
    await enter('424242')
    await page.waitForURL(`${site.url}/guarded`)

    const origin = { headers: { origin: site.url } }
    await page.request.delete(`${site.url}/__clerk/v1/client/sessions`, origin)
    await page.context().clearCookies({ name: /^__session|^__client_uat/ })
    expect((await guarded()).status()).toBe(307)
    await enterPassword(page, ada)
    await page.waitForURL(`${site.url}/guarded`)
  })
})
