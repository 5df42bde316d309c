import { createPageObjects } from '@clerk/testing/playwright/unstable'
import { inject } from 'vitest'
import type { WatchedPage } from '../../tests/harness/browser.ts'
import type { Site } from '../../tests/harness/site.ts'
import { bookIn } from './covered.ts'

type Objects = ReturnType<typeof createPageObjects>
type Methods = Record<string, (...parameters: unknown[]) => unknown>

/** The environment of the showcase with all that an account can have. */
export const ACCOUNTS = {
  SHOWCASE_ACCOUNTS: 'true',
  SHOWCASE_TERMS: 'true',
  DOORYARD_SOCIAL_GOOGLE_CLIENT_ID: 'id',
  DOORYARD_SOCIAL_GOOGLE_CLIENT_SECRET: 'secret',
}

/** For who types a code: their wait for its answer begins after the last digit, and an answer of a server beside them may be over by then. */
export const UNTIL_TYPED = { awaitAttempt: false }

/** The genuine page objects for a page of a site; what they are asked for is written down. */
export function pageObjects(page: WatchedPage, site: Site): Objects & { browser: WatchedPage } {
  // The same Playwright by another name.
  const objects = createPageObjects({
    page: page as never,
    useTestingToken: false,
    baseURL: site.url,
  })
  const write = bookIn(inject('covered'))
  for (const [name, methods] of methodsByName(objects)) {
    const common = name === 'page' ? [] : commonMethods(objects)
    for (const [key, method] of Object.entries(methods)) {
      if (typeof method !== 'function') continue
      methods[key] = (...parameters) => {
        const answer = method(...parameters)
        const tell = () => write('page objects', nameOf(name, key, common))
        if (answer instanceof Promise) void answer.then(tell, () => {})
        else tell()
        return answer
      }
    }
  }
  return { ...objects, browser: page }
}

/** Every method of the genuine page objects: `signIn.goTo`; those that all of them share under `common`. */
export function pageObjectMethods(): string[] {
  const locator = new Proxy({}, { get: () => () => locator })
  const objects = createPageObjects({ page: locator as never, useTestingToken: false })
  const common = commonMethods(objects)
  const all = methodsByName(objects).flatMap(([name, methods]) =>
    Object.entries(methods).flatMap(([key, method]) =>
      typeof method === 'function' ? nameOf(name, key, name === 'page' ? [] : common) : [],
    ),
  )
  return [...new Set(all)]
}

const methodsByName = (objects: Objects) =>
  Object.entries(objects) as unknown as [string, Methods][]

/** What sign-in and profile both have, but for what each does in its own way. */
const commonMethods = ({ signIn, userProfile }: Objects): string[] =>
  Object.keys(signIn).filter(
    (key) => key in userProfile && key !== 'goTo' && key !== 'waitForMounted',
  )

const nameOf = (object: string, key: string, common: readonly string[]) =>
  `${common.includes(key) ? 'common' : object}.${key}`
