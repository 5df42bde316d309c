import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { stepAt, totpCode } from '../../packages/server/src/totps/code.ts'
import { fromBase32 } from '../../packages/server/src/totps/secret.ts'
import { createPerson, type Person, signIn, untilLoaded } from './people.ts'
import { useShowcase } from './showcase.ts'

interface Secured extends Person {
  secret: string
  backupCodes: string[]
}

const showcase = useShowcase()

/** Somebody with an authenticator app, set up on a page of the site. */
async function securedPerson(): Promise<Secured> {
  const person = await createPerson(showcase.site)
  const page = await showcase.stranger()
  await signIn(page, showcase.site, person)
  await page.goto(`${showcase.site.url}/stores`)
  await untilLoaded(page)
  const call = (path: string, form: Record<string, string> = {}) =>
    page.evaluate(
      async ([path, form]) => {
        const session = `_clerk_session_id=${window.Clerk.session!.id}`
        const body = new URLSearchParams(form)
        const answer = await fetch(`/__clerk/v1/me/${path}?${session}`, { method: 'POST', body })
        return (await answer.json()).response
      },
      [path, form] as const,
    )
  const { secret } = await call('totp')
  // That of the step before, so that those of this one and the next are left.
  const code = totpCode(fromBase32(secret)!, stepAt(Date.now()) - 1)
  const { backup_codes: backupCodes } = await call('totp/attempt_verification', { code })
  await page.context().close()
  return { ...person, secret, backupCodes }
}

const codeOf = ({ secret }: Secured) => totpCode(fromBase32(secret)!, stepAt(Date.now()))
const proceed = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click()

async function enterPassword(page: Page, { emailAddress, password }: Person) {
  await page.goto(`${showcase.site.url}/guarded`)
  await page.getByLabel('Email address').fill(emailAddress)
  await proceed(page)
  await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await proceed(page)
  await secondStep(page)
}

const secondStep = (page: Page) =>
  page.getByRole('heading', { name: 'Two-step verification' }).waitFor()

describe.each([true, false])('a second step, with JavaScript: %s', (javaScriptEnabled) => {
  let page: Page
  let ada: Secured
  beforeAll(async () => {
    ada = await securedPerson()
    page = await showcase.stranger({ javaScriptEnabled, reducedMotion: 'reduce' })
  })

  test('a password alone opens nothing; a wrong code is said at its field', async () => {
    await enterPassword(page, ada)
    const field = page.getByLabel('Enter verification code')
    await field.fill('000000')
    if (!javaScriptEnabled) await proceed(page)
    await page.getByText('Incorrect code').waitFor()
    expect(await page.getByLabel('Enter verification code').getAttribute('aria-invalid')).toBe(
      'true',
    )
    const guarded = await page.request.get(`${showcase.site.url}/guarded`, { maxRedirects: 0 })
    expect(guarded.status()).toBe(307)
  })

  test('the code of the app opens the page that one wanted', async () => {
    await page.getByLabel('Enter verification code').fill(codeOf(ada))
    if (!javaScriptEnabled) await proceed(page)
    await page.waitForURL(`${showcase.site.url}/guarded`)
    await page.getByText('the secret of the guarded page').waitFor()
  })

  test('without the phone a backup code does', async () => {
    const other = await showcase.stranger({ javaScriptEnabled, reducedMotion: 'reduce' })
    await enterPassword(other, ada)
    await other.getByRole('link', { name: 'Use another method' }).click()
    await other.getByRole('link', { name: 'Use a backup code' }).click()
    await other.getByLabel('Backup code').fill(ada.backupCodes[0]!)
    await proceed(other)
    await other.waitForURL(`${showcase.site.url}/guarded`)
  })

  test('a new password waits for the second step', async () => {
    const other = await showcase.stranger({ javaScriptEnabled, reducedMotion: 'reduce' })
    await other.goto(`${showcase.site.url}/guarded`)
    await other.getByLabel('Email address').fill(ada.emailAddress)
    await proceed(other)
    await other.getByRole('link', { name: 'Forgot password?' }).click()
    await other.getByRole('button', { name: 'Reset your password' }).click()
    await other.getByLabel('Enter verification code').fill('424242')
    if (!javaScriptEnabled) await proceed(other)
    await other.getByRole('heading', { name: 'Choose a new password' }).waitFor()
    const password = `${ada.password} anew`
    await other.getByLabel('New password', { exact: true }).fill(password)
    const again = other.getByLabel('Confirm password')
    if (await again.isVisible()) await again.fill(password)
    await other.getByRole('button', { name: 'Reset password' }).click()
    await secondStep(other)
    await other.getByRole('link', { name: 'Use another method' }).click()
    await other.getByRole('link', { name: 'Use a backup code' }).click()
    await other.getByLabel('Backup code').fill(ada.backupCodes[1]!)
    await proceed(other)
    await other.waitForURL(`${showcase.site.url}/guarded`)
    const third = await showcase.stranger({ javaScriptEnabled })
    await enterPassword(third, { ...ada, password })
  })
})
