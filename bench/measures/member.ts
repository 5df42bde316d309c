import type { BrowserContextOptions } from 'playwright-core'
import type { TestBrowser, WatchedPage } from '../../tests/harness/browser.ts'
import { createOrganization, createUser, password } from '../visitor.ts'

/** Chromium as somebody with an account, who signed in on the page of the site. */
export async function asMember(
  { newPage }: Pick<TestBrowser, 'newPage'>,
  url: string,
  { inOrganization = false } = {},
): Promise<Pick<TestBrowser, 'newPage'>> {
  const { id, emailAddress } = await createUser(url)
  const page = await newPage()
  await page.goto(`${url}/stores`)
  await page.waitForFunction(() => window.Clerk?.loaded)
  const organization = inOrganization ? await createOrganization(url, id) : null
  await page.evaluate(signInAs, { identifier: emailAddress, password, organization })
  const storageState = await page.context().storageState()
  await page.context().close()
  return { newPage: (options?: BrowserContextOptions) => newPage({ ...options, storageState }) }
}

/** In the page. */
async function signInAs({ organization, ...credentials }: Credentials): Promise<void> {
  const { client, setActive } = window.Clerk
  const attempt = await client!.signIn.create({ strategy: 'password', ...credentials })
  await setActive({ session: attempt.createdSessionId, organization })
}

interface Credentials {
  identifier: string
  password: string
  organization: string | null
}

/** What opens the pages and forms of a profile, and closes them, by what is written on it. */
const BUTTONS = ['Update profile', 'Cancel', 'Add email address', 'Cancel', 'Security']
const ON_SECURITY = ['Update password', 'Cancel', 'Add two-step verification', 'Delete account']

/** The same of the profile of an organization. */
const IN_ORGANIZATION = ['Update profile', 'Cancel', 'Delete organization', 'Cancel', 'Members']

/** Opens what there is in the profile of an organization. */
export async function openOrganization(page: WatchedPage): Promise<void> {
  await pressAll(page, [...IN_ORGANIZATION, 'Invite', 'Cancel'])
  await page.getByRole('tab', { name: /Invitations/ }).click()
  await page.waitForLoadState('networkidle')
}

/** Opens the menu of whoever is signed in, and that of their organizations. */
export async function openMenus(page: WatchedPage): Promise<void> {
  await page.locator('.cl-userButtonTrigger').click()
  await page.locator('.cl-userButtonPopoverCard').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.cl-organizationSwitcherTrigger').click()
  await page.locator('.cl-organizationSwitcherPopoverCard').waitFor()
}

/** Opens what there is in a profile, and the question who it is over it. */
export async function openAll(page: WatchedPage): Promise<void> {
  await pressAll(page, [...BUTTONS, ...ON_SECURITY])
  await askWho(page)
  await page.locator('.cl-userVerification-root input').first().waitFor()
}

/** Each of these buttons that there is, one after the other. */
async function pressAll(page: WatchedPage, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const button = page.getByRole('button', { name, exact: true }).first()
    const isThere = await button.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    )
    if (!isThere) continue
    await button.click()
    await page.waitForLoadState('networkidle')
  }
}

/** Ours carries no Clerk object before somebody looks for it: there the question is the server's. */
async function askWho(page: WatchedPage): Promise<void> {
  if (!(await page.locator('clerk-ui').count())) {
    return page.evaluate(() => void window.Clerk.__internal_openReverification({}))
  }
  const json = { errors: [{ code: 'session_reverification_required', message: 'Prove it.' }] }
  await page.route('**/v1/me?*', (route) => route.fulfill({ status: 403, json }))
  for (const name of ['Profile', 'Update profile', 'Save']) {
    await page.getByRole('button', { name, exact: true }).click()
  }
}
