import type { Page } from 'playwright-core'
import { readCode } from '../browser/people.ts'
import type { Site } from '../harness/site.ts'

export interface Credentials {
  emailAddress: string
  password: string
}

/** Fills in the sign-up page and the code from the mailbox; returns once the site has moved on. */
export async function signUp(page: Page, site: Site, { emailAddress, password }: Credentials) {
  await page.goto(`${site.url}/sign-up`)
  await page.fill('#emailAddress-field', emailAddress)
  await page.fill('#password-field', password)
  await page.click('.cl-formButtonPrimary')
  const code = page.locator('input[name=code]')
  await code.waitFor()
  // A form that was sent before the page was alive has brought a new page, which sends the code by itself only later.
  await page.waitForFunction(() => window.Clerk?.loaded)
  await code.fill(await readCode(page, site, emailAddress))
  await untilElsewhere(page, '/sign-up')
}

/** Fills in the sign-in page, in one step or two; returns once the site has moved on. */
export async function signIn(page: Page, site: Site, { emailAddress, password }: Credentials) {
  await page.goto(`${site.url}/sign-in`)
  await page.fill('#identifier-field', emailAddress)
  if (!(await page.locator('#password-field').isVisible())) {
    await page.click('.cl-formButtonPrimary')
  }
  await page.fill('#password-field', password)
  await page.click('.cl-formButtonPrimary')
  await untilElsewhere(page, '/sign-in')
}

function untilElsewhere(page: Page, path: string): Promise<void> {
  return page.waitForURL((url) => !url.pathname.startsWith(path))
}
