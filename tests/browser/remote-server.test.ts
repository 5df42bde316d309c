import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustRun, root } from '../../scripts/workspace.mjs'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { freePort, type Program, startProgram, untilReady } from '../harness/process.ts'
import { type Site, startSite } from '../harness/site.ts'

const cli = join(root, 'packages/server/dist/cli.js')
let folder: string
let server: Program
let site: Site
let chromium: TestBrowser
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dooryard-remote-'))
  const port = String(await freePort())
  const printed = await mustRun('node', [
    cli,
    'keys',
    '--development',
    '--host',
    `localhost:${port}`,
  ])
  const env = Object.fromEntries(
    [...printed.matchAll(/^([A-Z_]+)=(\S+)$/gm)].map(([, name, value]) => [name, value]),
  )
  const DOORYARD_DATABASE = join(folder, 'server.sqlite')
  server = startProgram('node', [cli, 'serve', '--development', '--port', port], {
    cwd: folder,
    env: { ...env, DOORYARD_DATABASE },
  })
  await untilReady(server, `http://localhost:${port}/v1/environment`)
  const pages = { PUBLIC_CLERK_SIGN_IN_URL: '/sign-in', PUBLIC_CLERK_SIGN_UP_URL: '/sign-up' }
  ;[site, chromium] = await Promise.all([
    startSite({ example: 'quickstart', mode: 'production', env: { ...env, ...pages } }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await Promise.all([site?.stop(), server?.stop(), chromium?.close()])
  await rm(folder, { recursive: true, force: true })
})

test.each(['localhost', '127.0.0.1'])(
  'a site at %s signs people up and in on a server on another port, by what `dooryard keys` prints',
  async (host) => {
    const url = site.url.replace('localhost', host)
    const page = await chromium.newPage()
    await page.goto(`${url}/sign-up`)
    await page.waitForFunction(() => window.Clerk?.loaded)
    await page.fill('#emailAddress-field', `far-${host}+clerk_test@example.com`)
    await page.fill('#password-field', 'a-lamp-left-on-overnight')
    await page.click('.cl-formButtonPrimary')
    await page.locator('#code-field').fill('424242')
    await page.waitForURL((address) => !address.pathname.startsWith('/sign-up'))
    await page.goto(`${url}/dashboard`)
    expect(await page.locator('.facts dd').first().innerText()).toBe(
      `far-${host}+clerk_test@example.com`,
    )
  },
)
