import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { root } from '../../scripts/workspace.mjs'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { type Program, startProgram } from '../harness/process.ts'
import { type Site, startSite } from '../harness/site.ts'

const cli = join(root, 'packages/server/dist/cli.js')
let folder: string
let server: Program
let site: Site
let env: Record<string, string>
let chromium: TestBrowser
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dooryard-remote-'))
  server = startProgram('node', [cli, 'serve', '--development', '--port', '0'], {
    cwd: folder,
    env: {},
  })
  await vi.waitUntil(() => server.output().includes('CLERK_API_URL='), { timeout: 20_000 })
  env = Object.fromEntries(
    [...server.output().matchAll(/^([A-Z_]+)=(\S+)$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'quickstart', mode: 'production', env: { ...env, ...PAGES } }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([site?.stop(), server?.stop(), chromium?.close()])
  await rm(folder, { recursive: true, force: true })
})

test.each(['localhost', '127.0.0.1'])(
  'a site at %s signs people up, out and in on a server on another port, by what `dooryard serve --development` prints',
  async (host) => {
    await expectUpOutAndIn(
      site.url.replace('localhost', host),
      `far-${host}+clerk_test@example.com`,
    )
  },
)

test('so does a site at localhost that reaches its server as 127.0.0.1', async () => {
  const byNumber = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value.replace('//localhost', '//127.0.0.1')]),
  )
  expect(Object.values(byNumber).filter((value) => value.includes('//127.0.0.1'))).toHaveLength(2)
  const other = await startSite({
    example: 'quickstart',
    mode: 'production',
    env: { ...byNumber, ...PAGES },
  })
  try {
    await expectUpOutAndIn(other.url, 'by-number+clerk_test@example.com')
  } finally {
    await other.stop()
  }
})

const PAGES = { PUBLIC_CLERK_SIGN_IN_URL: '/sign-in', PUBLIC_CLERK_SIGN_UP_URL: '/sign-up' }
const PASSWORD = 'a-lamp-left-on-overnight'

async function expectUpOutAndIn(url: string, emailAddress: string): Promise<void> {
  const page = await chromium.newPage()
  const open = async (path: string) => {
    await page.goto(url + path)
    await page.waitForFunction(() => window.Clerk?.loaded)
  }
  const expectOnDashboard = async () => {
    await page.goto(`${url}/dashboard`)
    expect(await page.locator('.facts dd').first().innerText()).toBe(emailAddress)
  }
  await open('/sign-up')
  await page.fill('#emailAddress-field', emailAddress)
  await page.fill('#password-field', PASSWORD)
  await page.click('.cl-formButtonPrimary')
  await page.locator('#code-field').fill('424242')
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-up'))
  await expectOnDashboard()

  await page.waitForFunction(() => window.Clerk?.loaded)
  await page.getByRole('button', { name: 'Open user menu' }).click()
  const answer = page.waitForResponse(
    (response) => response.request().method() !== 'OPTIONS' && /\/v1\/client/.test(response.url()),
  )
  await page.getByRole('button', { name: 'Sign out' }).click()
  expect((await answer).ok()).toBe(true)
  // The page that it leads to, whole: going elsewhere meanwhile would interrupt it.
  await page.waitForURL((address) => address.pathname === '/')
  await page.waitForFunction(() => window.Clerk?.loaded && window.Clerk.user === null)
  await page.goto(`${url}/dashboard`)
  await page.waitForURL((address) => address.pathname.startsWith('/sign-in'))

  await open('/sign-in')
  await page.getByLabel('Email address').fill(emailAddress)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByRole('heading', { name: 'Enter your password' }).waitFor()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
  await expectOnDashboard()
}
