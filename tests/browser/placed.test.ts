import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createPerson, readCode, signIn, untilLoaded } from './people.ts'

const example = fileURLToPath(new URL('../fixtures/placed', import.meta.url))

const places = [
  { name: 'base', base: '/app', env: { SITE_BASE: '/app' }, slash: '' },
  { name: 'trailingSlash always', base: '', env: { SITE_TRAILING_SLASH: 'always' }, slash: '/' },
  { name: 'trailingSlash never', base: '', env: { SITE_TRAILING_SLASH: 'never' }, slash: '' },
  {
    name: 'base and trailingSlash always',
    base: '/app',
    env: { SITE_BASE: '/app', SITE_TRAILING_SLASH: 'always' },
    slash: '/',
  },
  {
    name: 'i18n with rewritten fallbacks, and a variable that names the page to go on to',
    base: '',
    env: { SITE_I18N: 'yes', PUBLIC_CLERK_SIGN_IN_FALLBACK_REDIRECT_URL: '/de/' },
    slash: '',
    home: '/de/',
  },
]

describe.each(places)('AST-14: a site with $name', ({ base, env, slash, home = `${base}/` }) => {
  const place = { mount: `${base}/__clerk`, slash }
  let site: Site
  let chromium: TestBrowser
  beforeAll(async () => {
    ;[site, chromium] = await Promise.all([
      startSite({ example, mode: 'production', env }),
      openBrowser(),
    ])
  })
  afterAll(async () => {
    await Promise.all([site?.stop(), chromium?.close()])
  })

  test('signs people in, on the server and in the browser', async () => {
    const person = await createPerson(site, place)
    const page = await chromium.newPage()
    await page.goto(`${site.url}${base}/sign-in${slash}`)
    await page.waitForLoadState('networkidle')
    await page.getByLabel('Email address').fill(person.emailAddress)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL((url) => !url.pathname.includes('sign-in'))
    expect(new URL(page.url()).pathname).toBe(home)
    expect(await page.locator('#who').innerText()).toBe('in')
    await untilLoaded(page)
    expect(await page.evaluate(() => window.Clerk.user?.id)).toBe(person.id)
  })

  test('has pages to sign up and in that no guard of its catches, though it names none', async () => {
    const page = await chromium.newPage()
    await page.goto(`${site.url}${base}/admin${slash}`)
    expect(new URL(page.url()).pathname).toBe(`${base}/__clerk/sign-in${slash}`)
    await expectIcon(page)
    await page.getByRole('link', { name: 'Sign up' }).click()
    await page.waitForURL(`${site.url}${base}/__clerk/sign-up${slash}**`)
    const emailAddress = 'newcomer@example.com'
    await page.getByLabel('Email address').fill(emailAddress)
    await page.getByLabel('Password', { exact: true }).fill('a-lamp-left-on-overnight')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    const code = page.locator('input[name=code]')
    await code.waitFor()
    await code.fill(await readCode(page, site, emailAddress, place))
    await page.waitForURL(`${site.url}${base}/admin${slash}`)
    expect(await page.locator('body').innerText()).toContain('the secret')
    expect(page.problems()).toEqual([])
  })

  test('leads to the same page without JavaScript', async () => {
    const html = await (await fetch(`${site.url}${base}/sign-in${slash}`)).text()
    const [, target] = /name="__dooryard_complete_to" value="([^"]*)"/.exec(html) ?? []
    expect(target).toBe(home)
  })

  test('guards its pages under every spelling', async () => {
    const paths = [
      '/admin',
      '/admin/',
      '//admin',
      '/%61dmin',
      '/app/admin',
      '/app/app/admin',
      '/app//admin/',
      '/de/admin',
      '/de/admin/',
      '/en/admin',
    ]
    for (const path of paths) {
      const response = await fetch(`${site.url}${path}`)
      expect(await response.text(), path).not.toContain('the secret')
    }
  })

  test('lets those in who are signed in', async () => {
    const person = await createPerson(site, place)
    const page = await chromium.newPage()
    await signIn(page, site, person, place)
    await page.goto(`${site.url}${base}/admin${slash}`)
    expect(await page.locator('body').innerText()).toContain('the secret')
  })
})

test('AST-14: where Astro shows no page without a locale, the pages to sign up and in have one', async () => {
  const [site, chromium] = await Promise.all([
    startSite({ example, mode: 'production', env: { SITE_BASE: '/app', SITE_I18N: 'prefix' } }),
    openBrowser(),
  ])
  try {
    const place = { mount: '/app/__clerk', slash: '' }
    const page = await chromium.newPage()
    await page.goto(`${site.url}/app/de/admin/nur-hier`)
    expect(new URL(page.url()).pathname).toBe('/app/__clerk/en/sign-in')
    await page.getByRole('link', { name: 'Sign up' }).click()
    await page.waitForURL(`${site.url}/app/__clerk/en/sign-up**`)
    const emailAddress = 'prefixed@example.com'
    await page.getByLabel('Email address').fill(emailAddress)
    await page.getByLabel('Password', { exact: true }).fill('a-lamp-left-on-overnight')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    const code = page.locator('input[name=code]')
    await code.waitFor()
    await code.fill(await readCode(page, site, emailAddress, place))
    await page.waitForURL(`${site.url}/app/de/admin/nur-hier`)
    expect(await page.locator('body').innerText()).toContain('the secret')
  } finally {
    await Promise.all([site.stop(), chromium.close()])
  }
})

/** Named by the page, or its browser asks for `/favicon.ico`, and of its own origin, as strict policies want it. */
async function expectIcon(page: WatchedPage): Promise<void> {
  const href = await page.locator('link[rel=icon]').getAttribute('href')
  const address = new URL(href!, page.url())
  expect(address.origin).toBe(new URL(page.url()).origin)
  const icon = await fetch(address, { redirect: 'error' })
  expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
}
