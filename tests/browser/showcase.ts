import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser, type TestBrowser, type WatchedPage } from '../harness/browser.ts'
import { type Site, startSite } from '../harness/site.ts'
import { createPerson, type Person, signIn } from './people.ts'

export interface Showcase {
  site: Site
  chromium: TestBrowser
  person: Person
  /** A page of a browser of its own. */
  stranger(options?: Parameters<TestBrowser['newPage']>[0]): Promise<WatchedPage>
  /** The same, signed in; all members are one browser to the server. */
  member(options?: Parameters<TestBrowser['newPage']>[0]): Promise<WatchedPage>
  /** Signed in by itself: for tests that sign out. */
  lonelyMember(options?: Parameters<TestBrowser['newPage']>[0]): Promise<WatchedPage>
  /** A `Cookie` header of a member whose session token is gone, as after a while away. */
  returningCookie(): Promise<string>
}

/** One site and one Chromium for all files that a worker runs; both end with the process. */
let shared: Promise<[Site, TestBrowser]> | undefined

async function startShared(): Promise<[Site, TestBrowser]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dooryard-showcase-'))
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  return Promise.all([
    startSite({ example: 'showcase', mode: 'production', dataDir }),
    openBrowser(),
  ])
}

/** The built showcase, with persons of their own for the tests of one file. */
export function useShowcase(): Showcase {
  const showcase = {} as Showcase
  beforeAll(async () => {
    shared ??= startShared()
    const [site, chromium] = await shared
    const person = await createPerson(site)
    const lonelyMember: Showcase['lonelyMember'] = async (options) => {
      const page = await chromium.newPage(options)
      await signIn(page, site, person)
      return page
    }
    const first = await lonelyMember()
    const cookies = await first.context().cookies()
    Object.assign(showcase, {
      ...{ site, chromium, person, lonelyMember },
      stranger: (options) => chromium.newPage(options),
      async member(options) {
        const page = await chromium.newPage(options)
        await page.context().addCookies(cookies)
        return page
      },
      returningCookie: async () =>
        cookies
          .filter(({ name }) => !name.startsWith('__session'))
          .map(({ name, value }) => `${name}=${value}`)
          .join('; '),
    } satisfies Showcase)
  })
  afterAll(async () => {
    const contexts = showcase.chromium?.browser.contexts() ?? []
    await Promise.all(contexts.map((context) => context.close()))
  })
  return showcase
}
