import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { WatchedPage } from '../harness/browser.ts'
import { holdScripts } from './hold-scripts.ts'
import { signIn } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

const go = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true })
const passwordStep = (page: Page) => page.locator('.cl-card.cl-signIn-password')
/** Forms that the runtime has taken over check their fields themselves. */
const isTaken = (page: Page) => page.locator('clerk-ui form[novalidate]').count()

/** A page whose scripts have come as far as they do by themselves. */
async function open(path: string, options?: { signedIn: boolean }) {
  const page = await showcase.stranger({ reducedMotion: 'reduce' })
  if (options?.signedIn) await signIn(page, showcase.site, showcase.person)
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
  })
  await page.goto(`${showcase.site.url}${path}`)
  await page.waitForFunction(() => window.Clerk?.loaded)
  await page.waitForLoadState('networkidle')
  return { page, scripts }
}

/** What waits for `held` goes on when it is opened. */
function gate() {
  let open = () => {}
  const held = new Promise<void>((resolve) => {
    open = resolve
  })
  return { held, open }
}

const signs: Record<string, (page: WatchedPage) => Promise<unknown>> = {
  'a pointer over it': (page) => page.locator('.cl-card').hover(),
  'a key': (page) => page.locator('#identifier-field').press('Tab'),
  'typing, by whatever does it': (page) => page.locator('#identifier-field').fill('a'),
  'a press by no pointer and no key, as of a screen reader': (page) =>
    page.locator('#identifier-field').dispatchEvent('click'),
  'an address of another screen': (page) =>
    page.evaluate(() => {
      location.hash = '#/create'
    }),
  'another language': (page) =>
    page.evaluate(() => window.Clerk.updateOptions({ localization: {} })),
  'an attempt that goes on elsewhere in the page': (page) =>
    page.evaluate((identifier) => {
      void window.Clerk.client!.signIn.create({ identifier })
    }, showcase.person.emailAddress),
}

test.each(Object.entries(signs))('the first screen is taken over at %s', async (_, sign) => {
  const { page, scripts } = await open('/sign-in')
  expect(await isTaken(page)).toBe(0)
  const before = scripts.length
  expect(before).toBeGreaterThan(0)
  await sign(page)
  await expect.poll(() => isTaken(page)).toBe(1)
  expect(scripts.length).toBeGreaterThan(before)
})

test('pressed before it is taken over, it is the form that it looks like', async () => {
  const { page } = await open('/sign-in')
  await page.route('**/_astro/**', (route) => route.abort())
  await page.fill('#identifier-field', showcase.person.emailAddress)
  await go(page).click()
  await passwordStep(page).waitFor()
  expect(await page.locator('.cl-card').innerText()).toContain(showcase.person.emailAddress)
})

test('pressed while what draws it is on its way, the press waits for that: the page is not left', async () => {
  const { page } = await open('/sign-in')
  const { asked, release } = await holdScripts(page)
  const navigations: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) navigations.push(request.url())
  })
  await page.fill('#identifier-field', showcase.person.emailAddress)
  await asked
  await go(page).click()
  release()
  await passwordStep(page).waitFor()
  expect(navigations).toEqual([])
  expect(await isTaken(page)).toBe(1)
})

test('taken out and put back while what draws it is on its way, a press waits for that still', async () => {
  const { page } = await open('/user-button-alone')
  const [settings, screens] = [gate(), gate()]
  await page.route('**/v1/environment*', async (route) => {
    await settings.held
    await route.continue()
  })
  await page.route('**/_astro/**', async (route) => {
    const response = await route.fetch()
    if ((await response.text()).includes('signIn-start')) await screens.held
    await route.fulfill({ response })
  })
  // As a client router brings it, to a page that came without the settings of forms.
  await page.evaluate(async () => {
    const html = await (await fetch('/sign-in')).text()
    const other = new DOMParser().parseFromString(html, 'text/html')
    document.body.append(document.importNode(other.querySelector('clerk-ui')!, true))
  })
  const asked = page.waitForRequest('**/v1/environment*')
  await page.locator('#identifier-field').press('Tab')
  await asked
  await page.evaluate(async () => {
    const component = document.querySelector('clerk-ui:has(form)')!
    component.remove()
    await new Promise((end) => setTimeout(end))
    document.body.append(component)
  })
  await page.fill('#identifier-field', showcase.person.emailAddress)
  const answered = page.waitForResponse('**/v1/environment*')
  settings.open()
  await (await answered).finished()
  await page.waitForFunction(() => Reflect.get(window.Clerk, 'environment')?.object)
  const navigations: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) navigations.push(request.url())
  })
  await go(page).click()
  screens.open()
  await passwordStep(page).waitFor()
  expect(navigations).toEqual([])
})

test('without a network it says so instead of giving the page up', async () => {
  const { page } = await open('/sign-in')
  await page.context().setOffline(true)
  await page.fill('#identifier-field', showcase.person.emailAddress)
  await go(page).click()
  const alert = page.locator('.cl-alertRegion .cl-alert')
  await expect.poll(() => alert.innerText()).toMatch(/offline/)
  await page.context().setOffline(false)
  await go(page).click()
  await passwordStep(page).waitFor()
})

test('what could not be fetched at one sign is fetched at the next', async () => {
  const { page } = await open('/sign-in')
  await page.route('**/_astro/**', (route) => route.abort())
  const failed = page.waitForEvent('requestfailed')
  await page.locator('.cl-card').hover()
  await failed
  await page.unroute('**/_astro/**')
  await page.fill('#identifier-field', showcase.person.emailAddress)
  await expect.poll(() => isTaken(page)).toBe(1)
  expect(await page.inputValue('#identifier-field')).toBe(showcase.person.emailAddress)
})

test('a user button is the markup of the server until it is used, and follows a sign-out', async () => {
  const { page, scripts } = await open('/user-button-alone', { signedIn: true })
  const before = scripts.length
  await page.locator('.cl-userButtonTrigger').first().click()
  await page.locator('.cl-userButtonPopoverCard').first().waitFor()
  await expect.poll(() => scripts.length).toBeGreaterThan(before)

  const { page: other } = await open('/user-button-alone', { signedIn: true })
  expect(await other.locator('[role=menu]').count()).toBe(0)
  await other.evaluate(() => window.Clerk.signOut(() => {}))
  await expect.poll(() => other.locator('.cl-userButtonTrigger').count()).toBe(0)
})

test('a user button that is pressed while what draws it is on its way opens then: the page is not left', async () => {
  const { page } = await open('/user-button-alone', { signedIn: true })
  const { asked, release } = await holdScripts(page)
  const { url, navigations } = { url: page.url(), navigations: [] as string[] }
  page.on('request', (request) => {
    if (request.isNavigationRequest()) navigations.push(request.url())
  })
  await page.locator('.cl-userButtonTrigger').click()
  await asked
  expect(await page.locator('.cl-userButtonTrigger').getAttribute('type')).toBe('submit')
  release()
  await page.locator(':popover-open .cl-userButtonPopoverCard').waitFor()
  expect([page.url(), navigations]).toEqual([url, []])
})

test.each(['/user-button', '/user-button-alone'])(
  'a page that was asked for with its menu has it open, and its address is that of the page again: %s',
  async (path) => {
    const { page } = await open(`${path}?__dooryard_screen=userMenu&tag=a`, { signedIn: true })
    const card = page.locator(':popover-open .cl-userButtonPopoverCard')
    await card.waitFor()
    expect(new URL(page.url()).search).toBe('?tag=a')
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    expect(await page.locator('[inert]').count()).toBe(0)
  },
)

test('a user button without a network says so instead of giving the page up', async () => {
  const { page } = await open('/user-button-alone', { signedIn: true })
  await page.context().setOffline(true)
  const alert = page.locator(':popover-open .cl-alert')
  await page.locator('.cl-userButtonTrigger').click()
  await expect.poll(() => alert.innerText()).toMatch(/offline/)
  await page.keyboard.press('Escape')
  await page.context().setOffline(false)
  await page.locator('.cl-userButtonTrigger').click()
  await page.locator(':popover-open .cl-userButtonPopoverCard').waitFor()
})

test('of somebody who left nothing stays, also if nothing can be fetched any more', async () => {
  const { page } = await open('/user-button', { signedIn: true })
  await page.evaluate(async () => {
    const element = document.createElement('clerk-ui')
    element.setAttribute('component', 'user-button')
    element.append(document.createElement('b'))
    element.firstElementChild!.append('Ada Lovelace')
    document.body.append(element)
    await new Promise((resolve) => setTimeout(resolve))
  })
  await page.evaluate(() => window.Clerk.client!.reload())
  await page.route('**/_astro/**', (route) => route.abort())
  const ada = page.getByText('Ada Lovelace')
  expect(await ada.count()).toBe(1)
  await page.evaluate(() => window.Clerk.signOut(() => {}))
  await expect.poll(() => ada.count()).toBe(0)
})

test('taken out while it could not be fetched, it is never asked for again', async () => {
  const { page } = await open('/sign-in')
  let asked = 0
  let fail = () => {}
  const held = new Promise<void>((end) => {
    fail = end
  })
  await page.route('**/_astro/**', async (route) => {
    asked++
    await held
    await route.abort()
  })
  const first = page.waitForRequest('**/_astro/**')
  await page.evaluate(async () => {
    const element = document.createElement('clerk-ui')
    element.setAttribute('component', 'user-button')
    document.body.append(element)
    await new Promise((resolve) => setTimeout(resolve))
    document.querySelector('clerk-ui')!.remove() // what stood there asks for the same
    window.Clerk.updateOptions({ localization: {} })
  })
  await first
  const failed = page.waitForEvent('requestfailed')
  await page.evaluate(() => document.querySelector('clerk-ui')!.remove())
  const before = asked
  fail()
  await failed
  await page.evaluate(async () => {
    document.dispatchEvent(new Event('keydown'))
    await fetch('/plain')
  })
  expect(asked).toBe(before)
})

test('what the page did not bring along and could not be had is asked for by the next mount', async () => {
  const { page } = await open('/user-button')
  const settings = '**/v1/environment*'
  await page.route(settings, (route) => route.fulfill({ status: 403, body: '{}' }))
  const mountSignIn = () =>
    page.evaluate(() => {
      const node = document.getElementById('place') ?? document.createElement('div')
      node.id = 'place'
      document.body.append(node)
      return Promise.resolve(window.Clerk.mountSignIn(node)).then(
        () => 'there',
        () => 'refused',
      )
    })
  expect(await mountSignIn()).toBe('refused')
  await page.unroute(settings)
  expect(await mountSignIn()).toBe('there')
  await page.locator('#place #identifier-field').waitFor()
})
