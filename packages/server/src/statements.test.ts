import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from './clock.ts'
import type { Answer, Browser } from './testing/browser.ts'
import { ADA, BOB, PASSWORD, signIn, signOut, signUp } from './testing/people.ts'
import { start, tryCode } from './testing/sign-in.ts'
import { watchStatements } from './testing/statements.ts'
import { ORIGIN, type TestServer, testServer } from './testing/test-server.ts'

const statements = watchStatements()
let server: TestServer
let userId: string

beforeEach(async () => {
  server = await testServer({}, { wrapDatabase: statements.wrapDatabase })
  userId = (await signUp(server.browser())).userId
  await signUp(server.browser(), BOB)
})
afterEach(() => server.close())

/** Each statement costs time on the main thread: what a request needs is read once. */
async function expectAtMost(count: number, work: () => Promise<{ status: number } | object>) {
  let status: unknown
  const seen = await statements.during(async () => {
    const answer = await work()
    status = 'status' in answer ? answer.status : 200
  })
  expect([200, 303]).toContain(status)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.length, seen.join('\n')).toBeLessThanOrEqual(count)
}

async function sendCode(browser: Browser) {
  let created: Answer | undefined
  const seen = await statements.during(async () => {
    created = await start(browser, { strategy: 'email_code' })
  })
  return { seen, created: created! }
}

async function signedIn() {
  const browser = server.browser()
  const { response } = await signIn(browser)
  return { browser, path: `/v1/client/sessions/${response.created_session_id}` }
}

describe('statements of', () => {
  test('a sign-in by script, in a browser that is new and in one that is known', async () => {
    const browser = server.browser()
    await expectAtMost(16, () => signIn(browser))
    await signOut(browser)
    await expectAtMost(19, () => signIn(browser))
  })

  test('a sign-in by form', async () => {
    const form = { identifier: ADA, password: PASSWORD }
    await expectAtMost(16, () => server.browser().submit('/v1/client/sign_ins', form))
  })

  test('a sign-in beside somebody else', async () => {
    const browser = server.browser()
    await signIn(browser, BOB)
    await expectAtMost(19, () => signIn(browser))
  })

  test('a wrong password', async () => {
    const seen = await statements.during(() => signIn(server.browser(), ADA, 'not the one'))
    expect(seen.length, seen.join('\n')).toBeLessThanOrEqual(7)
  })

  test('a sign-in by code, from sending to entering it', async () => {
    const browser = server.browser()
    const { seen, created } = await sendCode(browser)
    expect(seen.length, seen.join('\n')).toBeLessThanOrEqual(18)
    await expectAtMost(25, () => tryCode(browser, created, '424242'))
  })

  test('a page view', async () => {
    const { browser } = await signedIn()
    await expectAtMost(1, () => server.resume(browser.page(), { needToken: true }))
  })

  test('a page view that reads the settings, as happens once a second for all requests', async () => {
    const { browser } = await signedIn()
    server.clock.advance(SECOND)
    const resume = () => server.resume(browser.page(), { needToken: true })
    await expectAtMost(2, resume)
    await expectAtMost(1, resume)
    server.clock.advance(SECOND)
    const seen = await statements.during(() =>
      Promise.all([browser.get('/v1/environment'), browser.get('/v1/client'), resume()]),
    )
    expect(seen.filter((name) => name === 'select instance_settings')).toHaveLength(1)
  })

  test('a touch', async () => {
    const { browser, path } = await signedIn()
    await expectAtMost(3, () => browser.post(`${path}/touch`))
    server.clock.advance(2 * MINUTE)
    // One of them reads the settings.
    await expectAtMost(5, () => browser.post(`${path}/touch`))
  })

  test('a token', async () => {
    const { browser, path } = await signedIn()
    await expectAtMost(3, () => browser.post(`${path}/tokens`))
  })

  test('a token with claims of the site', async () => {
    const settings = { session: { claims: { metadata: '{{user.public_metadata}}' } } }
    const other = await testServer({ settings }, { wrapDatabase: statements.wrapDatabase })
    const browser = other.browser()
    const { sessionId } = await signUp(browser)
    await expectAtMost(3, () => browser.post(`/v1/client/sessions/${sessionId}/tokens`))
    await other.close()
  })

  test('an account, and a change of it', async () => {
    const { browser, path } = await signedIn()
    const query = `?_clerk_session_id=${path.split('/').at(-1)}`
    await expectAtMost(3, () => browser.get(`/v1/me${query}`))
    const change = () => browser.post(`/v1/me${query}&_method=PATCH`, { first_name: 'Ada' })
    await expectAtMost(11, change)
  })

  test('a sign-out, of one session and of all', async () => {
    const { browser, path } = await signedIn()
    await expectAtMost(6, () => browser.post(`${path}/remove`))
    const { browser: other } = await signedIn()
    await expectAtMost(5, () => other.send('DELETE', '/v1/client/sessions'))
  })

  test('a user of the Backend API', async () => {
    const headers = { authorization: `Bearer ${server.secretKey}` }
    const request = new Request(`${ORIGIN}/api/v1/users/${userId}`, { headers })
    await expectAtMost(1, () => server.fetch(request))
  })
})
