import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { mustRun } from '../../scripts/workspace.mjs'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { packPackages } from '../harness/packed-packages.ts'
import { type Site, startSite } from '../harness/site.ts'
import {
  expectListedHost,
  expectNoPrivateFiles,
  expectNoProxyTrusted,
  expectNoSharedVisitor,
  expectProxyTrusted,
} from './edges.ts'
import { signIn, signUp } from './journeys.ts'
import { makePackedSite, type PackedSiteOptions } from './packed-site.ts'

let tarballs: Record<string, string>
let chromium: TestBrowser
const credentials = {
  emailAddress: 'stranger@example.com',
  password: 'a-lamp-left-on-overnight',
}

/** What holds of an installation, of sites that a file of tests names. */
export function describeEmptySites(sites: readonly PackedSiteOptions[]): void {
  beforeAll(async () => {
    ;[tarballs, chromium] = await Promise.all([packPackages(), openBrowser()])
  })
  afterAll(() => chromium?.close())
  const title = 'an empty site on Astro $astro with the packed packages as $name'
  describe.each(sites)(title, emptySite)
}

function emptySite(options: PackedSiteOptions): void {
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
      await vi.waitUntil(() => site.output().includes('Mails of this site'), { timeout: 30_000 })
      expect(site.output()).not.toMatch(/\[\d{3}].*__clerk/)
      await expectSignUpAndIn(site)
      expect(existsSync(join(folder, '.dooryard/development.sqlite'))).toBe(true)
      expect((await readFile(join(folder, '.dooryard/.gitignore'), 'utf8')).trim()).toBe('*')
      await expectNoPrivateFiles(site, folder)
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
      await expectSignUpAndIn(site)
      const prerendered = await (await fetch(`${site.url}/prerendered`)).text()
      expect(prerendered).toContain('was called on /prerendered, which is prerendered')
      expect(prerendered).toContain('export const prerender = false')
      await expectNoSharedVisitor(site, {
        ...credentials,
        hasRouteCache: !options.astro.startsWith('5.'),
      })
      await expectNoProxyTrusted(site)
      await expectSmallCore(folder)
      if (options.hosts) await expectListedHost(site)
    } finally {
      await site.stop()
    }
    if (options.hosts) return
    const behindProxy = { ...keys, DOORYARD_TRUSTED_PROXIES: '1' }
    const proxied = await startSite({ example: folder, mode: 'production', env: behindProxy })
    try {
      await expectProxyTrusted(proxied)
    } finally {
      await proxied.stop()
    }
  })

  it.runIf(options.astro.startsWith('7.') && !options.hosts)(
    'AST-4: leaves no body in pages of a site whose request handling leaves the middleware out',
    async () => {
      await writeFile(join(folder, 'src/fetch.ts'), FETCH_WITHOUT_MIDDLEWARE)
      const site = await startSite({ example: folder, mode: 'production' })
      try {
        const page = await (await fetch(`${site.url}/branches`)).text()
        expect(page).toContain('for strangers')
        expect(page).not.toContain('for members')
      } finally {
        await site.stop()
        await rm(join(folder, 'src/fetch.ts'))
      }
    },
  )

  it.runIf(!options.astro.startsWith('5.') && !options.hosts)(
    'AST-6: refuses to build a page that a rule caches and that asks who is signed in',
    async () => {
      const layout = '---\nconst { userId } = Astro.locals.auth()\n---\n<p>{userId}</p><slot />'
      await writeFile(join(folder, 'src/Layout.astro'), layout)
      const page = "---\nimport Layout from '../Layout.astro'\n---\n<Layout>x</Layout>"
      await writeFile(join(folder, 'src/pages/ruled.astro'), page)
      await expect(build(folder)).rejects.toThrow(
        /caches \/ruled, but src\/Layout\.astro asks who is signed in/,
      )
    },
  )
}

const FETCH_WITHOUT_MIDDLEWARE = `import { FetchState, pages } from 'astro/fetch'
export default { fetch: (request) => pages(new FetchState(request)) }
`

async function build(folder: string) {
  return mustRun('npx', ['astro', 'build', '--outDir', join(folder, 'dist/other')], { cwd: folder })
}

/** What every page with a store carries, whichever bundler this Astro has. The rest of such a page is half a KB. */
async function expectSmallCore(folder: string) {
  const built = join(folder, 'dist')
  const files = await readdir(built, { recursive: true })
  const cores = files.filter((file) => /_astro\/clerk\.[\w-]+\.js$/.test(file))
  expect(cores.length).toBeGreaterThan(0)
  for (const core of cores) {
    const { length } = gzipSync(await readFile(join(built, core)), { level: 9 })
    expect(length).toBeLessThanOrEqual(8150)
  }
}

async function expectSignUpAndIn(site: Site) {
  const first = await chromium.newPage()
  await first.goto(`${site.url}/sign-up`)
  expect(await first.title()).toBe('Sign up')
  await signUp(first, site, credentials)
  await first.goto(`${site.url}/`)
  await first.waitForSelector('text=Hello')
  expect(problems(first)).toEqual([])

  const second = await chromium.newPage()
  await second.goto(`${site.url}/`)
  expect(await second.locator('text=Hello').isVisible()).toBe(false)
  await signIn(second, site, credentials)
  await second.goto(`${site.url}/`)
  await second.waitForSelector('text=Hello')
  expect(problems(second)).toEqual([])
}

/** The README's pages name no icon, so Chromium asks for one in vain. */
function problems(page: WatchedPage): string[] {
  return page.problems().filter((text) => !text.includes('/favicon.ico'))
}
