import type { BrowserContextOptions } from 'playwright-core'
import type { TestBrowser, WatchedPage } from '../../tests/harness/browser.ts'
import { createUser, password } from '../visitor.ts'

/** Chromium as somebody with an account, who signed in on the page of the site. */
export async function asMember(
  { newPage }: Pick<TestBrowser, 'newPage'>,
  url: string,
): Promise<Pick<TestBrowser, 'newPage'>> {
  const { emailAddress } = await createUser(url)
  const page = await newPage()
  await page.goto(`${url}/sign-in`)
  await page.fill('.cl-signIn-root input[name=identifier]', emailAddress)
  await page.click('.cl-formButtonPrimary')
  await page.fill('.cl-signIn-root input[name=password]:not([tabindex="-1"])', password)
  await page.click('.cl-formButtonPrimary')
  await page.waitForURL(`${url}/`)
  const storageState = await page.context().storageState()
  await page.context().close()
  return { newPage: (options?: BrowserContextOptions) => newPage({ ...options, storageState }) }
}

/** What opens the pages and forms of a profile, and closes them, by what is written on it. */
const BUTTONS = ['Update profile', 'Cancel', 'Add email address', 'Cancel', 'Security']
const ON_SECURITY = ['Update password', 'Cancel', 'Add two-step verification', 'Delete account']

/** Opens what there is in a profile, and the question who it is over it. */
export async function openAll(page: WatchedPage): Promise<void> {
  for (const name of [...BUTTONS, ...ON_SECURITY]) {
    const button = page.getByRole('button', { name, exact: true }).first()
    const isThere = await button.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    )
    if (!isThere) continue
    await button.click()
    await page.waitForLoadState('networkidle')
  }
  await page.evaluate(() => void window.Clerk.__internal_openReverification({}))
  await page.locator('.cl-userVerification-root input').first().waitFor()
}
