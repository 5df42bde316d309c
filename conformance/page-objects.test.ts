import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backend, createPerson, readCode, signIn as signInApart } from '../tests/browser/people.ts'
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

const open = async () => pageObjects(await chromium.newPage({ reducedMotion: 'reduce' }), site)
const another = 'another horse 77 battery'

describe('page objects of genuine @clerk/testing drive our sign-in', () => {
  it('by an address and its password on the first screen, and out again', async () => {
    const person = await createPerson(site)
    const { page, signIn, expect: they, clerk } = await open()
    await page.goToAppHome()
    const response = await signIn.goTo()
    expect(response?.status()).toBe(200)
    await page.waitForClerkJsLoaded()
    await clerk.toBeReady()
    await page.waitForClerkComponentMounted()
    await signIn.signInWithEmailAndInstantPassword({
      email: person.emailAddress,
      password: person.password,
    })
    await they.toBeSignedIn()
    await page.waitForAppUrl('/')
    await page.waitForClerkJsLoaded()
    expect((await clerk.getClientSideUser())?.id).toBe(person.id)
    expect(await clerk.getClientSideActor()).toBeFalsy()
    const cookies = await page.cookies()
    expect([...cookies.keys()]).toEqual(expect.arrayContaining(['__session', '__session_*']))
    await page.signOut()
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
    const sent = signIn.enterTestOtpCode(UNTIL_TYPED)
    await signIn.getAltMethodsEmailCodeButton().click()
    await sent
    await they.toBeSignedIn()
  })

  it('with a forgotten password, to a new one', async () => {
    const person = await createPerson(site)
    const { browser, signIn, expect: they } = await open()
    await signIn.goTo()
    await signIn.setIdentifier(person.emailAddress)
    await signIn.continue()
    await signIn.getForgotPassword().click()
    const sent = signIn.enterTestOtpCode(UNTIL_TYPED)
    await signIn.getResetPassword().click()
    await sent
    await browser.locator('input[name=confirmPassword]').waitFor()
    await signIn.setPassword(another)
    await signIn.setPasswordConfirmation(another)
    await signIn.getResetPassword().click()
    await they.toBeSignedIn()
  })

  it('by a provider, and the way to sign-up', async () => {
    const { page, signIn, signUp } = await open()
    await signIn.goTo()
    await signIn.signInWithOauth('google').waitFor()
    await signIn.getGoToSignUp().click()
    await signUp.waitForMounted()
    await page.waitForAppUrl('/sign-up')
    await signUp.signUpWithOauth('google').waitFor()
  })

  it('over the page, and away from it', async () => {
    const { page, browser, signIn, signUp, clerk } = await open()
    await page.goToRelative('/buttons')
    await browser.evaluate(() => window.Clerk.load())
    await clerk.toBeLoaded()
    await browser.evaluate(() => void window.Clerk.openSignIn({}))
    await signIn.waitForModal()
    await browser.getByLabel('Close modal').click()
    await signIn.waitForModal('closed')
    await browser.evaluate(() => void window.Clerk.openSignUp({}))
    await signUp.waitForModal()
    await browser.getByLabel('Close modal').click()
    await signUp.waitForModal('closed')
  })
})

describe('page objects of genuine @clerk/testing drive our sign-up', () => {
  it('from its fields to the code of an address', async () => {
    const { page, signUp, expect: they, clerk } = await open()
    await signUp.goTo()
    await signUp.signUp({
      email: 'ada-by-objects+clerk_test@example.com',
      password: 'correct horse 42 battery',
      legalAccepted: true,
    })
    await signUp.waitForEmailVerificationScreen()
    await signUp.fillTestOtpCode('Enter verification code', { awaitPrepare: false, ...UNTIL_TYPED })
    await they.toBeSignedIn()
    await they.toHaveResolvedTask()
    await page.waitForAppUrl('/')
    await page.waitForClerkJsLoaded()
    expect((await clerk.getClientSideUser())?.emailAddresses).toMatchObject([
      { emailAddress: 'ada-by-objects+clerk_test@example.com' },
    ])
  })

  it('with an address and a password alone, by a code from the mailbox', async () => {
    const { signUp, browser, expect: they } = await open()
    const email = 'bo-by-objects@example.com'
    await signUp.goTo()
    await signUp.getLegalAccepted().check()
    await signUp.signUpWithEmailAndPassword({ email, password: 'correct horse 42 battery' })
    await signUp.waitForEmailVerificationScreen()
    const code = await readCode(browser, site, email)
    await signUp.enterOtpCode(code, { awaitPrepare: false, ...UNTIL_TYPED })
    await they.toBeSignedIn()
  })
})

describe('page objects of genuine @clerk/testing drive our user button', () => {
  it('through its menu, to another account and out of it', async () => {
    const [ada, bo] = [await createPerson(site), await createPerson(site)]
    const { page, browser, userButton, expect: they, clerk } = await open()
    await signInApart(browser, site, ada)
    await signInApart(browser, site, bo)
    await page.goToRelative('/user-button')
    await userButton.waitForMounted()
    await userButton.toggleTrigger()
    await userButton.waitForPopover()
    await userButton.toHaveVisibleMenuItems([/Manage account/i, /Sign out$/i])
    await userButton.switchAccount(ada.emailAddress)
    await browser.waitForFunction((id) => window.Clerk?.user?.id === id, ada.id)
    expect((await clerk.getClientSideUser())?.id).toBe(ada.id)
    await userButton.toggleTrigger()
    await userButton.waitForPopover()
    await userButton.triggerSignOut()
    await they.toBeSignedIn()
    await browser.waitForFunction((id) => window.Clerk?.user?.id === id, bo.id)
  })

  it('closes its menu', async () => {
    const { page, browser, userButton } = await open()
    await signInApart(browser, site, await createPerson(site))
    await page.goToRelative('/user-button')
    await userButton.toggleTrigger()
    await userButton.waitForPopover()
    await browser.keyboard.press('Escape')
    await userButton.waitForPopoverClosed()
  })
})

describe('page objects of genuine @clerk/testing drive', () => {
  it('our pictures of people', async () => {
    const { browser, userAvatar } = await open()
    await signInApart(browser, site, await createPerson(site))
    await userAvatar.goTo()
    await userAvatar.toBeVisible('[data-clerk-id=clerk-user-avatar-round] .cl-userAvatarBox')
  })

  it('the task of a session, to a new password', async () => {
    const person = await createPerson(site)
    await backend(site, `/v1/users/${person.id}/password/set_compromised`, {})
    const { browser, signIn, sessionTask, expect: they } = await open()
    await signIn.goTo()
    await signIn.signInWithEmailAndInstantPassword({
      email: person.emailAddress,
      password: person.password,
      waitForSession: false,
    })
    await browser.getByRole('heading', { name: 'Choose a new password' }).waitFor()
    await sessionTask.resolveResetPasswordTask({ newPassword: another, confirmPassword: another })
    await they.toHaveResolvedTask()
    await they.toBeSignedIn()
  })

  it('the badge of who acts for somebody', async () => {
    const person = await createPerson(site)
    const actor = { sub: 'user_of_support' }
    const { url } = await backend(site, '/v1/actor_tokens', { user_id: person.id, actor })
    const { page, impersonation, expect: they, clerk } = await open()
    await page.goToRelative(url)
    await page.waitForAppUrl('/')
    await page.goToRelative('/stores')
    await they.toBeSignedInAsActor()
    await impersonation.waitForMounted()
    expect(await clerk.getClientSideActor()).toEqual(actor)
    await impersonation.getSignOutLink().click()
    await they.toBeSignedOut()
  })
})

describe('page objects of genuine @clerk/testing, where people wait, have phones, links and organizations,', () => {
  let other: Site
  beforeAll(async () => {
    const env = {
      SHOWCASE_PHONES: 'true',
      SHOWCASE_LINKS: 'true',
      SHOWCASE_WAITLIST: 'true',
      SHOWCASE_ORGANIZATIONS: 'true',
      SHOWCASE_API_KEYS: 'on',
    }
    other = await startSite({ example: 'showcase', mode: 'production', env })
  })
  afterAll(() => other?.stop())
  const openOther = async () =>
    pageObjects(await chromium.newPage({ reducedMotion: 'reduce' }), other)

  it('drive our waitlist', async () => {
    const { browser, waitlist } = await openOther()
    await waitlist.goTo()
    await waitlist.joinWaitlist({ email: 'patient@example.com' })
    await browser
      .getByText(/Thank|on the list/)
      .first()
      .waitFor()
  })

  it('drive our sign-in to a link by mail, and our profile to a phone number', async () => {
    const person = await createPerson(other, {}, { phone_number: ['+12025550101'] })
    const { browser, signIn, userProfile } = await openOther()
    await signIn.goTo()
    await signIn.setIdentifier(person.emailAddress)
    await signIn.continue()
    await signIn.getUseAnotherMethodLink().click()
    await signIn.getAltMethodsEmailCodeButton().click()
    await signIn.getUseAnotherMethodLink().click()
    await signIn.getAltMethodsEmailLinkButton().click()
    await browser.getByRole('heading', { name: 'Check your email' }).waitFor()
    await signInApart(browser, other, person)
    await userProfile.goTo()
    await userProfile.clickAddPhoneNumber()
    await userProfile.waitForSectionCardOpened('phoneNumbers')
    await userProfile.typePhoneNumber('+12025550199')
    const add = browser.getByRole('button', { name: /^add$/i })
    await Promise.all([userProfile.enterTestOtpCode(UNTIL_TYPED), add.click()])
    await userProfile.waitForSectionCardClosed('phoneNumbers')
  })

  it('drive our profile of an organization to its members', async () => {
    const person = await createPerson(other, {}, { phone_number: ['+12025550102'] })
    const made = { name: 'By Objects', created_by: person.id }
    const { id } = await backend(other, '/v1/organizations', made)
    const { page, browser, organizationProfile } = await openOther()
    await signInApart(browser, other, person)
    await page.goToRelative('/buttons')
    await browser.evaluate(() => window.Clerk.load())
    await browser.evaluate((organization) => window.Clerk.setActive({ organization }), id)
    await organizationProfile.goTo()
    await organizationProfile.switchToMembersTab()
    await browser.getByText(person.emailAddress).first().waitFor()
  })

  it('drive our switcher from the personal account to an organization', async () => {
    const person = await createPerson(other, {}, { phone_number: ['+12025550103'] })
    await backend(other, '/v1/organizations', { name: 'By Switcher', created_by: person.id })
    const { browser, organizationSwitcher } = await openOther()
    await signInApart(browser, other, person)
    await organizationSwitcher.goTo('/organizations/switcher?hidePersonal')
    await organizationSwitcher.expectNoOrganizationSelected()
    await organizationSwitcher.goTo('/organizations/switcher')
    await organizationSwitcher.expectPersonalAccount()
    await organizationSwitcher.toggleTrigger()
    await browser.getByRole('button', { name: /By Switcher/ }).click()
    await organizationSwitcher.waitForAnOrganizationToSelected()
    await browser.locator('.cl-organizationSwitcherTrigger', { hasText: 'By Switcher' }).waitFor()
  })

  it('drive our API keys, which are also a page of the profile', async () => {
    const person = await createPerson(other, {}, { phone_number: ['+12025550104'] })
    const { page, browser, apiKeys, userProfile } = await openOther()
    await signInApart(browser, other, person)
    await page.goToRelative('/api-keys')
    await apiKeys.waitForMounted()
    await apiKeys.clickAddButton()
    await apiKeys.waitForFormOpened()
    await apiKeys.typeName('By objects')
    await apiKeys.typeDescription('Of a test')
    await apiKeys.clickSaveButton()
    await apiKeys.waitForCopyModalOpened()
    await apiKeys.clickCopyAndCloseButton()
    await apiKeys.waitForCopyModalClosed()
    await apiKeys.waitForFormClosed()
    await browser.getByRole('button', { name: /^Revoke/ }).click()
    await apiKeys.waitForRevokeModalOpened()
    await apiKeys.typeRevokeConfirmation('Revoke')
    await apiKeys.clickConfirmRevokeButton()
    await apiKeys.waitForRevokeModalClosed()
    await userProfile.goTo()
    await userProfile.switchToAPIKeysTab()
    await browser.getByRole('heading', { name: 'API keys', level: 1 }).waitFor()
  })
})

it('page objects of genuine @clerk/testing drive our task to choose an organization', async () => {
  const env = { SHOWCASE_ORGANIZATIONS: 'forced' }
  const forced = await startSite({ example: 'showcase', mode: 'production', env })
  try {
    const person = await createPerson(forced)
    const {
      browser,
      sessionTask,
      expect: they,
    } = pageObjects(await chromium.newPage({ reducedMotion: 'reduce' }), forced)
    await signInApart(browser, forced, person)
    await browser.goto(`${forced.url}/sign-in`)
    await sessionTask.resolveForceOrganizationSelectionTask({ name: 'By task' })
    await they.toHaveResolvedTask()
  } finally {
    await forced.stop()
  }
})
