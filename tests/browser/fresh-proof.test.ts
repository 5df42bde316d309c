import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stepAt, totpCode } from '../../packages/server/src/totps/code.ts'
import { fromBase32 } from '../../packages/server/src/totps/secret.ts'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createPerson, type Person, signIn } from './people.ts'

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

/** Somebody who signed in some twenty minutes ago. */
async function visit(
  path: string,
  javaScriptEnabled = true,
): Promise<{ page: WatchedPage; person: Person }> {
  const person = await createPerson(site)
  const page = await chromium.newPage({ javaScriptEnabled, reducedMotion: 'reduce' })
  await signIn(page, site, person)
  age(person)
  // Its token says that the proof is fresh.
  await page.context().clearCookies({ name: /^__session/ })
  await page.goto(site.url + path)
  return { page, person }
}

function age({ id }: Person) {
  const database = new DatabaseSync(join(site.dataDir, 'dooryard.sqlite'))
  database
    .prepare('UPDATE sessions SET first_factor_at = first_factor_at - 1200000 WHERE user_id = ?')
    .run(id)
  database.close()
}

async function prove(page: WatchedPage, { password }: Person) {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Continue' }).click()
}

describe('withReverification', () => {
  const ways = [
    { way: 'Transfer by fetch', says: (id: string) => `{"userId":"${id}"}` },
    { way: 'Transfer by Action', says: (id: string) => `{"data":{"userId":"${id}"}}` },
    { way: 'Add an app', says: () => '{"letters":32}' },
  ]
  test.each(ways)(
    '$way: is asked over the page who it is, and done then',
    async ({ way, says }) => {
      const { page, person } = await visit('/proof')
      await page.getByRole('button', { name: way }).click()
      await prove(page, person)
      const output = page.getByRole('status')
      await output.filter({ hasText: /./ }).waitFor()
      expect(await output.innerText()).toContain(says(person.id))
    },
  )

  test('is over when the question is closed, and asked anew next time', async () => {
    const { page, person } = await visit('/proof')
    const transfer = page.getByRole('button', { name: 'Transfer by fetch' })
    await transfer.click()
    await page.getByLabel('Close modal').click()
    await page.getByText('thrown: reverification_cancelled').waitFor()
    await transfer.click()
    await prove(page, person)
    await page.getByText(person.id).waitFor()
  })
})

describe('without JavaScript', () => {
  const press = (page: WatchedPage, name: string) =>
    page.getByRole('button', { name, exact: true }).click()

  test('one proves on a page who one is, and is back at what that was asked for', async () => {
    const { page, person } = await visit('/user?__dooryard_screen=totp', false)
    await press(page, 'Continue')
    await page.getByRole('link', { name: 'Confirm that it is you' }).click()
    await press(page, 'Continue')
    const password = page.getByLabel('Password', { exact: true })
    await password.fill('wrong')
    await press(page, 'Continue')
    await page.getByTestId('form-feedback-error').waitFor()
    await password.fill(person.password)
    await press(page, 'Continue')
    await press(page, 'Continue')
    await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
    const key = await page.locator('.cl-totpSecret').first().innerText()
    await page
      .getByLabel('Enter verification code')
      .fill(totpCode(fromBase32(key)!, stepAt(Date.now())))
    await press(page, 'Continue')
    await page.getByRole('heading', { name: 'Backup codes' }).waitFor()
    expect(await page.locator('.cl-backupCode').count()).toBe(10)
    await page.getByRole('link', { name: 'Finish' }).click()
    await page.getByText('Authenticator app').waitFor()
  })

  test('a code by mail will do', async () => {
    const { page, person } = await visit('/user?__dooryard_screen=totp', false)
    await press(page, 'Continue')
    await page.getByRole('link', { name: 'Confirm that it is you' }).click()
    await press(page, 'Continue')
    await page.getByRole('button', { name: `Email code to` }).click()
    await page.getByLabel('Enter verification code').fill('424242')
    await press(page, 'Continue')
    await page.getByRole('heading', { name: 'Add an authenticator app' }).waitFor()
    await press(page, 'Continue')
    await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor()
    expect(person.id).toBeTruthy()
  })
})
