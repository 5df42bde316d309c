import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countRows, newDatabase } from './testing/database.ts'
import { ADA, PASSWORD, signUp } from './testing/people.ts'
import { ORIGIN, type TestServer, testServer } from './testing/test-server.ts'

describe('DOS-6: strangers make no rows', () => {
  let server: TestServer
  let database: string
  beforeEach(async () => {
    database = await newDatabase()
    server = await testServer({ database })
  })
  afterEach(() => server.close())

  /** How many rows all tables hold, as another process sees them. */
  async function rows(): Promise<Record<string, number>> {
    const counts = await countRows(database)
    expect(Object.keys(counts).length).toBeGreaterThan(10)
    return counts
  }

  const handshake = `/v1/client/handshake?redirect_url=${encodeURIComponent(`${ORIGIN}/a`)}`

  test.each([
    ['signing out of everything', '/v1/client/sessions?_method=DELETE'],
    ['giving the client up', '/v1/client?_method=DELETE'],
    ['ending a session', '/v1/client/sessions/sess_unknown/end'],
    ['removing a session', '/v1/client/sessions/sess_unknown/remove'],
  ])('by a form for %s', async (_, path) => {
    const before = await rows()
    const answer = await server.browser().submit(path)
    expect([answer.status, answer.setCookies.join().includes('__client=')]).toEqual([303, false])
    expect(await rows()).toEqual(before)
  })

  test.each([
    ['/v1/client'],
    ['/v1/environment'],
    ['/v1/client/touch'],
    ['/v1/client/sign_ins/sia_unknown'],
    ['/v1/me'],
    [handshake],
    [`${handshake}&format=nonce`],
    ['/.well-known/jwks.json'],
  ])('by opening %s', async (path) => {
    const before = await rows()
    expect((await server.browser().get(path)).status).toBeLessThan(500)
    expect(await rows()).toEqual(before)
  })

  test('by asking for a development token, or for what needs a session', async () => {
    const before = await rows()
    const browser = server.browser()
    expect((await browser.post('/v1/dev_browser')).status).toBe(200)
    for (const path of ['touch', 'tokens', 'end']) {
      expect((await browser.post(`/v1/client/sessions/sess_unknown/${path}`)).status).toBeLessThan(
        500,
      )
    }
    expect(await rows()).toEqual(before)
  })

  test('by a handshake, and a client has only so many nonces in ten seconds', async () => {
    await server.close()
    database = await newDatabase()
    server = await testServer({ database, mode: 'production', mail: { unsafeMailbox: true } })
    const browser = server.browser()
    const admin = new Request(`${ORIGIN}/api/v1/users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email_address: [ADA], password: PASSWORD }),
    })
    expect((await server.fetch(admin)).status).toBe(200)
    const signedIn = await browser.post('/v1/client/sign_ins', {
      identifier: ADA,
      password: PASSWORD,
    })
    expect(signedIn.response.status).toBe('complete')
    const kinds: string[] = []
    for (let index = 0; index < 30; index++) {
      const { status, setCookies } = await browser.get(`${handshake}&format=nonce`)
      expect(status).toBe(307)
      const kept = setCookies.filter((cookie) => !cookie.includes('Max-Age=0'))
      kinds.push(
        ...kept.map((cookie) => cookie.split('=')[0]!).filter((name) => /handshake/.test(name)),
      )
    }
    expect(kinds).toHaveLength(30)
    expect((await rows()).handshake_nonces).toBe(10)
    expect(kinds.filter((name) => name === '__clerk_handshake')).toHaveLength(20)
  })

  test('but a form that went wrong is remembered, within limits', async () => {
    const before = await rows()
    await signUp(server.browser())
    const browser = server.browser()
    await browser.submit('/v1/client/sign_ins', { identifier: 'nobody@example.com' })
    expect((await rows()).clients).toBe(before.clients! + 2)
    const { feedback } = await server.resume(browser.page())
    expect(feedback?.errors[0]?.code).toBe('form_identifier_not_found')
  })
})
