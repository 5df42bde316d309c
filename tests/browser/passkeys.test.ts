import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createPerson, type Person, signIn, untilLoaded, wake } from './people.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  const env = { SHOWCASE_PASSKEYS: 'on' }
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'showcase', mode: 'production', env }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([site?.stop(), chromium?.close()])
})

interface Authenticator {
  /** Whether somebody touches it as soon as it asks. */
  touch(isThere: boolean): Promise<void>
  /** Whether it recognises who touches it. */
  recognise(isOwner: boolean): Promise<void>
}

async function authenticatorOf(page: Page): Promise<Authenticator> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    touch: async (enabled) =>
      void (await cdp.send('WebAuthn.setAutomaticPresenceSimulation', {
        authenticatorId,
        enabled,
      })),
    recognise: async (isUserVerified) =>
      void (await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })),
  }
}

let page: WatchedPage
let person: Person
let authenticator: Authenticator

/** Somebody with a passkey, signed in at a page of the site. */
async function owner() {
  person = await createPerson(site)
  page = await chromium.newPage({ reducedMotion: 'reduce' })
  await signIn(page, site, person)
  await page.goto(`${site.url}/stores`)
  await untilLoaded(page)
  authenticator = await authenticatorOf(page)
}

const add = () =>
  page.evaluate(async () => {
    const { user } = window.Clerk
    return user!.createPasskey().then(
      ({ id }) => id,
      (error: { code: string }) => error.code,
    )
  })

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = (name: string) => page.getByRole('link', { name, exact: true }).click()

/** The page that a stranger is sent to, who wanted another one. */
async function leaveAndReturn() {
  await page.context().clearCookies()
  await page.goto(`${site.url}/guarded`)
  await page.getByLabel('Email address').waitFor()
}

const arrive = () => page.getByText('the secret of the guarded page').waitFor()

describe('passkeys', () => {
  beforeAll(owner)

  test('one is made by the browser, renamed, and not made twice on one device', async () => {
    expect(await add()).toMatch(/^idn_/)
    expect(await add()).toBe('passkey_already_exists')
    const name = await page.evaluate(async () => {
      const { user } = window.Clerk
      await user!.passkeys[0]!.update({ name: 'My key' })
      await user!.reload()
      return user!.passkeys.map((passkey) => passkey.name).join()
    })
    expect(name).toBe('My key')
  })

  test('it proves again who one is', async () => {
    const status = await page.evaluate(async () => {
      const { session } = window.Clerk
      await session!.startVerification({ level: 'first_factor' })
      return (await session!.verifyWithPasskey()).status
    })
    expect(status).toBe('complete')
  })

  test('one signs in by it alone, from the first screen', async () => {
    await leaveAndReturn()
    await page.evaluate(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false
    })
    await wake(page)
    await follow('Use passkey instead')
    await arrive()
  })

  test('the browser offers it in the field, and one who picks it is in', async () => {
    await leaveAndReturn()
    const field = page.getByLabel('Email address')
    expect(await field.getAttribute('autocomplete')).toBe('username webauthn')
    await field.hover()
    await arrive()
  })

  test('with a name it is another method', async () => {
    await authenticator.touch(false)
    await leaveAndReturn()
    await page.getByLabel('Email address').fill(person.emailAddress)
    await press('Continue')
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await follow('Use another method')
    await follow('Sign in with your passkey')
    await page.getByRole('heading', { name: 'Use your passkey' }).waitFor()
    await authenticator.touch(true)
    await press('Continue')
    await arrive()
  })

  test('somebody whom it does not recognise is told so, and may go on otherwise', async () => {
    await authenticator.touch(false)
    await leaveAndReturn()
    await page.getByLabel('Email address').fill(person.emailAddress)
    await press('Continue')
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await follow('Use another method')
    await follow('Sign in with your passkey')
    await authenticator.recognise(false)
    await authenticator.touch(true)
    await press('Continue')
    await page.getByText('No passkey was used').waitFor()
    await follow('Use another method')
    await follow('Sign in with your password')
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await press('Continue')
    await arrive()
    await authenticator.recognise(true)
  })

  test('once it is removed the server says that it belongs to nobody', async () => {
    await page.goto(`${site.url}/stores`)
    await untilLoaded(page)
    const left = await page.evaluate(async () => {
      const { user } = window.Clerk
      await user!.passkeys[0]!.delete()
      return (await user!.reload()).passkeys.length
    })
    expect(left).toBe(0)
    await leaveAndReturn()
    await page.getByLabel('Email address').hover()
    await page.getByText('does not belong to the account').waitFor()
  })
})

test('a page without a script shows nothing of it', async () => {
  const still = await chromium.newPage({ javaScriptEnabled: false })
  await still.goto(`${site.url}/sign-in`)
  await still.getByLabel('Email address').waitFor()
  expect(await still.getByText('Use passkey instead').isVisible()).toBe(false)
})

describe('in a profile', () => {
  const section = (of: Page) => of.locator('.cl-profileSection__passkeys')

  test('a passkey is added, renamed and taken away; one that nobody gives is no silence', async () => {
    await owner()
    await page.goto(`${site.url}/account/security`)
    await press('Add a passkey')
    const row = section(page).getByRole('listitem')
    await row.waitFor()
    await page.getByText('The passkey is added').waitFor()
    await row.getByRole('button', { name: /^Rename/ }).click()
    await page.getByLabel('Name of the passkey').fill('The laptop')
    await press('Save')
    await row.getByText('The laptop').waitFor()
    await press('Add a passkey')
    await section(page).locator('.cl-alertText').waitFor()
    await page.getByRole('button', { name: 'Remove: The laptop' }).click()
    await press('Remove')
    await row.waitFor({ state: 'detached' })
  })

  test('is renamed and taken away without a script, too', async () => {
    await owner()
    expect(await add()).toMatch(/^\w+_/)
    const noscript = await chromium.newPage({ javaScriptEnabled: false })
    await noscript.context().addCookies(await page.context().cookies())
    await noscript.goto(`${site.url}/account/security`)
    const row = section(noscript).getByRole('listitem')
    await row.getByRole('button', { name: /^Rename/ }).click()
    await noscript.getByLabel('Name of the passkey').fill('The laptop')
    await noscript.getByRole('button', { name: 'Save' }).click()
    await row.getByText('The laptop').waitFor()
    await row.getByRole('button', { name: 'Remove: The laptop' }).click()
    await noscript.getByRole('button', { name: 'Remove', exact: true }).click()
    await row.waitFor({ state: 'detached' })
  })
})
