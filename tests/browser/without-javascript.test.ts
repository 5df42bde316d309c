import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { readCode, wake } from './people.ts'

const email = `plain-${process.pid}@example.com`
const password = 'correct horse 42 battery'

describe('with JavaScript switched off', () => {
  let site: Site
  let chromium: TestBrowser
  let page: WatchedPage
  beforeAll(async () => {
    ;[site, chromium] = await Promise.all([
      startSite({ example: 'quickstart', mode: 'production' }),
      openBrowser(),
    ])
    page = await chromium.newPage({ javaScriptEnabled: false, reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await Promise.all([site?.stop(), chromium?.close()])
  })

  test('sign up and confirm the code', async () => {
    await page.goto(`${site.url}/`)
    await page.getByRole('button', { name: 'Create an account' }).click()
    await page.getByLabel('Email address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByLabel('Enter verification code').fill(await readCode(page, site, email))
    await page
      .getByRole('button', { name: /continue|verify/i })
      .first()
      .click()
    await page.goto(`${site.url}/dashboard`)
    expect(await page.locator('main').innerText()).toContain(email)
  })

  test('sign out', async () => {
    await page
      .getByRole('button', { name: /open user menu/i })
      .or(page.locator('.cl-userButtonTrigger'))
      .first()
      .click()
    await page
      .getByRole('button', { name: /sign out/i })
      .first()
      .click()
    await page.locator('.cl-userButtonTrigger').waitFor({ state: 'detached' })
    await page.goto(`${site.url}/dashboard`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })

  test('a wrong password is said at its field', async () => {
    await page.getByLabel('Email address').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await page.getByLabel('Password', { exact: true }).fill('not the password at all')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    const field = page.getByLabel('Password', { exact: true })
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const error = page.locator(`#${await field.getAttribute('aria-describedby')}`)
    expect(await error.innerText()).toMatch(/password/i)
  })

  test('a link leaves what was said at the form behind, and the way back finds it', async () => {
    const said = page.getByText(/password is incorrect/i)
    expect(await said.count()).toBe(1)
    await page.getByRole('link', { name: 'Forgot password?' }).click()
    await page.locator('.cl-signIn-forgotPasswordMethods').first().waitFor()
    expect(await said.count()).toBe(0)
    await page.locator('.cl-headerBackLink').click()
    await page.locator('.cl-signIn-password').first().waitFor()
    expect(await said.count()).toBe(1)
  })

  test('sign in, and arrive where one wanted to go', async () => {
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    expect(new URL(page.url()).pathname).toBe('/dashboard')
    expect(await page.locator('main').innerText()).toContain(email)
  })

  test('what a form of sign-up within sign-in was refused for stays when scripts take over', async () => {
    const plain = await chromium.newPage({ javaScriptEnabled: false })
    await plain.goto(`${site.url}/`)
    await plain.getByRole('button', { name: 'Create an account' }).click()
    const newcomer = 'its-own-password@example.com'
    await plain.getByLabel('Email address').fill(newcomer)
    await plain.getByLabel('Password', { exact: true }).fill(newcomer)
    await plain.getByRole('button', { name: 'Continue', exact: true }).click()
    const said = '.cl-formFieldErrorText'
    const refusal = await plain.locator(said).innerText()
    const page = await chromium.newPage()
    await page.context().addCookies(await plain.context().cookies())
    await page.goto(plain.url())
    await wake(page)
    expect(await page.locator(said).innerText()).toBe(refusal)
    expect(await page.getByLabel('Email address').inputValue()).toBe(newcomer)
  })

  test('who tries too often is told so at the form, which has what they typed', async () => {
    const plain = await chromium.newPage({ javaScriptEnabled: false })
    await plain.goto(`${site.url}/sign-in`)
    const tooMany = plain.getByText('Too many requests')
    for (let tries = 0; tries < 12 && !(await tooMany.count()); tries++) {
      await plain.getByLabel('Email address').fill(`nobody-${tries}`)
      await plain.getByRole('button', { name: 'Continue', exact: true }).click()
    }
    expect(new URL(plain.url()).pathname).toBe('/sign-in')
    expect(await tooMany.count()).toBe(1)
    expect(await plain.getByLabel('Email address').inputValue()).toMatch(/^nobody-/)
  })
})
