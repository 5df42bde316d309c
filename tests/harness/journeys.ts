import type { Page } from 'playwright-core'

export interface Credentials {
  /** `…+clerk_test@…` takes the code 424242. */
  emailAddress: string
  password: string
}

/** Fills in the sign-up page and its code; returns once the site has moved on. */
export async function signUp(page: Page, origin: string, { emailAddress, password }: Credentials) {
  await page.goto(`${origin}/sign-up`)
  await page.fill('#emailAddress-field', emailAddress)
  await page.fill('#password-field', password)
  await page.click('.cl-formButtonPrimary')
  await page.fill('input[name=code]', '424242')
  await untilElsewhere(page, '/sign-up')
}

/** Fills in the sign-in page, in one step or two; returns once the site has moved on. */
export async function signIn(page: Page, origin: string, { emailAddress, password }: Credentials) {
  await page.goto(`${origin}/sign-in`)
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
