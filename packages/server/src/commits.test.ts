import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MINUTE } from './clock.ts'
import { ADA, BOB, PASSWORD, signIn, signUp } from './testing/people.ts'
import { enrol, secondStep } from './testing/second-factor.ts'
import { start, step, tryCode } from './testing/sign-in.ts'
import { watchStatements } from './testing/statements.ts'
import { type TestServer, testServer } from './testing/test-server.ts'

const statements = watchStatements()
let server: TestServer

beforeEach(() => begin())
afterEach(() => server.close())

async function begin(settings: object = {}) {
  await server?.close()
  server = await testServer({ settings }, { wrapDatabase: statements.wrapDatabase })
  await signUp(server.browser())
}

/** Each commit costs a wait for the disk, on PostgreSQL also the way there: none that the answer does not need. */
async function expectCommits(count: number, work: () => Promise<{ status: number }>, status = 200) {
  let answered = 0
  const seen = await statements.commitsDuring(async () => {
    answered = (await work()).status
  })
  expect(answered).toBe(status)
  expect(seen, JSON.stringify(seen, null, 1)).toHaveLength(count)
  return seen
}

/** Limits are counted before anything is written (RATE-1). */
const LIMITS = expect.arrayContaining(['insert rate_limits'])

async function signedIn() {
  const browser = server.browser()
  const { response } = await signIn(browser)
  return { browser, path: `/v1/client/sessions/${response.created_session_id}` }
}

describe('commits of', () => {
  test('RATE-1: a sign-in by script, and what follows', async () => {
    const browser = server.browser()
    let sessionId = ''
    const [limits, session] = await expectCommits(2, async () => {
      const answer = await signIn(browser)
      sessionId = answer.response.created_session_id
      return answer
    })
    expect(limits).toEqual(['insert rate_limits', 'insert rate_limits', 'update users'])
    expect(session).toContain('insert sessions')
    await expectCommits(0, () => browser.post(`/v1/client/sessions/${sessionId}/touch`))
    await expectCommits(0, () => browser.post(`/v1/client/sessions/${sessionId}/tokens`))
    await expectCommits(0, () => browser.get('/v1/client'))
  })

  test('a sign-in by form', async () => {
    const form = { identifier: ADA, password: PASSWORD }
    await expectCommits(2, () => server.browser().submit('/v1/client/sign_ins', form), 303)
  })

  test('RATE-1, RATE-4: a wrong password', async () => {
    const wrong = () => signIn(server.browser(), ADA, 'not the one')
    expect(await expectCommits(2, wrong, 422)).toEqual([
      ['insert rate_limits', 'insert rate_limits', 'update users'],
      ['insert audit_events'],
    ])
  })

  test('a wrong password in a form, which keeps what went wrong', async () => {
    const form = { identifier: ADA, password: 'not the one' }
    await expectCommits(3, () => server.browser().submit('/v1/client/sign_ins', form), 303)
  })

  test('a password at a known browser', async () => {
    const { browser, path } = await signedIn()
    await browser.post(`${path}/end`)
    expect(await expectCommits(2, () => signIn(browser, ADA, 'not the one'), 422)).toHaveLength(2)
    await expectCommits(2, () => signIn(browser))
  })

  test('a password for an identifier that was named before', async () => {
    const browser = server.browser()
    let created!: Awaited<ReturnType<typeof start>>
    const [limits] = await expectCommits(2, async () => {
      created = await start(browser)
      return created
    })
    expect(limits).toEqual(['insert rate_limits', 'insert rate_limits'])
    const proof = { name: 'attempt_first_factor', strategy: 'password' }
    const tell = (password: string) => () => step(browser, created, { ...proof, password })
    await expectCommits(2, tell('not the one'), 422)
    await expectCommits(2, tell(PASSWORD))
  })

  test('RATE-1: an unknown user', async () => {
    const unknown = () => signIn(server.browser(), BOB)
    expect(await expectCommits(1, unknown, 422)).toEqual([['insert rate_limits']])
    await begin({ enumerationProtection: true })
    expect(await expectCommits(2, unknown, 422)).toEqual([
      ['insert rate_limits', 'insert rate_limits'],
      ['insert audit_events'],
    ])
  })

  test('RATE-1: what is malformed', async () => {
    const browser = server.browser()
    const malformed = () => browser.post('/v1/client/sign_ins', { nonsense: 'x' })
    expect(await expectCommits(1, malformed, 422)).toEqual([['insert rate_limits']])
  })

  test('a code that is sent, a wrong one and a right one', async () => {
    const browser = server.browser()
    let created!: Awaited<ReturnType<typeof start>>
    const [limits] = await expectCommits(2, async () => {
      created = await start(browser, { strategy: 'email_code' })
      return created
    })
    expect(limits).toEqual(Array(3).fill('insert rate_limits'))
    server.clock.advance(MINUTE)
    const again = { name: 'prepare_first_factor', strategy: 'email_code' }
    await expectCommits(2, () => step(browser, created, again))
    await expectCommits(2, () => tryCode(browser, created, '000000'), 422)
    await expectCommits(2, () => tryCode(browser, created, '424242'))
  })

  test('a second step, wrong and right', async () => {
    const phone = await enrol(...(await enrolling()))
    const browser = server.browser()
    let created!: Awaited<ReturnType<typeof start>>
    await expectCommits(2, async () => {
      created = await signIn(browser)
      return created
    })
    const [limits] = await expectCommits(2, () => secondStep(browser, created, '000000'), 422)
    expect(limits).toEqual(Array(3).fill('insert rate_limits'))
    await expectCommits(2, () => secondStep(browser, created, phone.code()))
  })

  async function enrolling() {
    const { browser, path } = await signedIn()
    return [browser, path.split('/').at(-1)!, server] as const
  }

  test('a sign-up', async () => {
    const browser = server.browser()
    let id = ''
    const form = { email_address: BOB, password: PASSWORD }
    const [limits] = await expectCommits(2, async () => {
      const answer = await browser.post('/v1/client/sign_ups', form)
      id = answer.response.id
      return answer
    })
    expect(limits).toEqual(LIMITS)
    const path = `/v1/client/sign_ups/${id}`
    const code = { strategy: 'email_code' }
    await expectCommits(2, () => browser.post(`${path}/prepare_verification`, code))
    const proof = { ...code, code: '424242' }
    await expectCommits(2, () => browser.post(`${path}/attempt_verification`, proof))
  })

  test('a touch and a token, once a minute', async () => {
    const { browser, path } = await signedIn()
    server.clock.advance(2 * MINUTE)
    await expectCommits(1, () => browser.post(`${path}/touch`))
    server.clock.advance(2 * MINUTE)
    // A token waits for no note.
    const noted = await statements.commitsDuring(() => browser.post(`${path}/tokens`))
    await vi.waitFor(() => expect(noted).toEqual([['update sessions']]))
    await expectCommits(0, () => browser.post(`${path}/touch`))
  })

  test('a sign-out, of one session and of all', async () => {
    const { browser, path } = await signedIn()
    await expectCommits(1, () => browser.post(`${path}/remove`))
    const { browser: other } = await signedIn()
    await expectCommits(1, () => other.send('DELETE', '/v1/client/sessions'))
  })

  test('a page view', async () => {
    const { browser } = await signedIn()
    const view = async () => {
      const { token } = await server.resume(browser.page(), { needToken: true })
      return { status: token ? 200 : 0 }
    }
    await expectCommits(0, view)
  })
})

describe('RATE-1: what is counted late is counted all the same:', () => {
  const crowd = (count: number, ask: () => Promise<{ status: number }>) =>
    Promise.all(Array.from({ length: count }, async () => (await ask()).status))
  const hits = async (work: () => Promise<unknown>) =>
    (await statements.commitsDuring(work)).flat().filter((name) => name === 'insert rate_limits')

  beforeEach(async () => {
    await server.close()
    const parts = { wrapDatabase: statements.wrapDatabase }
    server = await testServer({ mode: 'production' }, parts)
  })

  test('of a crowd no more learn who is unknown than the limit lets through', async () => {
    const statuses = await crowd(60, () => signIn(server.browser(), BOB))
    expect(statuses.filter((status) => status === 422)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(55)
  })

  test('of a crowd no more are told what is malformed', async () => {
    const malformed = () => server.browser().post('/v1/client/sign_ins', { nonsense: 'x' })
    const statuses = await crowd(60, malformed)
    expect(statuses.filter((status) => status === 422)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(55)
  })

  test('a sign-in that is undone at its end', async () => {
    const headers = { authorization: `Bearer ${server.secretKey}` }
    const api = (path: string, body: object = {}) =>
      server.fetch(
        new Request(`https://app.test/api/v1${path}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      )
    const created = await api('/users', { email_address: [ADA], password: PASSWORD })
    const { id } = (await created.json()) as { id: string }
    await api(`/users/${id}/ban`)
    const ask = async () => {
      const counted = await hits(async () => {
        expect((await signIn(server.browser())).codes).toEqual(['user_banned'])
      })
      expect(counted).toHaveLength(2)
    }
    for (let index = 0; index < 3; index++) await ask()
    expect((await signIn(server.browser())).status).toBe(429) // of the identifier
  })
})
