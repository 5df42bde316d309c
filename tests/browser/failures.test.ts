import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { WatchedPage } from '../harness/browser.ts'
import { createPerson, signIn, wake } from './people.ts'
import { useShowcase } from './showcase.ts'

const showcase = useShowcase()

const CODE = '**/_astro/**'
const API = '**/__clerk/v1/client/**'

const alert = (page: Page) => page.locator('.cl-alertText')
const passwordStep = (page: Page) => page.locator('.cl-card.cl-signIn-password')
const go = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true })

/** The sign-in page, alive, with an address typed by script: no chunk was asked for by a gesture. */
async function openSignIn(path = '/sign-in'): Promise<WatchedPage> {
  const page = await showcase.stranger({ reducedMotion: 'reduce' })
  await page.goto(`${showcase.site.url}${path}`)
  await wake(page)
  await page.waitForLoadState('networkidle')
  await page.evaluate((address) => {
    document.querySelector<HTMLInputElement>('#identifier-field')!.value = address
  }, showcase.person.emailAddress)
  return page
}

test('what cannot be fetched is told, and fetched by a later press', async () => {
  const page = await openSignIn()
  await page.context().setOffline(true)
  await go(page).click()
  await expect.poll(() => alert(page).innerText()).toMatch(/offline/)
  expect(await go(page).getAttribute('aria-busy')).toBeNull()
  await page.context().setOffline(false)
  await page.route(CODE, (route) => route.abort())
  await go(page).click()
  await expect.poll(() => alert(page).innerText()).toMatch(/could not be loaded/)
  await page.unroute(CODE)
  await go(page).click()
  await passwordStep(page).waitFor()
})

test('code that a deployment has replaced is found by loading the page anew', async () => {
  const page = await openSignIn()
  let isReplaced = true
  page.on('request', (request) => {
    if (request.isNavigationRequest()) isReplaced = false
  })
  await page.route(CODE, (route) =>
    isReplaced ? route.fulfill({ status: 404, body: 'Not found' }) : route.continue(),
  )
  await go(page).click()
  await expect.poll(() => alert(page).innerText()).toMatch(/could not be loaded/)
  await Promise.all([page.waitForEvent('framenavigated'), go(page).click()])
  await wake(page)
  await page.fill('#identifier-field', showcase.person.emailAddress)
  await go(page).click()
  await passwordStep(page).waitFor()
})

test('a page is not left for one that cannot be reached', async () => {
  const page = await openSignIn()
  await page.route('**/*', (route) => route.abort())
  for (const press of ['first', 'second', 'third']) {
    await go(page).click()
    await expect
      .poll(() => alert(page).innerText(), { message: press })
      .toMatch(/could not be loaded/)
    await expect.poll(() => go(page).getAttribute('aria-busy'), { message: press }).toBeNull()
  }
  await page.unroute('**/*')
  await go(page).click()
  await passwordStep(page).waitFor()
  // No gesture over the new page: at the first one it fetches what comes next.
  await page.mouse.move(0, 0)
  await page.reload()
  await page.locator('.cl-signIn-password form[novalidate]').first().waitFor()
  expect(await page.locator('.cl-main label').getAttribute('for')).toBe('password-field')

  await page.route(CODE, (route) => route.abort())
  await page.getByRole('link', { name: 'Forgot password?' }).click()
  await expect
    .poll(() => page.locator('.cl-headerTitle').innerText())
    .toMatch(/could not be loaded/)
  const retry = page.getByRole('button', { name: 'Try again' })
  await page.context().setOffline(true)
  await retry.click()
  await expect.poll(() => alert(page).innerText()).toMatch(/offline/)
  await page.context().setOffline(false)
  await page.unroute(CODE)
  await retry.click()
  await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor()
})

test('an answer that is not the server’s own is told, and the press after it works', async () => {
  const page = await openSignIn()
  const html = { contentType: 'text/html', body: '<h1>Not the server</h1>' }
  const answers = [
    { of: 'a proxy without its server', status: 502, says: /502/ },
    { of: 'a proxy with a limit', status: 413, says: /413/ },
    { of: 'a firewall', status: 403, says: /403/ },
    { of: 'the Wi-Fi of a train', status: 200, says: /cannot be reached/ },
  ]
  for (const { of, status, says } of answers) {
    await page.route(API, (route) => route.fulfill({ status, ...html }))
    await go(page).click()
    await expect.poll(() => alert(page).innerText(), { message: of }).toMatch(says)
    expect(await go(page).getAttribute('aria-busy')).toBeNull()
    await page.unroute(API)
  }
  await go(page).click()
  await passwordStep(page).waitFor()
})

test('a button that opens a modal leads to the page where its code is missing', async () => {
  const page = await showcase.stranger()
  await page.goto(`${showcase.site.url}/buttons`)
  await page.waitForLoadState('networkidle')
  await page.route(CODE, (route) => route.abort())
  await page.locator('#in-modal').click()
  await page.waitForURL(/\/sign-in\?/)
  await page.getByLabel('Email address').waitFor()
})

test('signing out by a button works where its code is missing', async () => {
  const page = await showcase.lonelyMember()
  await page.goto(`${showcase.site.url}/buttons`)
  await page.waitForLoadState('networkidle')
  await page.route(CODE, (route) => route.abort())
  await page.locator('#out').click()
  await page.waitForURL(/\/show$/)
  const response = await page.request.get(`${showcase.site.url}/api/whoami`)
  expect((await response.json()).userId).toBeNull()
})

test('a user menu whose code is missing says so, and opens the next time', async () => {
  const page = await showcase.member()
  // Of all code that of the menu alone: a pointer above the button brings what else it takes.
  await page.route(CODE, async (route) => {
    const response = await route.fetch()
    const isMenu = (await response.text()).includes('userButtonPopoverMain')
    return isMenu ? route.abort() : route.fulfill({ response })
  })
  await page.goto(`${showcase.site.url}/user-button`)
  await page.waitForLoadState('networkidle')
  const trigger = page.locator('.cl-userButtonTrigger')
  await trigger.hover()
  await expect.poll(() => trigger.getAttribute('type')).toBe('button')
  await trigger.click()
  await expect.poll(() => alert(page).innerText()).toMatch(/could not be loaded/)
  await trigger.click()
  await expect.poll(() => alert(page).count()).toBe(0)
  await page.unroute(CODE)
  await trigger.click()
  await page.locator('.cl-userButtonPopoverActionButton__signOut').waitFor()
})

test('a user menu of which nothing can be fetched comes with its page, and can be used there', async () => {
  const page = await showcase.lonelyMember()
  await page.goto(`${showcase.site.url}/user-button-alone?tag=a&tag=b`)
  await page.waitForLoadState('networkidle')
  await page.route(CODE, (route) => route.abort())
  await page.locator('.cl-userButtonTrigger').click()
  await page.waitForURL(/\?tag=a&tag=b&__dooryard_screen=userMenu$/)
  await page.locator('.cl-userButtonTrigger').click()
  await page.waitForURL(/\/user-button-alone\?tag=a&tag=b$/)
  await page.locator('.cl-userButtonTrigger').click()
  await page.locator('.cl-userButtonPopoverActionButton__signOut').click()
  await page.waitForURL(`${showcase.site.url}/`)
  const response = await page.request.get(`${showcase.site.url}/api/whoami`)
  expect((await response.json()).userId).toBeNull()
})

test('signing out in the user menu: a failure is told there, and the next press works', async () => {
  const page = await showcase.member()
  await page.goto(`${showcase.site.url}/user-button`)
  await page.waitForLoadState('networkidle')
  await page.locator('.cl-userButtonTrigger').click()
  const signOut = page.locator('.cl-userButtonPopoverActionButton__signOut')
  await signOut.waitFor()
  await page.route(API, (route) => route.abort())
  await signOut.click()
  await expect.poll(() => alert(page).innerText()).toMatch(/cannot be reached/)
  expect(await signOut.getAttribute('aria-busy')).toBeNull()
  await page.unroute(API)
  await signOut.click()
  await page.waitForURL(`${showcase.site.url}/`)
})

describe('a sign-in that this browser no longer has', () => {
  const password = (page: Page) => page.locator('#password-field')
  const attempt = '**/attempt_first_factor*'
  const signedInAs = async (page: Page) =>
    (await (await page.request.get(`${showcase.site.url}/api/whoami`)).json()).userId

  async function openPassword(): Promise<WatchedPage> {
    const page = await openSignIn()
    await go(page).click()
    await passwordStep(page).waitFor()
    await password(page).fill(showcase.person.password)
    return page
  }

  test('was completed, and its answer lost: the next press goes on', async () => {
    const page = await openPassword()
    await page.route(attempt, async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await go(page).click()
    await expect.poll(() => alert(page).innerText()).toMatch(/cannot be reached/)
    await page.unroute(attempt)
    await go(page).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    expect(await signedInAs(page)).toBe(showcase.person.id)
  })

  test('was completed elsewhere in the browser by the same person: the press goes on', async () => {
    const page = await openPassword()
    await signIn(page, showcase.site, showcase.person)
    await go(page).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    expect(await signedInAs(page)).toBe(showcase.person.id)
  })

  test('was replaced by that of somebody else: it is told, and begins again', async () => {
    const page = await openPassword()
    await signIn(page, showcase.site, await createPerson(showcase.site))
    await go(page).click()
    await expect.poll(() => alert(page).innerText()).toMatch(/was replaced\. Start again/)
    expect(new URL(page.url()).hash).not.toContain('factor-one')
  })

  test('is gone with the cookies: the first step says why, and keeps what was typed', async () => {
    const page = await openPassword()
    await page.context().clearCookies()
    await go(page).click()
    await expect.poll(() => alert(page).innerText()).toMatch(/no longer open\. Start again/)
    expect(await page.locator('#identifier-field').inputValue()).toBe(showcase.person.emailAddress)
    await go(page).click()
    await passwordStep(page).waitFor()
  })
})

describe('a sign-up that this browser no longer has', () => {
  const attempt = '**/attempt_verification*'
  const code = (page: Page) => page.locator('#code-field')

  async function openCode(emailAddress: string): Promise<WatchedPage> {
    const page = await showcase.stranger({ reducedMotion: 'reduce' })
    await page.goto(`${showcase.site.url}/sign-up`)
    await wake(page)
    await page.fill('#emailAddress-field', emailAddress)
    await page.fill('#password-field', 'a-lamp-left-on-overnight')
    await go(page).click()
    await code(page).waitFor()
    return page
  }

  test('was completed, and its answer lost: the next press goes on', async () => {
    const page = await openCode(`lost-${process.pid}+clerk_test@example.com`)
    await page.route(attempt, async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await code(page).fill('424242')
    await expect.poll(() => alert(page).innerText()).toMatch(/cannot be reached/)
    await page.unroute(attempt)
    await go(page).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'), { timeout: 10_000 })
  })

  test('is gone with the cookies: the first step says why, and keeps what was typed', async () => {
    const emailAddress = `gone-${process.pid}+clerk_test@example.com`
    const page = await openCode(emailAddress)
    await page.context().clearCookies()
    await code(page).fill('424242')
    await expect.poll(() => alert(page).innerText()).toMatch(/no longer open\. Start again/)
    expect(await page.locator('#emailAddress-field').inputValue()).toBe(emailAddress)
  })
})

test('an answer that holds nothing is told, and the press after it works', async () => {
  const page = await openSignIn()
  await page.route(API, (route) => route.fulfill({ json: { response: null, client: null } }))
  await go(page).click()
  await expect.poll(() => alert(page).innerText()).toMatch(/failed \(200\)/)
  await page.unroute(API)
  await go(page).click()
  await passwordStep(page).waitFor()
})

test('a stranger who is to choose among accounts gets the first step', async () => {
  const page = await openSignIn('/sign-in#/choose')
  expect(await page.locator('#identifier-field').count()).toBe(1)
})
