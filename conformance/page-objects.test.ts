import { createPageObjects } from '@clerk/testing/playwright/unstable'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backend, createPerson, readCode, signIn as signInApart } from '../tests/browser/people.ts'
import { openBrowser, type TestBrowser } from '../tests/harness/browser.ts'
import { type Site, startSite } from '../tests/harness/site.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  const env = { SHOWCASE_ACCOUNTS: 'true' }
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

async function open() {
  const page = await chromium.newPage({ reducedMotion: 'reduce' })
  // The same Playwright by another name.
  const objects = createPageObjects({
    page: page as never,
    useTestingToken: false,
    baseURL: site.url,
  })
  return { ...objects, page }
}

describe('page objects of genuine @clerk/testing drive our sign-in', () => {
  it('by an address and its password on the first screen', async () => {
    const person = await createPerson(site)
    const { signIn, expect: they, clerk, page: app } = await open()
    await signIn.goTo()
    await signIn.signInWithEmailAndInstantPassword({
      email: person.emailAddress,
      password: person.password,
    })
    await they.toBeSignedIn()
    expect((await clerk.getClientSideUser())?.id).toBe(person.id)
    const { names } = { names: [...(await app.cookies()).keys()] }
    expect(names).toEqual(expect.arrayContaining(['__session', '__client_uat']))
    await app.signOut()
    await they.toBeSignedOut()
  })

  it('step by step, by another method, and with a password that is wrong first', async () => {
    const person = await createPerson(site)
    const { page, signIn, expect: they } = await open()
    await signIn.goTo()
    await signIn.setIdentifier(person.emailAddress)
    await signIn.continue()
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await signIn.setPassword('wrong password')
    await signIn.continue()
    await page.getByTestId('form-feedback-error').waitFor()
    await signIn.getUseAnotherMethodLink().click()
    const sent = signIn.enterTestOtpCode()
    await signIn.getAltMethodsEmailCodeButton().click()
    await sent
    await they.toBeSignedIn()
  })

  it('with a forgotten password, to a new one', async () => {
    const person = await createPerson(site)
    const { page, signIn, expect: they } = await open()
    await signIn.goTo()
    await signIn.setIdentifier(person.emailAddress)
    await signIn.continue()
    await signIn.getForgotPassword().click()
    const sent = signIn.enterTestOtpCode()
    await signIn.getResetPassword().click()
    await sent
    await page.locator('input[name=confirmPassword]').waitFor()
    await signIn.setPassword('another horse 77 battery')
    await signIn.setPasswordConfirmation('another horse 77 battery')
    await signIn.getResetPassword().click()
    await they.toBeSignedIn()
  })

  it('by a provider, and the way to sign-up', async () => {
    const { page, signIn, signUp } = await open()
    await signIn.goTo()
    await signIn.signInWithOauth('google').waitFor()
    await signIn.getGoToSignUp().click()
    await signUp.waitForMounted()
    await signUp.signUpWithOauth('google').waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-up')
  })

  it('over the page, and away from it', async () => {
    const { page, signIn, signUp } = await open()
    await page.goto(`${site.url}/buttons`)
    await page.evaluate(() => window.Clerk.load())
    await page.evaluate(() => void window.Clerk.openSignIn({}))
    await signIn.waitForModal()
    await page.getByLabel('Close modal').click()
    await signIn.waitForModal('closed')
    await page.evaluate(() => void window.Clerk.openSignUp({}))
    await signUp.waitForModal()
    await page.getByLabel('Close modal').click()
    await signUp.waitForModal('closed')
  })
})

describe('page objects of genuine @clerk/testing drive our sign-up', () => {
  it('from its fields to the code of an address', async () => {
    const { signUp, expect: they, page } = await open()
    await signUp.goTo()
    await signUp.signUp({
      firstName: 'Ada',
      lastName: 'Byron',
      username: 'ada_by_objects',
      email: 'ada-by-objects+clerk_test@example.com',
      password: 'correct horse 42 battery',
    })
    await signUp.waitForEmailVerificationScreen()
    await signUp.enterTestOtpCode({ awaitPrepare: false })
    await they.toBeSignedIn()
    await they.toHaveResolvedTask()
    expect(await page.evaluate(() => window.Clerk.user?.firstName)).toBe('Ada')
  })

  it('with an address and a password alone, by a code from the mailbox', async () => {
    const { signUp, page, expect: they } = await open()
    const email = 'bo-by-objects@example.com'
    await signUp.goTo()
    await signUp.signUpWithEmailAndPassword({ email, password: 'correct horse 42 battery' })
    await signUp.waitForEmailVerificationScreen()
    const code = await readCode(page as never, site, email)
    await signUp.enterOtpCode(code, { awaitPrepare: false })
    await they.toBeSignedIn()
  })
})

describe('page objects of genuine @clerk/testing drive our user button', () => {
  it('through its menu, to another account and out of it', async () => {
    const [ada, bo] = [await createPerson(site), await createPerson(site)]
    const { page, userButton, expect: they, page: app, clerk } = await open()
    await signInApart(page as never, site, ada)
    await signInApart(page as never, site, bo)
    await app.goToRelative('/user-button')
    await userButton.waitForMounted()
    await userButton.toggleTrigger()
    await userButton.waitForPopover()
    await userButton.toHaveVisibleMenuItems([/Manage account/i, /Sign out$/i])
    await userButton.switchAccount(ada.emailAddress)
    await page.waitForFunction((id) => window.Clerk.user?.id === id, ada.id)
    expect((await clerk.getClientSideUser())?.id).toBe(ada.id)
    await userButton.toggleTrigger()
    await userButton.waitForPopover()
    await userButton.triggerSignOut()
    await page.waitForURL(/sign-in/)
    await they.toBeSignedIn()
    expect((await clerk.getClientSideUser())?.id).toBe(bo.id)
  })

  it('closes its menu', async () => {
    const { page, userButton } = await open()
    await signInApart(page as never, site, await createPerson(site))
    await page.goto(`${site.url}/user-button`)
    await userButton.toggleTrigger()
    await userButton.waitForPopover()
    await page.keyboard.press('Escape')
    await userButton.waitForPopoverClosed()
  })
})

describe('page objects of genuine @clerk/testing drive what a session has to do', () => {
  it('to a new password', async () => {
    const person = await createPerson(site)
    await backend(site, `/v1/users/${person.id}/password/set_compromised`, {})
    const { page, signIn, sessionTask, expect: they } = await open()
    await signIn.goTo()
    await signIn.signInWithEmailAndInstantPassword({
      email: person.emailAddress,
      password: person.password,
      waitForSession: false,
    })
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor()
    await sessionTask.resolveResetPasswordTask({
      newPassword: 'another horse 77 battery',
      confirmPassword: 'another horse 77 battery',
    })
    await they.toHaveResolvedTask()
    await they.toBeSignedIn()
  })
})
