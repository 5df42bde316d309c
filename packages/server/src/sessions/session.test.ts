import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../clock.ts'
import type { Browser } from '../testing/browser.ts'
import { as, signIn, signUp } from '../testing/people.ts'
import { type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let browser: Browser
let sessionId: string
beforeEach(() => begin())
afterEach(() => server.close())

async function begin(settings = {}) {
  await server?.close()
  server = await testServer({ settings })
  browser = server.browser()
  sessionId = (await signUp(browser)).sessionId
}

const session = (step = '') => `/v1/client/sessions/${sessionId}${step}`
const statuses = async () => [
  (await browser.post(session('/tokens'))).status,
  (await browser.post(session('/touch'))).status,
  (await browser.get(`/v1/me${as(sessionId)}`)).status,
]

describe('SES-6: timers hold for every call', () => {
  test('seven days, whatever happens in between', async () => {
    for (let day = 0; day < 7; day++) {
      expect(await statuses()).toEqual([200, 200, 200])
      server.clock.advance(DAY)
    }
    expect(await statuses()).toEqual([401, 401, 401])
    expect((await browser.get(session())).response.status).toBe('expired')
    expect((await browser.get('/v1/client')).response.sessions).toEqual([])
  })

  test('without activity, where the settings say so', async () => {
    await begin({ session: { inactivityMinutes: 30 } })
    server.clock.advance(29 * MINUTE)
    expect(await statuses()).toEqual([200, 200, 200])
    server.clock.advance(29 * MINUTE)
    expect(await statuses()).toEqual([200, 200, 200])
    server.clock.advance(30 * MINUTE)
    expect(await statuses()).toEqual([401, 401, 401])
    expect((await browser.get(session())).response.status).toBe('abandoned')
  })
})

describe('tokens', () => {
  test('are bare, live a minute, and say how old the proof is', async () => {
    server.clock.advance(3 * MINUTE + SECOND)
    const { body } = await browser.post(`${session('/tokens')}?debug=skip_cache`, {
      organization_id: '',
      tab_state: 'focused',
    })
    expect(Object.keys(body)).toEqual(['object', 'jwt'])
    const [header, claims] = body.jwt
      .split('.')
      .slice(0, 2)
      .map((part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()))
    const now = server.clock.now() / 1000
    expect(header).toMatchObject({ alg: 'RS256', typ: 'JWT', cat: 'cl_B7d4PD111AAA', oiat: now })
    expect(claims).toMatchObject({ iat: now, exp: now + 60, nbf: now - 10, fva: [3, -1] })
  })

  test('MFA-9: the age of the proof is that of this very session, whatever a page or another session says', async () => {
    const ageOf = async (asker: Browser, id: string, form: Record<string, string> = {}) => {
      const { body } = await asker.post(`/v1/client/sessions/${id}/tokens`, form)
      return JSON.parse(Buffer.from(body.jwt.split('.')[1], 'base64url').toString()).fva
    }
    server.clock.advance(7 * MINUTE)
    const other = server.browser()
    const { response } = await signIn(other)
    expect(await ageOf(other, response.created_session_id)).toEqual([0, -1])
    expect(await ageOf(browser, sessionId)).toEqual([7, -1])
    const lie = await browser.post(session('/tokens'), { fva: '0' })
    expect(lie.codes).toEqual(['form_param_unknown'])
    await browser.post(session('/touch'))
    server.clock.advance(MINUTE)
    expect(await ageOf(browser, sessionId)).toEqual([8, -1])
  })

  test('verify with the published key, and the key set holds public members only (JWT-8)', async () => {
    const { body, headers } = await browser.get('/.well-known/jwks.json')
    expect(Object.keys(body.keys[0]).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    const { jwt } = (await browser.post(session('/tokens'))).body
    const { hasValidSignature, decodeJwt } = await import('@dooryard/backend/jwt')
    expect(decodeJwt(jwt).header.kid).toBe(body.keys[0].kid)
    expect(await hasValidSignature(decodeJwt(jwt), body.keys[0])).toBe(true)
    expect(await hasValidSignature(decodeJwt(jwt), server.jwtKey)).toBe(true)
  })
})

describe('SES-8: a session that ended stays ended', () => {
  test.each([
    ['end', 'ended'],
    ['remove', 'removed'],
  ])('%s', async (verb, status) => {
    const stale = new Map(browser.cookies)
    const answer = await browser.post(session(`/${verb}`))
    expect(answer.response.status).toBe(status)
    expect(answer.client?.sessions).toEqual([])
    expect(await statuses()).toEqual([401, 401, 401])
    for (const [name, value] of stale) browser.cookies.set(name, value)
    expect(await statuses()).toEqual([401, 401, 401])
  })
})
