import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mustRun } from '../../scripts/workspace.mjs'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { signIn, signUp } from '../harness/journeys.ts'
import { startSite } from '../harness/site.ts'
import { makePackedSite, type PackedSiteOptions, packPackages } from './packed-site.ts'

let tarballs: Record<string, string>
let chromium: TestBrowser
const credentials = {
  emailAddress: 'stranger+clerk_test@example.com',
  password: 'a-lamp-left-on-overnight',
}
beforeAll(async () => {
  ;[tarballs, chromium] = await Promise.all([packPackages(), openBrowser()])
})
afterAll(() => chromium?.close())

describe.each<PackedSiteOptions>([
  { name: '@dooryard/astro', astro: '7.3.5', adapter: '11.1.6' },
  { name: '@clerk/astro', astro: '7.3.5', adapter: '11.1.6' },
  { name: '@dooryard/astro', astro: '6.4.8', adapter: '10.1.4' },
  { name: '@dooryard/astro', astro: '5.18.2', adapter: '9.5.5' },
])('an empty site on Astro $astro with the packed packages as $name', (options) => {
  let folder: string
  beforeAll(async () => {
    folder = await makePackedSite(tarballs, options)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('signs people up and in under astro dev, with no key at all', async () => {
    const env = {
      PUBLIC_CLERK_PUBLISHABLE_KEY: undefined,
      CLERK_SECRET_KEY: undefined,
      DOORYARD_DATABASE: undefined,
      DOORYARD_UNSAFE_MAILBOX: undefined,
    }
    const site = await startSite({ example: folder, mode: 'dev', env })
    try {
      await expectSignUpAndIn(site.url)
      expect(existsSync(join(folder, '.dooryard/dooryard.sqlite'))).toBe(true)
      expect((await readFile(join(folder, '.dooryard/.gitignore'), 'utf8')).trim()).toBe('*')
    } finally {
      await site.stop()
    }
  })

  it('signs people up and in after astro build, with the keys of `npx dooryard keys`', async () => {
    const printed = await mustRun('npx', ['dooryard', 'keys'], { cwd: folder })
    const keys = Object.fromEntries(
      [...printed.matchAll(/^([A-Z_]+)=(\S+)$/gm)].map(([, name, value]) => [name, value]),
    )
    expect(Object.keys(keys).sort()).toEqual(['CLERK_SECRET_KEY', 'PUBLIC_CLERK_PUBLISHABLE_KEY'])
    const site = await startSite({ example: folder, mode: 'production', env: keys })
    try {
      const page = await chromium.newPage()
      expect((await page.goto(`${site.url}/`))?.status()).toBe(200)
      await page.goto(`${site.url}/sign-in`)
      expect(await page.locator('#identifier-field').isVisible()).toBe(true)
    } finally {
      await site.stop()
    }
    const testing = await startSite({ example: folder, mode: 'production' })
    try {
      await expectSignUpAndIn(testing.url)
    } finally {
      await testing.stop()
    }
  })
})

async function expectSignUpAndIn(origin: string) {
  const first = await chromium.newPage()
  await signUp(first, origin, credentials)
  await first.goto(`${origin}/`)
  await first.waitForSelector('text=Hello')
  expect(first.problems()).toEqual([])

  const second = await chromium.newPage()
  await second.goto(`${origin}/`)
  expect(await second.locator('text=Hello').isVisible()).toBe(false)
  await signIn(second, origin, credentials)
  await second.goto(`${origin}/`)
  await second.waitForSelector('text=Hello')
  expect(second.problems()).toEqual([])
}
