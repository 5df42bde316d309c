import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stepAt, totpCode } from '../../packages/server/src/totps/code.ts'
import { fromBase32 } from '../../packages/server/src/totps/secret.ts'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createPerson, signIn } from './people.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env: { SHOWCASE_ACCOUNTS: 'true' } }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

async function visit(
  path: string,
  options: Parameters<TestBrowser['newPage']>[0] = {},
  at: Site = site,
) {
  const person = await createPerson(at)
  const page = await chromium.newPage({ reducedMotion: 'reduce', ...options })
  await signIn(page, at, person)
  await page.goto(at.url + path)
  return { page, person }
}

const section = (page: Page, id: string) => page.locator(`.cl-profileSection__${id}`)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

describe.each([true, false])('a profile, with JavaScript: %s', (javaScriptEnabled) => {
  test('a username is set, and one that is taken is refused at its field', async () => {
    const username = `ada_${javaScriptEnabled}`
    const first = await visit('/user', { javaScriptEnabled })
    await press(first.page, 'Set username')
    await first.page.getByLabel('Username').fill(username)
    await press(first.page, 'Save')
    await first.page.getByRole('button', { name: 'Update username' }).waitFor()
    await section(first.page, 'username').getByText(username).waitFor()

    const second = await visit('/user', { javaScriptEnabled })
    await press(second.page, 'Set username')
    await second.page.getByLabel('Username').fill(username)
    await press(second.page, 'Save')
    await second.page.getByTestId('form-feedback-error').waitFor()
    const field = second.page.getByLabel('Username')
    expect([await field.getAttribute('aria-invalid'), await field.inputValue()]).toEqual([
      'true',
      username,
    ])
  })

  test('an address is added, proven, made the first one, and the other one removed', async () => {
    const { page, person } = await visit('/user', { javaScriptEnabled })
    const added = person.emailAddress.replace('person', 'other')
    await press(page, 'Add email address')
    await page.getByRole('textbox', { name: 'Email address' }).fill(added)
    await press(page, 'Add')
    if (!javaScriptEnabled) {
      await page.getByRole('button', { name: `Verify: ${added}` }).click()
      await press(page, 'Send a code')
    }
    const code = page.getByLabel('Enter verification code')
    await code.waitFor()
    if (javaScriptEnabled) await page.getByRole('button', { name: /^Resend code \(/ }).waitFor()
    await code.fill('000000')
    if (!javaScriptEnabled) await press(page, 'Continue')
    await page.getByTestId('form-feedback-error').waitFor()
    await code.fill('424242')
    if (!javaScriptEnabled) await press(page, 'Continue')
    await page.getByRole('button', { name: `Make primary: ${added}` }).click()
    const first = section(page, 'emailAddresses').getByRole('listitem').first()
    await first.filter({ hasText: added }).getByText('Primary').waitFor()
    await page.getByRole('button', { name: `Remove: ${person.emailAddress}` }).click()
    await press(page, 'Remove')
    await page.getByText(person.emailAddress).first().waitFor({ state: 'detached' })
    expect(await section(page, 'emailAddresses').getByRole('listitem').count()).toBe(1)
  })
})

describe('two-step verification', () => {
  test('is set up by a picture or a key; its backup codes show once; and it is taken away', async () => {
    const { page, person } = await visit('/account/security')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await press(page, 'Add two-step verification')
    await page.getByRole('img', { name: /QR code/ }).waitFor()
    await press(page, 'Enter a key instead')
    const secret = (await page.locator('.cl-totpSecret').first().innerText()).replaceAll(' ', '')
    const code = (steps = 0) => totpCode(fromBase32(secret)!, stepAt(Date.now()) + steps)
    await page.getByLabel('Enter verification code').fill('000000')
    await page.getByTestId('form-feedback-error').waitFor()
    await page.getByLabel('Enter verification code').fill(code(-1))
    const codes = page.locator('.cl-backupCode')
    await codes.first().waitFor()
    const shown = await codes.allInnerTexts()
    expect(shown).toHaveLength(10)
    await press(page, 'Copy')
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown.join('\n'))
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Download')])
    expect(file.suggestedFilename()).toBe('backup-codes.txt')
    await press(page, 'Finish')
    await page.getByText('Two-step verification is on').waitFor()
    expect(await codes.count()).toBe(0)

    await press(page, 'Regenerate')
    await press(page, 'Continue')
    await codes.first().waitFor()
    expect(await codes.allInnerTexts()).not.toEqual(shown)
    await press(page, 'Finish')

    const other = await chromium.newPage({ reducedMotion: 'reduce' })
    await other.goto(`${site.url}/sign-in`)
    await other.getByLabel('Email address').fill(person.emailAddress)
    await press(other, 'Continue')
    await other.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await other.getByLabel('Password', { exact: true }).fill(person.password)
    await press(other, 'Continue')
    await other.getByRole('heading', { name: 'Two-step verification' }).waitFor()

    await section(page, 'mfa').getByRole('button', { name: 'Remove' }).click()
    await press(page, 'Remove')
    await page.getByRole('button', { name: 'Add two-step verification' }).waitFor()
    // That of the wrong code.
    expect(page.problems().filter((problem) => !problem.includes('422'))).toEqual([])
  })
})

describe('accounts at providers', () => {
  /** There one can be anybody. */
  let development: Site
  beforeAll(async () => {
    const env = { SHOWCASE_ACCOUNTS: 'true' }
    development = await startSite({ example: 'showcase', mode: 'dev', env })
  })
  afterAll(() => development?.stop())

  test.each([true, false])(
    'are connected there, and taken away here, with JavaScript: %s',
    async (javaScriptEnabled) => {
      const { page } = await visit('/user', { javaScriptEnabled }, development)
      await press(page, 'Connect account')
      await page.getByRole('button', { name: 'Connect GitHub' }).click()
      await page.getByRole('button', { name: /Ada Lovelace/ }).click()
      const row = section(page, 'connectedAccounts').getByRole('listitem')
      await row.filter({ hasText: 'GitHub' }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/user')
      await page.getByRole('button', { name: 'Remove: GitHub' }).click()
      await press(page, 'Remove')
      await row.waitFor({ state: 'detached' })
    },
  )

  test('tell what went wrong, and can be tried once more', async () => {
    const { page } = await visit('/user', {}, development)
    await press(page, 'Connect account')
    await page.getByRole('button', { name: 'Connect Google' }).click()
    await page.getByRole('button', { name: 'Deny' }).click()
    const row = section(page, 'connectedAccounts').getByRole('listitem')
    await row.getByText('Needs attention').waitFor()
    await page.getByRole('button', { name: 'Connect again: Google' }).click()
    await page.getByRole('button', { name: /Grace Hopper/ }).click()
    await row.filter({ hasText: 'grace@example.com' }).waitFor()
    expect(await row.getByText('Needs attention').count()).toBe(0)
  })
})
