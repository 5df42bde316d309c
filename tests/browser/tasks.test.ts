import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stepAt, totpCode } from '../../packages/server/src/totps/code.ts'
import { fromBase32 } from '../../packages/server/src/totps/secret.ts'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { backend, createPerson, type Person, signIn } from './people.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  ;[site, chromium] = await Promise.all([
    startSite({
      example: 'showcase',
      mode: 'production',
      env: { SHOWCASE_SECOND_FACTOR: 'required' },
    }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

const heading = (page: WatchedPage, name: string) => page.getByRole('heading', { name })
const proceed = (page: WatchedPage) =>
  page.getByRole('button', { name: 'Continue', exact: true }).click()

/** Types an address and a password where a guarded page has led. */
async function signInByHand(page: WatchedPage, { emailAddress, password }: Person) {
  await page.goto(`${site.url}/guarded`)
  await page.getByLabel('Email address').fill(emailAddress)
  await proceed(page)
  await heading(page, 'Enter your password').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await proceed(page)
}

/** Sets an authenticator app up as its owner would, and goes on. */
async function setUp(page: WatchedPage, hasScript: boolean) {
  await heading(page, 'Set up two-step verification').waitFor()
  await page.getByRole('link', { name: 'Authenticator app' }).click()
  await page.getByText('This site asks for a code of an authenticator app').waitFor()
  if (!hasScript) await proceed(page)
  if (hasScript) await page.getByRole('button', { name: 'Enter a key instead' }).click()
  const key = await page.locator('.cl-totpSecret').first().innerText()
  const code = () => totpCode(fromBase32(key)!, stepAt(Date.now()))
  const field = page.getByLabel('Enter verification code')
  await field.fill('000000')
  if (!hasScript) await proceed(page)
  await page.getByTestId('form-feedback-error').waitFor()
  await field.fill(code())
  if (!hasScript) await proceed(page)
  await heading(page, 'Two-step verification is on').waitFor()
  await page.getByText('Save these backup codes').waitFor()
  expect(await page.locator('.cl-backupCode').count()).toBe(10)
  if (hasScript) await proceed(page)
  else await page.getByRole('link', { name: 'Continue' }).click()
}

describe.each([true, false])('where a second factor is required, JavaScript: %s', (hasScript) => {
  const visitor = () => chromium.newPage({ javaScriptEnabled: hasScript, reducedMotion: 'reduce' })

  test('it is set up as the sign-in ends, and then one is where one wanted to be', async () => {
    const person = await createPerson(site)
    const page = await visitor()
    await signInByHand(page, person)
    await heading(page, 'Set up two-step verification').waitFor()
    await page.goto(`${site.url}/guarded`)
    expect(new URL(page.url()).pathname).toMatch(/^\/sign-in/)
    await setUp(page, hasScript)
    await page.waitForURL(`${site.url}/guarded`)
  })

  test('a password that others know is replaced first', async () => {
    const person = await createPerson(site)
    await backend(site, `/v1/users/${person.id}/password/set_compromised`, {})
    const page = await visitor()
    await signInByHand(page, person)
    await heading(page, 'Choose a new password').waitFor()
    const password = page.getByLabel('New password')
    await password.fill(person.password)
    if (hasScript) await page.getByLabel('Confirm password').fill(person.password)
    await page.getByRole('button', { name: 'Reset password' }).click()
    await page.getByTestId('form-feedback-error').waitFor()
    await password.fill('another horse 77 battery')
    if (hasScript) await page.getByLabel('Confirm password').fill('another horse 77 battery')
    await page.getByRole('button', { name: 'Reset password' }).click()
    await setUp(page, hasScript)
    await page.waitForURL(`${site.url}/guarded`)
  })

  test('who is somebody else signs out of it', async () => {
    const person = await createPerson(site)
    const page = await visitor()
    await signInByHand(page, person)
    await page.getByText(`Signed in as ${person.emailAddress}`).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${site.url}/`)
    await page.goto(`${site.url}/sign-in`)
    await page.getByLabel('Email address').waitFor()
  })

  test('a phone will do, once a code has come back from it', async () => {
    const number = `+1202555018${Number(hasScript)}`
    const person = await createPerson(site)
    const page = await visitor()
    await signInByHand(page, person)
    await page.getByRole('link', { name: 'SMS code' }).click()
    await heading(page, 'Add SMS codes').waitFor()
    const field = page.getByLabel('Phone number')
    await field.fill('12')
    await proceed(page)
    await page.getByText('Enter a phone number with its country code').waitFor()
    await field.fill(number)
    await proceed(page)
    // Without a script each step is a press.
    const chosen = page.getByRole('button', { name: number })
    if (!hasScript) await chosen.click()
    await page.getByText(`Enter the code that we send to ${number}.`).waitFor()
    const code = page.getByLabel('Enter verification code')
    await code.fill('000000')
    if (!hasScript) await proceed(page)
    await page.getByText('Incorrect code').waitFor()
    await code.fill('424242')
    if (!hasScript) {
      await proceed(page)
      await chosen.click()
    }
    await heading(page, 'Two-step verification is on').waitFor()
    expect(await page.locator('.cl-backupCode').count()).toBe(10)
    if (hasScript) await proceed(page)
    else await page.getByRole('link', { name: 'Continue' }).click()
    await page.waitForURL(`${site.url}/guarded`)
  })

  test('it stands on a page of its own, for those who have to', async () => {
    const person = await createPerson(site)
    const page = await visitor()
    await signIn(page, site, person)
    await page.goto(`${site.url}/task`)
    await setUp(page, hasScript)
    await page.waitForURL(`${site.url}/guarded`)
  })
})
