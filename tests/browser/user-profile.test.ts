import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openAll } from '../../bench/measures/member.ts'
import { weighPage } from '../../bench/measures/page-weight.ts'
import { png } from '../../packages/server/src/testing/pictures.ts'
import type { WatchedPage } from '../harness/browser.ts'
import { createPerson, type Person, signIn, untilLoaded } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()
const NEW = 'a brand new passphrase 7'

/** Somebody of their own, signed in, at a page. */
async function visit(path: string, options?: Parameters<typeof showcase.stranger>[0]) {
  const person = await createPerson(showcase.site)
  const page = await showcase.stranger({ reducedMotion: 'reduce', ...options })
  await signIn(page, showcase.site, person)
  await page.goto(showcase.site.url + path)
  return { page, person }
}

/** Another browser of the same person. */
async function elsewhere(person: Person) {
  const other = await showcase.stranger({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
  })
  await signIn(other, showcase.site, person)
  return other
}

/** Waits until the runtime has taken it over, which it does at a visitor's first sign. */
async function wake(page: Page) {
  await page.locator('.cl-navbarButtons').hover()
  await page.locator('.cl-navbarButton[type=button]').first().waitFor()
}

const section = (page: Page, id: string) => page.locator(`.cl-profileSection__${id}`)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const isSignedIn = async (page: Page) =>
  (await page.request.get(`${showcase.site.url}/guarded`, { maxRedirects: 0 })).status() === 200

/** Its proofs are as old as those of somebody who signed in an hour ago. */
async function refuseOnce(page: Page, path: string, times = 1) {
  let left = times
  await page.route(`**/v1/me${path}?*`, (route) => {
    if (left-- <= 0) return route.continue()
    return route.fulfill({
      status: 403,
      json: { errors: [{ code: 'session_reverification_required', message: 'Prove it.' }] },
    })
  })
}

describe('what the server shows of a profile', () => {
  test('is both pages, whole, without a script', async () => {
    const { page, person } = await visit('/account', { javaScriptEnabled: false })
    await page.getByRole('heading', { name: 'Your profile' }).waitFor()
    await section(page, 'emailAddresses').getByText(person.emailAddress).waitFor()
    await press(page, 'Security')
    await page.getByRole('heading', { name: 'Security' }).waitFor()
    await section(page, 'activeDevices').getByText('This device').waitFor()
    await page.goto(`${showcase.site.url}/account/security`)
    await section(page, 'activeDevices').getByText('This device').waitFor()
  })

  test('is nothing to a stranger, and what is private of it is no page’s that caches keep', async () => {
    const stranger = await showcase.stranger()
    await stranger.goto(`${showcase.site.url}/user`)
    expect(await stranger.locator('.cl-cardBox').count()).toBe(0)
    const { page } = await visit('/user')
    const response = await page.request.get(`${showcase.site.url}/user`)
    expect(response.headers()['cache-control']).toContain('private')
  })

  test('the browser takes it over as it is, devices without a request', async () => {
    const { page } = await visit('/account/security')
    let asked = 0
    await page.route('**/v1/me/sessions/active*', (route) => {
      asked++
      return route.continue()
    })
    const list = await section(page, 'activeDevices').locator('li').first().elementHandle()
    await wake(page)
    expect(await list!.evaluate((node) => node.isConnected)).toBe(true)
    expect(asked).toBe(0)
    expect(page.problems()).toEqual([])
  })
})

test('without JavaScript a picture is uploaded by a form, told why not, and removed', async () => {
  const { page } = await visit('/user', { javaScriptEnabled: false })
  const shown = section(page, 'profile').locator('img').first()
  const upload = async (buffer: Buffer) => {
    const file = page.locator('.cl-avatarImageFile')
    await file.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer })
    await page.locator('.cl-avatarImageActionsUpload').click()
  }
  await press(page, 'Update profile')
  await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  await page.locator('.cl-alertText').first().waitFor()
  await upload(await png())
  await press(page, 'Remove')
  await page.locator('.cl-avatarImageFile').waitFor()
  expect(await page.getByRole('button', { name: 'Remove', exact: true }).count()).toBe(0)
  await upload(await png())
  await page.getByRole('link', { name: 'Cancel' }).click()
  expect(await shown.getAttribute('src')).toMatch(/\/pictures\/[\w-]+\.(webp|png)/)
})

describe.each([true, false])('changing a profile, with JavaScript: %s', (javaScriptEnabled) => {
  test('a name', async () => {
    const { page } = await visit('/user', { javaScriptEnabled })
    await press(page, 'Update profile')
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('Last name').fill('Lovelace')
    await press(page, 'Save')
    await section(page, 'profile').getByText('Ada Lovelace').waitFor()
    expect(await page.getByLabel('First name').count()).toBe(0)
    if (javaScriptEnabled) {
      await page.getByText('Your profile is updated.').waitFor()
      const opener = page.getByRole('button', { name: 'Update profile' })
      expect(await opener.evaluate((node) => node === document.activeElement)).toBe(true)
    }
  })

  test('a password: what is wrong is told at its field, and other devices are signed out', async () => {
    const { page, person } = await visit('/account/security', { javaScriptEnabled })
    const other = await elsewhere(person)
    await press(page, 'Update password')
    const fill = async (current: string) => {
      await page.getByLabel('Current password').fill(current)
      await page.getByLabel('New password', { exact: true }).fill(NEW)
      const again = page.getByLabel('Confirm password')
      if (javaScriptEnabled) await again.fill(NEW)
      await press(page, 'Save')
    }
    await fill('not my password')
    const field = page.locator('[aria-invalid=true]')
    await field.waitFor()
    expect(await field.getAttribute('name')).toMatch(/^current_?password$/i)
    await fill(person.password)
    await page.getByRole('button', { name: 'Update password' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/account/security')
    expect(await isSignedIn(other)).toBe(false)
    await signIn(other, showcase.site, { ...person, password: NEW })
  })

  test('a device that is not one’s own any more', async () => {
    const { page, person } = await visit('/user', { javaScriptEnabled })
    const phone = await elsewhere(person)
    await press(page, 'Security')
    const row = section(page, 'activeDevices').getByRole('listitem').filter({ hasText: 'iPhone' })
    await row.getByText('Safari').waitFor()
    await row.getByRole('button', { name: /^Sign out/ }).click()
    await row.waitFor({ state: 'detached' })
    await section(page, 'activeDevices').getByText('This device').waitFor()
    expect(await isSignedIn(phone)).toBe(false)
    expect(await isSignedIn(page)).toBe(true)
  })

  test('the account is deleted when the words are typed, and not before', async () => {
    const { page, person } = await visit('/user', { javaScriptEnabled })
    await press(page, 'Security')
    await press(page, 'Delete account')
    const field = page.getByRole('textbox', { name: 'Type “Delete account”' })
    await field.fill('Delete')
    await press(page, 'Delete account')
    if (javaScriptEnabled) await page.getByTestId('form-feedback-error').waitFor()
    expect(await isSignedIn(page)).toBe(true)
    await field.fill('Delete account')
    await press(page, 'Delete account')
    await page.waitForURL(`${showcase.site.url}/`)
    expect(await isSignedIn(page)).toBe(false)
    await expect(signIn(page, showcase.site, person)).rejects.toThrow(/form_identifier_not_found/)
  })
})

describe('a fresh proof', () => {
  const password = (page: Page) => page.getByRole('dialog').getByLabel('Password', { exact: true })

  test('is asked for over the page; the call goes on by itself, and nothing that was typed is lost', async () => {
    const { page, person } = await visit('/user')
    await refuseOnce(page, '')
    await press(page, 'Update profile')
    await page.getByLabel('First name').fill('Grace')
    await press(page, 'Save')
    await page.locator('.cl-userVerification-root').waitFor()
    await password(page).fill('a wrong one')
    await press(page, 'Continue')
    await page.getByRole('dialog').locator('[aria-invalid=true]').waitFor()
    await password(page).fill(person.password)
    await press(page, 'Continue')
    await page.locator('.cl-userVerification-root').waitFor({ state: 'detached' })
    await section(page, 'profile').getByText('Grace').waitFor()
    expect(await page.locator('[inert]').count()).toBe(0)
  })

  test('that is not given changes nothing, and says so; the form is as it was', async () => {
    const { page } = await visit('/user')
    await refuseOnce(page, '')
    await press(page, 'Update profile')
    await page.getByLabel('First name').fill('Grace')
    await press(page, 'Save')
    await password(page).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Nothing was changed').waitFor()
    expect(await page.getByLabel('First name').inputValue()).toBe('Grace')
    await press(page, 'Save')
    await section(page, 'profile').getByText('Grace').waitFor()
  })

  test('may be another one: a code by mail', async () => {
    const { page } = await visit('/user')
    await refuseOnce(page, '')
    await press(page, 'Update profile')
    await page.getByLabel('First name').fill('Grace')
    await press(page, 'Save')
    await password(page).waitFor()
    await page.getByRole('link', { name: 'Use another method' }).click()
    await page.getByRole('button', { name: /email code to/i }).click()
    await page.getByLabel('Enter verification code').fill('424242')
    await section(page, 'profile').getByText('Grace').waitFor()
  })

  test('can be asked for by the site, which hears how it ended', async () => {
    const { page, person } = await visit('/stores')
    await untilLoaded(page)
    const ask = () =>
      page.evaluate(() => {
        const heard = window as unknown as { heard: string[] }
        heard.heard = []
        window.Clerk.__internal_openReverification({
          afterVerification: () => heard.heard.push('proven'),
          afterVerificationCancelled: () => heard.heard.push('cancelled'),
        })
      })
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    await ask()
    await password(page).waitFor()
    await page.getByLabel('Close modal').click()
    await page.locator('.cl-userVerification-root').waitFor({ state: 'detached' })
    expect(await heard()).toEqual(['cancelled'])
    await ask()
    await password(page).fill(person.password)
    await press(page, 'Continue')
    await page.locator('.cl-userVerification-root').waitFor({ state: 'detached' })
    expect(await heard()).toEqual(['proven'])
    const age = await page.evaluate(() => window.Clerk.session!.lastActiveToken!.jwt.claims.fva)
    expect(age).toEqual([0, -1])
  })
})

describe('where it opens', () => {
  test('over the page, from the user button, which gets the focus back', async () => {
    const page = await showcase.member({ reducedMotion: 'reduce' })
    await page.goto(`${showcase.site.url}/user-button`)
    await page.locator('.cl-userButtonTrigger').click()
    await press(page, 'Manage account')
    const dialog = page.locator('.cl-modalContent:has(.cl-userProfile-root)')
    await dialog.getByRole('heading', { name: 'Your profile' }).waitFor()
    await press(page, 'Security')
    await dialog.getByText('This device').waitFor()
    expect(page.url()).toBe(`${showcase.site.url}/user-button`)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(page.problems()).toEqual([])
  })

  test('in the page, at an address of its own: in the fragment or the path', async () => {
    const page = await showcase.member({ reducedMotion: 'reduce' })
    for (const [path, security] of [
      ['/user', '/user#/security'],
      ['/account', '/account/security'],
      ['/static/user', '/static/user#/security'],
    ] as const) {
      await page.goto(showcase.site.url + path)
      await wake(page)
      await press(page, 'Security')
      await page.waitForURL(showcase.site.url + security)
      await section(page, 'activeDevices').waitFor()
      await page.goBack()
      await section(page, 'profile').waitFor()
      await page.goto(showcase.site.url + security)
      await section(page, 'activeDevices').getByText('This device').waitFor()
    }
  })

  test('at a page that comes with the server, for a site that has none; strangers sign in first', async () => {
    const person = await createPerson(showcase.site)
    const page = await showcase.stranger({ javaScriptEnabled: false })
    await page.goto(`${showcase.site.url}/__clerk/user`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.getByLabel('Email address').fill(person.emailAddress)
    await press(page, 'Continue')
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await press(page, 'Continue')
    await page.getByRole('heading', { name: 'Your profile' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/__clerk/user')
  })
})

describe('pages of the site', () => {
  const wakened = async () => {
    const page = await showcase.member({ reducedMotion: 'reduce' })
    await page.goto(`${showcase.site.url}/pages`)
    await wake(page)
    return page
  }
  const labels = (page: Page) => page.locator('.cl-navbarButton').allInnerTexts()

  test('stand where the site says, also without a script', async () => {
    const noscript = await showcase.member({ javaScriptEnabled: false })
    await noscript.goto(`${showcase.site.url}/pages`)
    const expected = ['Security', 'Terms', 'Profile', 'Home']
    expect(await labels(noscript)).toEqual(expected)
    await press(noscript, 'Terms')
    await noscript.locator('.cl-profileCustomPage p#terms').waitFor()
    await noscript.locator('.cl-navbarButton__custom-page-0 svg.terms-icon').waitFor()
    expect(await labels(await wakened())).toEqual(expected)
  })

  test('hold live nodes of the document, which come and go and stay what they are', async () => {
    const page = await wakened()
    await page.locator('button.cl-navbarButton__custom-page-0 svg.terms-icon').waitFor()
    await press(page, 'Terms')
    await page.waitForURL(`${showcase.site.url}/pages/terms`)
    await page.locator('.cl-profileCustomPage #count').click()
    await press(page, 'Profile')
    await section(page, 'profile').waitFor()
    expect(await page.locator('#terms').isVisible()).toBe(false)
    await page.goBack()
    expect(await page.locator('.cl-profileCustomPage #count').innerText()).toBe('1')
    expect(await page.locator('#terms').count()).toBe(1)
    await page.locator('.cl-navbarButton', { hasText: 'Home' }).click()
    await page.waitForURL(`${showcase.site.url}/`)
    expect(page.problems()).toEqual([])
  })

  test('are opened by an entry of the user button’s menu', async () => {
    const page = await showcase.member({ reducedMotion: 'reduce' })
    await page.goto(`${showcase.site.url}/user-button`)
    await page.locator('.cl-userButtonTrigger').click()
    await press(page, 'Terms')
    const dialog = page.locator('.cl-modalContent:has(.cl-userProfile-root)')
    await dialog.locator('.cl-profileCustomPage').getByText('Terms').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})

test('a picture is cut to its middle, shown everywhere, and taken away', async () => {
  const { page } = await visit('/user')
  await press(page, 'Update profile')
  const png = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 300 })
    const context = canvas.getContext('2d')!
    context.fillRect(0, 0, 900, 300)
    context.fillStyle = 'blue'
    context.fillRect(600, 0, 300, 300)
    const blob = await new Promise<Blob>((done) => canvas.toBlob((it) => done(it!)))
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  await page.getByLabel('First name').fill('Ada')
  const buffer = Buffer.from(png)
  const file = { name: 'me.png', mimeType: 'image/png', buffer }
  await page.getByTestId('profile-image').setInputFiles(file)
  const stage = page.getByRole('application')
  await stage.waitFor()
  await shoot(page, 'crop')
  await press(page, 'Discard this picture')
  await stage.waitFor({ state: 'detached' })
  await page.getByTestId('profile-image').setInputFiles(file)
  expect(await stage.evaluate((it) => it === document.activeElement)).toBe(true)
  // To the right end, which is blue; and nearer.
  for (let step = 0; step < 25; step++) await page.keyboard.press('ArrowRight')
  await page.getByLabel('Zoom').fill('2')
  await press(page, 'Use this part')
  const image = page.locator('.cl-actionCard img.cl-avatarImage')
  await image.waitFor()
  const size = () =>
    image.evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => [
      naturalWidth,
      naturalHeight,
    ])
  await expect.poll(size).toEqual([150, 150])
  const color = await image.evaluate((it: HTMLImageElement) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 150, height: 150 })
    const context = canvas.getContext('2d')!
    context.drawImage(it, 0, 0)
    return [...context.getImageData(75, 75, 1, 1).data].map((part) => part > 127)
  })
  expect(color).toEqual([false, false, true, true])
  expect(
    await page
      .getByRole('button', { name: 'Upload a picture' })
      .evaluate((it) => it === document.activeElement),
  ).toBe(true)
  expect(await page.getByLabel('First name').inputValue()).toBe('Ada')

  await page
    .getByTestId('profile-image')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await page.locator('.cl-actionCard .cl-alertText').waitFor()

  await press(page, 'Remove')
  await page.locator('.cl-actionCard .cl-avatarInitials').waitFor()
  await press(page, 'Save')
  await section(page, 'profile').getByText('Ada').waitFor()
})

/** Pictures for those who want to look: SCREENSHOTS=folder. */
async function shoot(page: Page, name: string) {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/profile-${name}.png` })
}

test('a profile is 10.1 KB of JavaScript, and 61.7 KB with all that opens in it', async () => {
  const member = { newPage: () => showcase.member({ reducedMotion: 'reduce' }) }
  const weigh = async (use: (page: WatchedPage) => Promise<void>) =>
    (await weighPage(member, `${showcase.site.url}/user`, '.cl-profilePage', { use })).kilobytes
  expect(await weigh(async () => {})).toBeLessThanOrEqual(10.1)
  expect(await weigh(openAll)).toBeLessThanOrEqual(61.7)
})
