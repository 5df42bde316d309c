import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weighPage } from '../../bench/measures/page-weight.ts'
import { signedInVisitor } from '../../bench/visitor.ts'
import { root } from '../../scripts/workspace.mjs'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'

let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  const example = join(root, 'bench/site')
  ;[site, chromium] = await Promise.all([startSite({ example, mode: 'production' }), openBrowser()])
})
afterAll(async () => {
  await chromium?.close()
  await site?.stop()
})

describe('the HTML of a signed-in page', () => {
  let cookie: string
  beforeAll(async () => {
    const { visitor, sessionId } = await signedInVisitor(site.url)
    const cookies = new Map(visitor.cookies).set('__session', await visitor.token(sessionId))
    cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  })
  const visit = async (path: string) =>
    (await fetch(site.url + path, { headers: { cookie, accept: 'text/html' } })).text()

  test.each(['/plain', '/guarded'])(
    'carries no data where there is neither a store nor a component of ours: %s',
    async (path) => {
      const html = await visit(path)
      expect(html).toContain('<h1>')
      expect(html).not.toMatch(/__CLERK|application\/json|client_|sess_/)
    },
  )

  test('with <Show> and <UserButton> keeps to its budget, without the settings of forms', async () => {
    const html = await visit('/components')
    expect(html).toContain('<h1>Welcome</h1>')
    expect(html.match(/__CLERK_ASTRO_BOOT__/g)).toHaveLength(1)
    expect(html).not.toContain('password_settings')
    expect(Buffer.byteLength(html) / 1000).toBeLessThanOrEqual(5)
  })

  test('with stores brings their data in its head', async () => {
    const [head, body] = (await visit('/stores')).split('</head>')
    expect(head).toContain('__CLERK_ASTRO_DATA__')
    expect(head).toContain('__CLERK_ASTRO_BOOT__')
    expect(body).not.toContain('__CLERK_ASTRO')
  })

  test('with a form brings all settings along', async () => {
    expect(await visit('/sign-in')).toContain('password_settings')
  })
})

test.each([
  ['a sign-in page', '/sign-in', '.cl-formButtonPrimary', 9.92],
  ['a page that only uses stores', '/stores', 'html[data-loaded]', 8.3],
  ['a page with neither', '/', 'h1', 1],
])('%s loads at most its budget of JavaScript', async (_, path, ready, budget) => {
  const { kilobytes } = await weighPage(chromium, `${site.url}${path}`, ready)
  expect(kilobytes).toBeLessThanOrEqual(budget)
})

test('a page that only uses stores has no Clerk object until somebody looks for it', async () => {
  const page = await chromium.newPage()
  await page.goto(`${site.url}/stores`)
  await page.waitForSelector('html[data-loaded]', { state: 'attached' })
  const files = () => page.evaluate(() => performance.getEntriesByType('resource').length)
  const before = await files()
  expect(await page.evaluate(() => window.Clerk.loaded)).toBe(false)
  await page.waitForFunction(() => window.Clerk.loaded)
  expect(await files()).toBeGreaterThan(before)
  const url = await page.evaluate(() => window.Clerk.buildSignInUrl({ redirectUrl: '/x' }))
  expect(url).toBe(`${site.url}/sign-in?redirect_url=${encodeURIComponent(`${site.url}/x`)}`)
  await page.context().close()
})

test('what a click of the site opens over the page may be the first that it asks of the Clerk object', async () => {
  const page = await chromium.newPage()
  await page.goto(`${site.url}/stores`)
  await page.waitForSelector('html[data-loaded]', { state: 'attached' })
  await page.evaluate(() => void window.Clerk.openSignIn())
  await page.locator('.cl-modalContent input[name=identifier]').waitFor()
  await page.context().close()
})
