import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mustRun } from '../../scripts/workspace.mjs'
import { openBrowser, type TestBrowser } from '../harness/browser.ts'
import { packPackages } from '../harness/packed-packages.ts'
import { type Site, startSite } from '../harness/site.ts'
import { signIn, signUp } from '../packed/journeys.ts'
import { makePackedSite, type PackedSiteOptions } from '../packed/packed-site.ts'

const installed = join(import.meta.dirname, 'node_modules')
const program = (name: string) => join(installed, '.bin', name)

/** What they download is kept here, for the next run. */
const downloads = join(installed, '.cache')

const settings = (lines: Record<string, unknown>) =>
  Object.entries(lines)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('')

const installWithPnpm =
  (more: Record<string, unknown>): PackedSiteOptions['install'] =>
  async (folder, overrides) => {
    const lines = settings({ storeDir: join(downloads, 'pnpm'), ignoreScripts: true, overrides })
    await writeFile(join(folder, 'pnpm-workspace.yaml'), lines + settings(more))
    await mustRun(program('pnpm'), ['install', '--no-frozen-lockfile'], { cwd: folder })
  }

const installWithYarn: PackedSiteOptions['install'] = async (folder) => {
  const lines = {
    nodeLinker: 'node-modules',
    globalFolder: join(downloads, 'yarn'),
    enableScripts: false,
    enableTelemetry: false,
    enableImmutableInstalls: false,
  }
  await writeFile(join(folder, '.yarnrc.yml'), settings(lines))
  await writeFile(join(folder, 'yarn.lock'), '')
  await mustRun(program('yarn'), ['install'], { cwd: folder })
}

let tarballs: Record<string, string>
let chromium: TestBrowser
beforeAll(async () => {
  ;[tarballs, chromium] = await Promise.all([packPackages(), openBrowser()])
})
afterAll(() => chromium?.close())

describe.each([
  { manager: 'pnpm', install: installWithPnpm({}), modes: ['production'] as const },
  {
    manager: 'pnpm, which hoists nothing',
    install: installWithPnpm({ hoist: false }),
    modes: ['dev', 'production'] as const,
  },
  { manager: 'Yarn', install: installWithYarn, modes: ['dev', 'production'] as const },
])('a site that was installed with $manager', ({ install, modes }) => {
  let folder: string
  beforeAll(async () => {
    const versions = { astro: '7.3.5', adapter: '11.1.6' }
    folder = await makePackedSite(tarballs, { name: '@dooryard/astro', install, ...versions })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('has the command that makes its keys', async () => {
    const printed = await mustRun(join(folder, 'node_modules/.bin/dooryard'), ['keys'])
    expect(printed).toMatch(/^PUBLIC_CLERK_PUBLISHABLE_KEY=pk_live_\S+\nCLERK_SECRET_KEY=sk_live_/)
  })

  it.each(modes)('signs people up and in: %s', async (mode) => {
    const site = await startSite({ example: folder, mode })
    try {
      await expectSignUpAndIn(site)
    } finally {
      await site.stop()
    }
  })
})

const credentials = { emailAddress: 'stranger@example.com', password: 'a-lamp-left-on-overnight' }

async function expectSignUpAndIn(site: Site) {
  const first = await chromium.newPage()
  await signUp(first, site, credentials)
  const second = await chromium.newPage()
  await signIn(second, site, credentials)
  await second.goto(`${site.url}/`)
  expect(await second.locator('text=Hello').isVisible()).toBe(true)
}
