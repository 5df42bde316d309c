import { cookieSuffix } from '@dooryard/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY } from '../clock.ts'
import type { Browser } from '../testing/browser.ts'
import { CLIENT_COOKIE, PLAIN_CLIENT_COOKIE } from '../testing/client-cookie.ts'
import { ADA, as, BOB, PASSWORD, signIn, signOut, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
})
afterEach(() => server.close())

const knows = async (browser: Browser) => (await browser.get('/v1/client')).response !== null

/** A browser into which somebody put a client cookie. */
function planted(token: string): Browser {
  const browser = server.browser()
  browser.cookies.set(CLIENT_COOKIE, token)
  return browser
}

describe('the client cookie', () => {
  test('SES-1: 256 bits, HttpOnly, Secure, Lax, for this host, 400 days', async () => {
    const { setCookies } = await server.browser().post('/v1/client/sign_ins')
    expect(setCookies).toEqual([
      expect.stringMatching(
        /^__Host-__client_[\w-]{8}=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ])
  })

  test('SES-1: it is Secure on plain http too, except in development', async () => {
    const cookieOf = async (testee: TestServer) =>
      (await testee.browser({ origin: 'http://localhost:4321' }).post('/v1/client')).setCookies[0]
    const live = await testServer({ mode: 'production' })
    expect(await cookieOf(live)).toContain('; Secure')
    expect(await cookieOf(server)).not.toContain('Secure')
    await live.close()
  })

  test('DOS-6: looking around sets no cookie and makes no client', async () => {
    const browser = server.browser()
    for (const path of ['/v1/client', '/v1/environment', '/v1/me', '/v1/client/handshake']) {
      expect((await browser.get(path)).setCookies).toEqual([])
    }
    expect(await knows(browser)).toBe(false)
  })

  test('of another instance on the same host is left alone, and does not matter', async () => {
    const browser = server.browser()
    await signUp(browser)
    const own = browser.cookies.get(CLIENT_COOKIE)
    const others = `__client_AAAAAAAA=${'b'.repeat(43)}; __client=${'a'.repeat(43)}`
    for (const cookie of [
      `${CLIENT_COOKIE}=${own}; ${others}`,
      `${others}; ${CLIENT_COOKIE}=${own}`,
    ]) {
      const answer = await server.browser().get('/v1/client', { cookie })
      expect(answer.response.sessions).toHaveLength(1)
      expect(answer.setCookies).toEqual([])
    }
  })

  test('on http, without the suffix of the instance, is understood, and gives way to the one that has it', async () => {
    await signUp(server.browser())
    const browser = server.browser({ origin: 'http://localhost:4321' })
    await browser.post('/v1/client/sign_ins')
    browser.cookies.set('__client', browser.cookies.get(PLAIN_CLIENT_COOKIE)!)
    browser.cookies.delete(PLAIN_CLIENT_COOKIE)
    expect(await knows(browser)).toBe(true)
    expect((await signIn(browser)).response.status).toBe('complete')
    expect([...browser.cookies.keys()].filter((name) => /^__client(?!_uat)/.test(name))).toEqual([
      PLAIN_CLIENT_COOKIE,
    ])
    expect((await browser.get('/v1/client')).response.sessions).toHaveLength(1)
  })

  test('SES-1, SES-4: on https, one that another host of the domain can set is nobody’s', async () => {
    const own = server.browser()
    await signUp(own)
    const token = own.cookies.get(CLIENT_COOKIE)
    for (const name of [PLAIN_CLIENT_COOKIE, '__client']) {
      const browser = server.browser()
      browser.cookies.set(name, token!)
      expect(await knows(browser)).toBe(false)
      expect((await server.resume(browser.page())).client).toBeNull()
    }
  })

  test('SES-3: the plain cookie stands in for none that came twice', async () => {
    const browser = server.browser()
    await signUp(browser)
    const own = browser.cookies.get(CLIENT_COOKIE)
    const twice = `${CLIENT_COOKIE}=${'c'.repeat(43)}; ${CLIENT_COOKIE}=${'d'.repeat(43)}`
    const answer = await server.browser().get('/v1/client', { cookie: `${twice}; __client=${own}` })
    expect(answer.response).toBeNull()
  })

  test('SES-3: two client cookies count as none and are cleared', async () => {
    const browser = server.browser()
    await signUp(browser)
    const own = `${CLIENT_COOKIE}=${browser.cookies.get(CLIENT_COOKIE)}`
    const other = `${CLIENT_COOKIE}=${'a'.repeat(43)}`
    for (const cookie of [`${own}; ${other}`, `${other}; ${own}`]) {
      const answer = await server.browser().get('/v1/client', { cookie })
      expect(answer.response).toBeNull()
      expect(answer.setCookies).toEqual([
        expect.stringMatching(/^__Host-__client_[\w-]{8}=; Path=\/; Max-Age=0/),
      ])
    }
  })

  test('an unknown token is a stranger, and is left where it is', async () => {
    const answer = await planted('x'.repeat(43)).get('/v1/client')
    expect([answer.response, answer.setCookies]).toEqual([null, []])
  })

  test('it ends after 400 days, unless it is touched', async () => {
    const browser = server.browser()
    await signUp(browser)
    server.clock.advance(399 * DAY)
    const touched = await browser.get('/v1/client/touch?redirect_url=https://app.test/next')
    expect(touched.status).toBe(307)
    expect(touched.headers.get('location')).toBe('https://app.test/next')
    server.clock.advance(399 * DAY)
    expect(await knows(browser)).toBe(true)
    server.clock.advance(2 * DAY)
    expect(await knows(browser)).toBe(false)
  })

  test('DOS-6: the client of a stranger is forgotten after a week', async () => {
    const browser = server.browser()
    await browser.post('/v1/client')
    server.clock.advance(7 * DAY)
    expect(await knows(browser)).toBe(false)
  })

  test('RED-2, RED-4: touching leads home instead of to a foreign place', async () => {
    const browser = server.browser()
    for (const target of [
      'https://evil.example/',
      '//evil.example',
      'javascript:alert(1)',
      '/\\evil',
      '/..//evil.example',
      '/%2e%2e/%2fevil.example',
    ]) {
      const query = `redirect_url=${encodeURIComponent(target)}`
      const { headers } = await browser.get(`/v1/client/touch?${query}`)
      expect(headers.get('location')).toBe('https://app.test/')
    }
  })
})

describe('SES-4: the token rotates and the old one is dead at once', () => {
  test('at sign-up: a planted client is worth nothing to who planted it', async () => {
    const attacker = server.browser()
    await attacker.post('/v1/client')
    const victim = planted(attacker.cookies.get(CLIENT_COOKIE)!)
    const { sessionId } = await signUp(victim)
    expect(await knows(attacker)).toBe(false)
    expect((await attacker.get(`/v1/me${as(sessionId)}`)).status).toBe(401)
    expect((await victim.get(`/v1/me${as(sessionId)}`)).status).toBe(200)
  })

  test('at sign-in and sign-out', async () => {
    await signUp(server.browser())
    const browser = server.browser()
    const seen: (string | undefined)[] = []
    const note = () => seen.push(browser.cookies.get(CLIENT_COOKIE))
    await browser.post('/v1/client')
    note()
    await signIn(browser)
    note()
    await signOut(browser)
    note()
    expect(new Set(seen).size).toBe(3)
    expect(await knows(planted(seen[0]!))).toBe(false)
    expect(await knows(planted(seen[1]!))).toBe(false)
    expect(await knows(planted(seen[2]!))).toBe(true)
  })

  test('dropping the client takes the cookie away and frees the browser', async () => {
    const browser = server.browser()
    await signUp(browser)
    const token = browser.cookies.get(CLIENT_COOKIE)!
    const answer = await browser.post('/v1/client?_method=DELETE')
    expect(answer.body).toMatchObject({ response: { sessions: [] }, client: null })
    expect(browser.cookies.has(CLIENT_COOKIE)).toBe(false)
    expect(await knows(planted(token))).toBe(false)
    expect((await browser.post('/v1/client?_method=DELETE')).codes).toEqual(['client_not_found'])
  })
})

describe('SES-5: sessions belong to their client', () => {
  test('no path, query or pointer reaches the session of another client', async () => {
    const [one, two] = [server.browser(), server.browser()]
    const people = [
      { browser: one, sessions: [await signUp(one), await signUp(one, BOB)] },
      { browser: two, sessions: [await signUp(two, 'cy+clerk_test@example.com')] },
    ]
    for (const { browser } of people) {
      for (const owner of people) {
        for (const { sessionId } of owner.sessions) {
          const own = owner.browser === browser
          const path = `/v1/client/sessions/${sessionId}`
          const statuses = [
            (await browser.get(path)).status,
            (await browser.post(`${path}/touch`)).status,
            (await browser.post(`${path}/tokens`)).status,
            own ? 404 : (await browser.post(`${path}/end`)).status,
            own ? 404 : (await browser.post(`${path}/remove`)).status,
          ]
          expect(statuses).toEqual(own ? [200, 200, 200, 404, 404] : [404, 404, 404, 404, 404])
          expect((await browser.get(`/v1/me${as(sessionId)}`)).status).toBe(own ? 200 : 401)
        }
      }
    }
  })

  test('ENUM-4: what is not yours looks like what is not there', async () => {
    const [one, two] = [server.browser(), server.browser()]
    const { sessionId } = await signUp(one)
    await signUp(two, BOB)
    const strip = ({ body }: { body: Record<string, unknown> }) => ({ ...body, clerk_trace_id: '' })
    expect(strip(await two.get(`/v1/client/sessions/${sessionId}`))).toEqual(
      strip(await two.get('/v1/client/sessions/sess_000000000000000000000000000')),
    )
  })
})

describe('several people in one browser', () => {
  test('each has a session; one leaves, the other stays', async () => {
    const browser = server.browser()
    const ada = await signUp(browser, ADA)
    server.clock.advance(1000) // the first to sign in is listed first
    const bob = await signUp(browser, BOB)
    const { response } = await browser.get('/v1/client')
    expect(response.sessions.map(({ id }: { id: string }) => id)).toEqual([
      ada.sessionId,
      bob.sessionId,
    ])
    expect(response.last_active_session_id).toBe(bob.sessionId)

    await browser.post(`/v1/client/sessions/${ada.sessionId}/touch`, { active_organization_id: '' })
    expect((await browser.get('/v1/client')).response.last_active_session_id).toBe(ada.sessionId)

    const left = await browser.post(`/v1/client/sessions/${ada.sessionId}/remove`)
    expect(left.response).toMatchObject({ status: 'removed', last_active_token: null })
    expect(left.client).toMatchObject({
      last_active_session_id: bob.sessionId,
      sessions: [{ id: bob.sessionId }],
    })
  })

  test('the same person twice is told which session it is', async () => {
    const browser = server.browser()
    const { sessionId } = await signUp(browser)
    const answer = await signIn(browser)
    expect(answer.errors).toMatchObject([
      { code: 'identifier_already_signed_in', meta: { session_id: sessionId } },
    ])
  })

  test('a single-session instance has one at a time', async () => {
    const single = await testServer({ settings: { session: { single: true } } })
    const browser = single.browser()
    await signUp(browser)
    expect((await signIn(browser, ADA, PASSWORD)).codes).toEqual(['session_exists'])
    expect((await browser.post('/v1/client/sign_ups')).codes).toEqual(['session_exists'])
    await single.close()
  })
})

test('SES-2: a page on the host of the server itself is told when sessions changed, in development as well', async () => {
  const browser = server.browser()
  await signUp(browser)
  const told = () => Number(browser.cookies.get('__client_uat'))
  expect(told()).toBe(Math.floor(server.clock.now() / 1000))
  await signOut(browser)
  expect(told()).toBe(0)
})

test('SES-8: signing out clears every variant of the session cookies', async () => {
  const browser = server.browser()
  await signUp(browser)
  const { setCookies } = await signOut(browser)
  const cleared = setCookies.filter((cookie) => /=(0)?; Path/.test(cookie))
  expect(
    cleared.map((cookie) =>
      cookie.split('=')[0]!.replace(cookieSuffix(server.publishableKey), 'suffix'),
    ),
  ).toEqual(['__session', '__session_suffix', '__client_uat', '__client_uat_suffix'])
  expect((await browser.get('/v1/client')).response).toMatchObject({
    sessions: [],
    last_active_session_id: null,
  })
})

test('the hint never lies ahead of the token that comes with it', async () => {
  const browser = server.browser()
  const { answer } = await signUp(browser)
  const [session] = answer.client!.sessions
  const payload = JSON.parse(
    Buffer.from(session!.last_active_token!.jwt.split('.')[1]!, 'base64url').toString(),
  )
  expect(Math.floor(answer.client!.updated_at / 1000)).toBeLessThanOrEqual(payload.iat)
})
