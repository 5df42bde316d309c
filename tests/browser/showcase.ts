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
  /** The same, signed in. */
  member(options?: Parameters<TestBrowser['newPage']>[0]): Promise<WatchedPage>
}

/** Starts the built showcase for the tests of one file. */
export function useShowcase(): Showcase {
  const showcase = {} as Showcase
  beforeAll(async () => {
    const [site, chromium] = await Promise.all([
      startSite({ example: 'showcase', mode: 'production' }),
      openBrowser(),
    ])
    const person = await createPerson(site)
    Object.assign(showcase, {
      ...{ site, chromium, person },
      stranger: (options) => chromium.newPage(options),
      async member(options) {
        const page = await chromium.newPage(options)
        await signIn(page, site, person)
        return page
      },
    } satisfies Showcase)
  })
  afterAll(async () => {
    await Promise.all([showcase.site?.stop(), showcase.chromium?.close()])
  })
  return showcase
}
