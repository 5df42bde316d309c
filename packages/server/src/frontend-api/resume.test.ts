import { createHmac, generateKeyPairSync } from 'node:crypto'
import { decodeJwt, signJwt } from '@dooryard/backend/jwt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, SECOND } from '../clock.ts'
import type { Browser } from '../testing/browser.ts'
import { CLIENT_COOKIE } from '../testing/client-cookie.ts'
import { signOut, signUp } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let browser: Browser
let sessionId: string
beforeEach(async () => {
  server = await testServer()
  browser = server.browser()
  sessionId = (await signUp(browser)).sessionId
})
afterEach(() => server.close())

const resume = (needToken = true) => server.resume(browser.page(), { needToken })

/** Keeps the cookies as a browser would. */
function keep(setCookies: string[]) {
  for (const cookie of setCookies) {
    const [name, value] = cookie.split(';')[0]!.split('=') as [string, string]
    if (cookie.includes('Max-Age=0')) browser.cookies.delete(name)
    else browser.cookies.set(name, value)
  }
}

test('a stranger gets nothing and is given nothing', async () => {
  const state = await server.resume(new Request(ORIGIN), { needToken: true })
  expect(state).toEqual({ client: null, token: null, setCookies: [], feedback: null })
})

test('a token is minted when there is none, for this origin, and used while it lasts', async () => {
  const first = await resume()
  expect(decodeJwt(first.token!).payload).toMatchObject({ sid: sessionId, azp: ORIGIN })
  keep(first.setCookies)

  const second = await resume()
  expect(second).toMatchObject({ token: first.token, setCookies: [] })
  server.clock.advance(56 * SECOND)
  const third = await resume()
  expect(third.token).not.toBe(first.token)
  expect(third.setCookies).toHaveLength(4)
})

test('no token is minted unless it is needed', async () => {
  expect(await resume(false)).toMatchObject({ token: null, setCookies: [] })
})

test('a page that is of another session than the browser has gets none, and leaves its cookies alone', async () => {
  const state = await server.resume(browser.page(), {
    ...{ needToken: true, organization: null, sessionId: 'sess_of_somebody' },
  })
  expect(state).toMatchObject({ token: null, setCookies: [] })
  const own = await server.resume(browser.page(), { needToken: true, sessionId })
  expect(decodeJwt(own.token!).payload.sid).toBe(sessionId)
})

test('tokens never get into the client of the page', async () => {
  const { client } = await resume()
  expect(JSON.stringify(client)).not.toContain('eyJ')
})

test('a session that ended takes its cookies with it', async () => {
  keep((await resume()).setCookies)
  const stale = new Map(browser.cookies)
  await signOut(browser)
  browser.cookies.set('__session', stale.get('__session')!)
  const state = await resume()
  expect(state.token).toBeNull()
  expect(state.setCookies.join('\n')).toContain('__session=; Path=/; Max-Age=0')
})

test('SES-6: the absolute lifetime ends a session here too', async () => {
  server.clock.advance(7 * DAY)
  expect(await resume()).toMatchObject({ token: null, client: { sessions: [] } })
})

test('SES-3: two client cookies are nobody, and are cleared', async () => {
  const token = browser.cookies.get(CLIENT_COOKIE)
  const request = new Request(ORIGIN, {
    headers: { cookie: `${CLIENT_COOKIE}=${token}; ${CLIENT_COOKIE}=${token}` },
  })
  const state = await server.resume(request, { needToken: true })
  expect(state.client).toBeNull()
  expect(state.setCookies[0]).toMatch(/^__Host-__client_[\w-]{8}=; Path=\/; Max-Age=0/)
})

describe('a session cookie that is not ours is replaced by a fresh token', () => {
  const foreignKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  async function forge(kind: string): Promise<string> {
    const { header, payload } = decodeJwt((await resume()).token!)
    const text = (head: object) => `${encode(head)}.${encode(payload)}`
    switch (kind) {
      case 'none':
        return `${text({ ...header, alg: 'none' })}.`
      case 'HS256 under the public key': {
        const signed = text({ ...header, alg: 'HS256' })
        const mac = createHmac('sha256', server.jwtKey).update(signed).digest('base64url')
        return `${signed}.${mac}`
      }
      case 'another key': {
        const pem = foreignKey.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
        return signJwt({ ...payload }, pem, { algorithm: 'RS256', header: { ...header } })
      }
      case 'altered claims': {
        const [head, , signature] = (await resume()).token!.split('.')
        return `${head}.${encode({ ...payload, exp: payload.exp + 9999 })}.${signature}`
      }
      default:
        return kind
    }
  }

  test.each([
    'none',
    'HS256 under the public key',
    'another key',
    'altered claims',
    'rubbish',
    'a.b.c',
  ])('JWT-1, JWT-6: %s', async (kind) => {
    const forged = await forge(kind)
    browser.cookies.set('__session', forged)
    const state = await resume()
    expect(state.token).not.toBe(forged)
    expect(decodeJwt(state.token!).payload.sid).toBe(sessionId)
  })

  test('SES-2: a session cookie without its client signs nobody in', async () => {
    const { token } = await resume()
    const cookie = `__session=${token}; __client_uat=9999999999`
    const state = await server.resume(new Request(ORIGIN, { headers: { cookie } }), {
      needToken: true,
    })
    expect(state).toMatchObject({ client: null, token: null })
  })
})

test('SES-14: interleaved requests of two people never cross', async () => {
  const other = server.browser()
  const { sessionId: otherId } = await signUp(other, 'bob+clerk_test@example.com')
  const states = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      server.resume((index % 2 ? browser : other).page(), { needToken: true }),
    ),
  )
  states.forEach(({ token }, index) => {
    expect(decodeJwt(token!).payload.sid).toBe(index % 2 ? sessionId : otherId)
  })
})
