import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backend, createPerson, signIn } from '../tests/browser/people.ts'
import { openBrowser, type TestBrowser } from '../tests/harness/browser.ts'
import { type Site, startSite } from '../tests/harness/site.ts'
import { ACCOUNTS, pageObjects, UNTIL_TYPED } from './harness/page-objects.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env: ACCOUNTS }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([chromium?.close(), site?.stop()])
})

async function open() {
  const person = await createPerson(site)
  const page = await chromium.newPage({ reducedMotion: 'reduce' })
  await signIn(page, site, person)
  return { ...pageObjects(page, site), page, person }
}

describe('page objects of genuine @clerk/testing drive our profile', () => {
  it('through name and username', async () => {
    const { page, userProfile } = await open()
    await userProfile.goTo()
    await userProfile.clickToUpdateProfile()
    await userProfile.waitForSectionCardOpened('profile')
    await userProfile.typeFirstName('John')
    await userProfile.typeLastName('Doe')
    await page.getByText(/save/i).click()
    await userProfile.waitForSectionCardClosed('profile')
    await page.getByText('John Doe').waitFor()

    await userProfile.clickSetUsername()
    await userProfile.waitForSectionCardOpened('username')
    await userProfile.typeUsername('john_doe')
    await page.getByText(/save/i).click()
    await userProfile.waitForSectionCardClosed('username')
    await userProfile.clickUpdateUsername()
    await userProfile.waitForSectionCardOpened('username')
    expect(await userProfile.getUsernameInput().inputValue()).toBe('john_doe')
  })

  it('through an address that is added', async () => {
    const { page, person, userProfile } = await open()
    await userProfile.goTo()
    await userProfile.clickAddEmailAddress()
    await userProfile.waitForSectionCardOpened('emailAddresses')
    await userProfile.typeEmailAddress('nobody')
    await userProfile.setEmailAddress(person.emailAddress.replace('person', 'another'))
    const add = page.getByRole('button', { name: /^add$/i })
    await Promise.all([userProfile.enterTestOtpCode(UNTIL_TYPED), add.click()])
    await userProfile.waitForSectionCardClosed('emailAddresses')
    await page.getByRole('button', { name: /^Make primary/ }).waitFor()
  })

  it('through its pages, to the end of the account', async () => {
    const { page, userProfile, expect: they } = await open()
    await userProfile.goTo()
    await userProfile.switchToSecurityTab()
    await page.getByText('Add two-step verification').waitFor()
    await page.getByRole('button', { name: /delete account/i }).click()
    await userProfile.waitForSectionCardOpened('danger')
    await page.locator('input[name=deleteConfirmation]').fill('Delete account')
    await page.getByRole('button', { name: /delete account/i }).click()
    await they.toBeSignedOut()
  })

  it('to a first password', async () => {
    const without = { password: undefined, skip_password_requirement: true }
    const { id } = await createPerson(site, {}, without)
    const ticket = { user_id: id, expires_in_seconds: 600 }
    const { token } = await backend(site, '/v1/sign_in_tokens', ticket)
    const { page, browser, userProfile } = pageObjects(await chromium.newPage(), site)
    await page.goToRelative(`/sign-in?__clerk_ticket=${token}`)
    await page.waitForAppUrl('/')
    await userProfile.goTo()
    await userProfile.switchToSecurityTab()
    await userProfile.clickSetPassword()
    await browser.locator('input[name=newPassword]').fill('another horse 77 battery')
    await userProfile.setPasswordConfirmation('another horse 77 battery')
    await browser.getByText(/save/i).click()
    await browser.getByText('Update password').waitFor()
  })

  it('over the page, from the user button', async () => {
    const { page, userButton, userProfile, expect: they } = await open()
    await page.goto(`${site.url}/user-button`)
    await userButton.waitForMounted()
    await userButton.toggleTrigger()
    await userButton.waitForPopover()
    await userButton.toHaveVisibleMenuItems([/Manage account/i, /Sign out$/i])
    await userButton.triggerManageAccount()
    await userProfile.waitForUserProfileModal()
    await page.getByLabel('Close modal').click()
    await userProfile.waitForUserProfileModal('closed')
    await userButton.toggleTrigger()
    await userButton.waitForPopover()
    await userButton.triggerSignOut()
    await they.toBeSignedOut()
  })

  it('through a proof that it is them, and away from it', async () => {
    const { page, person, userProfile, userVerification } = await open()
    await page.route('**/v1/me?*', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({
            status: 403,
            json: { errors: [{ code: 'session_reverification_required', message: 'Prove it.' }] },
          })
        : route.continue(),
    )
    await userProfile.goTo()
    await userProfile.clickToUpdateProfile()
    await userProfile.typeFirstName('John')
    await page.getByText(/save/i).click()
    await userVerification.waitForMounted()
    await userVerification.closeReverificationModal()
    await userVerification.waitForClosed()
    await page.unroute('**/v1/me?*')
    await page.waitForFunction(() => window.Clerk.loaded)
    await page.evaluate(() => void window.Clerk.__internal_openReverification({}))
    await userVerification.waitForMounted()
    await userVerification.setPassword(person.password)
    await userVerification.continue()
    await userVerification.waitForClosed()
    await page.evaluate(() => void window.Clerk.__internal_openReverification({}))
    await userVerification.getUseAnotherMethodLink().click()
    const sent = userVerification.enterTestOtpCode(UNTIL_TYPED)
    await userVerification.getAltMethodsEmailCodeButton().click()
    await sent
    await userVerification.waitForClosed()
  })
})
