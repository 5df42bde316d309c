import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { signUpByHand } from './people.ts'

const email = `story-${process.pid}@example.com`
const password = 'correct horse 42 battery'

describe.each(['dev', 'production'] as const)('the whole story, in %s', (mode) => {
  let site: Site
  let chromium: TestBrowser
  let page: WatchedPage
  beforeAll(async () => {
    ;[site, chromium] = await Promise.all([
      startSite({ example: 'quickstart', mode }),
      openBrowser(),
    ])
    page = await chromium.newPage({ reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await Promise.all([site?.stop(), chromium?.close()])
  })

  test('sign up, with the code from the mailbox', async () => {
    await signUpByHand(page, site, { emailAddress: email, password })
  })

  test('the protected page greets who signed up', async () => {
    await page.goto(`${site.url}/dashboard`)
    expect(await page.locator('main').innerText()).toContain(email)
  })

  test('the endpoint answers with the signed-in user', async () => {
    const { user } = await (await page.request.get(`${site.url}/api/me`)).json()
    expect(user.emailAddresses[0].emailAddress).toBe(email)
  })

  test('sign out, by the user menu', async () => {
    await page.goto(`${site.url}/`)
    await page.getByRole('button', { name: /open user menu/i }).click()
    await page
      .getByRole('button', { name: /sign out/i })
      .first()
      .click()
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    expect(
      (await page.context().cookies()).find(({ name }) => name === '__session')?.value ?? '',
    ).toBe('')
  })

  test('signed out, the protected page and the endpoint lead to the sign-in page and back', async () => {
    await page.goto(`${site.url}/api/me`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.goto(`${site.url}/dashboard`)
    expect(new URL(page.url()).searchParams.get('redirect_url')).toBe(`${site.url}/dashboard`)
    await page.getByLabel('Email address').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL(`${site.url}/dashboard`)
    expect(await page.locator('main').innerText()).toContain(email)
  })

  test('nothing of it left a problem in the console', () => {
    expect(page.problems()).toEqual([])
  })
})
