import type { ServerOptions } from '../types.ts'
import { type Backend, backendOf } from './backend.ts'
import type { Answer, Browser } from './browser.ts'
import { WIDE_LIMITS } from './limits.ts'
import { as, signUp } from './people.ts'
import { type TestServer, testServer } from './test-server.ts'

type Settings = NonNullable<ServerOptions['settings']>

/** A person in a browser of theirs. */
export interface Person {
  browser: Browser
  userId: string
  sessionId: string
  call(call: string, form?: Record<string, string | string[]>): Promise<Answer>
}

export interface Town extends TestServer {
  backend: Backend
  person(name: string): Promise<Person>
  /** What the site makes; `members` by their roles. */
  organization(name: string, members?: Record<string, Person>): Promise<string>
}

/** A server with organizations in it. */
export async function town(
  organizations: Settings['organizations'] = {},
  settings: Settings = {},
  inner: Parameters<typeof testServer>[1] = {},
  more: Parameters<typeof testServer>[0] = {},
): Promise<Town> {
  const all = {
    ...settings,
    rateLimits: WIDE_LIMITS,
    organizations: { enabled: true, maxMemberships: 0, ...organizations },
  }
  const server = await testServer({ settings: all, ...more }, inner)
  const backend = backendOf(server)
  return Object.assign(server, {
    backend,
    person: (name: string) => personIn(server, name),
    async organization(name: string, members: Record<string, Person> = {}) {
      const { body } = await backend('POST /organizations', { json: { name } })
      for (const [role, { userId }] of Object.entries(members)) {
        const json = { user_id: userId, role: `org:${role}` }
        const added = await backend(`POST /organizations/${body.id}/memberships`, { json })
        if (added.status !== 200) throw new Error(JSON.stringify(added.body))
      }
      return body.id as string
    },
  })
}

async function personIn(server: TestServer, name: string): Promise<Person> {
  const browser = server.browser()
  return signedIn(browser, await signUp(browser, `${name}+clerk_test@example.com`))
}

/** Somebody who is signed in in a browser. */
export function signedIn(
  browser: Browser,
  { userId, sessionId }: Pick<Person, 'userId' | 'sessionId'>,
): Person {
  return {
    browser,
    userId,
    sessionId,
    /** `PATCH /organizations/org_1`, as a page sends it. */
    call(call, form = {}) {
      const [method = '', path = ''] = call.split(' ')
      const [plain, query = ''] = path.split('?')
      const address = `/v1${plain}${as(sessionId)}${query && `&${query}`}`
      if (method === 'GET') return browser.get(address)
      return browser.post(method === 'POST' ? address : `${address}&_method=${method}`, form)
    },
  }
}
