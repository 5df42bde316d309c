import { decodeJwt } from '@dooryard/backend/jwt'
import type { SessionStatus } from '@dooryard/protocol'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { DAY, MINUTE } from '../clock.ts'
import { type Backend, backendOf, createUser } from '../testing/backend.ts'
import type { Browser } from '../testing/browser.ts'
import { town as townOf } from '../testing/organizations.ts'
import { as, BOB, signIn } from '../testing/people.ts'
import { ORIGIN, type TestServer, testServer } from '../testing/test-server.ts'

let server: TestServer
let backend: Backend
let browser: Browser
let userId: string
let id: string
beforeEach(async () => {
  server = await testServer({ settings: { session: { inactivityMinutes: 60 } } })
  backend = backendOf(server)
  userId = (await createUser(backend)).id
  browser = server.browser()
  id = (await signIn(browser)).response.created_session_id
})
afterEach(() => server.close())

const statusOf = async (session = id): Promise<SessionStatus> =>
  (await backend(`GET /sessions/${session}`)).body.status

describe('sessions', () => {
  it('show whose they are, their times and their latest activity', async () => {
    const { body } = await backend(`GET /sessions/${id}`)
    expect(body).toMatchObject({
      object: 'session',
      id,
      user_id: userId,
      client_id: expect.stringMatching(/^client_/),
      status: 'active',
      actor: null,
      last_active_at: server.clock.now(),
      latest_activity: { object: 'session_activity', ip_address: '203.0.113.7', is_mobile: false },
    })
    expect(body.expire_at).toBeGreaterThan(server.clock.now())
    expect((await backend('GET /sessions/sess_nobody')).status).toBe(404)
  })

  it('are listed by user or client, bare or in a page; somebody must be named', async () => {
    await createUser(backend, { email_address: [BOB] })
    await signIn(server.browser(), BOB)
    server.clock.advance(1000)
    const second = (await signIn(server.browser())).response.created_session_id
    const { body } = await backend(`GET /sessions?user_id=${userId}`)
    expect(body.map((session: { id: string }) => session.id)).toEqual([second, id])
    const page = await backend(`GET /sessions?user_id=${userId}&paginated=true&limit=1&offset=1`)
    expect(page.body).toMatchObject({ data: [{ id }], total_count: 2 })
    const clientId = body[1].client_id
    expect((await backend(`GET /sessions?client_id=${clientId}`)).body).toMatchObject([{ id }])
    expect((await backend(`GET /sessions?client_id=${clientId}&user_id=user_x`)).body).toEqual([])
    expect((await backend('GET /sessions')).codes).toEqual([
      'form_conditional_param_missing:user_id',
    ])
    expect((await backend('GET /sessions?user_id=a&status=asleep')).codes).toEqual([
      'form_param_value_invalid:status',
    ])
  })

  it.each<[SessionStatus, () => Promise<unknown> | unknown]>([
    ['active', () => {}],
    ['revoked', () => backend(`POST /sessions/${id}/revoke`)],
    ['revoked', () => backend(`POST /users/${userId}/ban`)],
    ['ended', () => browser.post(`/v1/client/sessions/${id}/end`)],
    ['removed', () => browser.post('/v1/client/sessions?_method=DELETE')],
    ['abandoned', () => server.clock.advance(61 * MINUTE)],
    ['expired', () => server.clock.advance(8 * DAY)],
    ['pending', () => backend(`POST /users/${userId}/password/set_compromised`)],
  ])('SES-6: one that is %s is found under that status and no other', async (status, change) => {
    await change()
    expect(await statusOf()).toBe(status)
    const all: SessionStatus[] = [
      'abandoned',
      'active',
      'ended',
      'expired',
      'pending',
      'removed',
      'replaced',
      'revoked',
    ]
    const found = []
    for (const each of all) {
      const { body } = await backend(`GET /sessions?user_id=${userId}&status=${each}`)
      if (body.length > 0) found.push(each)
    }
    expect(found).toEqual([status])
  })

  it('SES-7: revoking one ends it at once, there and only there; again changes nothing', async () => {
    const other = server.browser()
    const otherId = (await signIn(other)).response.created_session_id
    expect((await backend(`POST /sessions/${id}/revoke`)).body).toMatchObject({
      id,
      status: 'revoked',
    })
    expect((await browser.get(`/v1/me${as(id)}`)).status).toBe(401)
    expect((await browser.post(`/v1/client/sessions/${id}/tokens`)).status).toBe(401)
    expect((await other.get(`/v1/me${as(otherId)}`)).status).toBe(200)
    expect((await backend(`POST /sessions/${id}/revoke`)).body.status).toBe('revoked')
    expect((await backend('POST /sessions/sess_x/revoke')).status).toBe(404)
  })

  it('are made for tests in development instances only', async () => {
    const { body } = await backend('POST /sessions', { json: { user_id: userId } })
    expect(body).toMatchObject({ object: 'session', user_id: userId, status: 'active' })
    expect((await backend(`POST /sessions/${body.id}/tokens`)).body.jwt).toBeTruthy()
    expect((await backend('POST /sessions', { json: { user_id: 'user_x' } })).status).toBe(404)
    await backend(`POST /users/${userId}/ban`)
    expect((await backend('POST /sessions', { json: { user_id: userId } })).codes).toEqual([
      'user_banned',
    ])

    const production = await testServer({ mode: 'production' })
    const call = backendOf(production)
    const user = await createUser(call)
    const refused = await call('POST /sessions', { json: { user_id: user.id } })
    expect(refused.codes).toEqual(['request_invalid_for_environment'])
    await production.close()
  })
})

test('one that is made for tests works in an organization of its user', async () => {
  const town = await townOf()
  const ada = await town.person('ada')
  const own = await town.organization('Own', { member: ada })
  const foreign = await town.organization('Foreign')
  const make = (active_organization_id: string) =>
    town.backend('POST /sessions', { json: { user_id: ada.userId, active_organization_id } })
  expect((await make(own)).body).toMatchObject({ last_active_organization_id: own })
  expect((await make(foreign)).codes).toEqual([
    'organization_not_found_or_unauthorized:active_organization_id',
  ])
  await town.close()
})

describe('tokens of a session', () => {
  it('live a minute, or as long as asked for', async () => {
    const read = async (json?: object) => {
      const { body } = await backend(`POST /sessions/${id}/tokens`, json ? { json } : {})
      expect(body.object).toBe('token')
      const { exp, iat, sub, sid } = decodeJwt(body.jwt).payload
      return { life: exp - iat, sub, sid }
    }
    expect(await read()).toEqual({ life: 60, sub: userId, sid: id })
    expect((await read({ expires_in_seconds: 3600 })).life).toBe(3600)
    for (const [value, code] of [
      [29, 'value'],
      [315_360_001, 'value'],
      ['60', 'type'],
    ]) {
      const json = { expires_in_seconds: value }
      expect((await backend(`POST /sessions/${id}/tokens`, { json })).codes).toEqual([
        `form_param_${code}_invalid:expires_in_seconds`,
      ])
    }
  })

  it('are not made of templates that there are not, nor of sessions that ended', async () => {
    expect((await backend(`POST /sessions/${id}/tokens/supabase`)).codes).toEqual([
      'jwt_template_not_found',
    ])
    await backend(`POST /sessions/${id}/revoke`)
    expect((await backend(`POST /sessions/${id}/tokens`)).codes).toEqual([
      'invalid_action_for_session',
    ])
    expect((await backend('POST /sessions/sess_x/tokens')).status).toBe(404)
  })

  it('are verified: only a fresh one of this very session passes', async () => {
    const verify = (token: unknown, session = id) =>
      backend(`POST /sessions/${session}/verify`, { json: { token } })
    const jwt = (await backend(`POST /sessions/${id}/tokens`)).body.jwt as string
    expect((await verify(jwt)).body.id).toBe(id)
    const second = (await signIn(server.browser())).response.created_session_id
    expect((await verify(jwt, second)).codes).toEqual(['invalid_session_token:token'])
    const [header, payload, signature] = jwt.split('.')
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
    for (const forged of [
      `${header}.${payload}.`,
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      'x',
      'a.b.c',
    ]) {
      expect((await verify(forged)).codes).toEqual(['invalid_session_token:token'])
    }
    server.clock.advance(MINUTE)
    expect((await verify(jwt)).codes).toEqual(['invalid_session_token:token'])
    expect((await verify(undefined)).codes).toEqual(['form_param_missing:token'])
  })
})

describe('refreshing a token', () => {
  let refreshToken: string
  let expired: string
  beforeEach(async () => {
    // The handshake hands the refresh token out.
    const target = encodeURIComponent(`${ORIGIN}/page`)
    const answer = await browser.get(
      `/v1/client/handshake?redirect_url=${target}&format=nonce&__clerk_hs_reason=x`,
      { 'sec-fetch-dest': 'document' },
    )
    const nonce = new URL(answer.headers.get('location')!).searchParams.get(
      '__clerk_handshake_nonce',
    )!
    const payload = await backend(`GET /clients/handshake_payload?nonce=${nonce}`)
    const directive = (payload.body.directives as string[]).find((each) =>
      each.startsWith('__refresh'),
    )!
    refreshToken = /=([^;]*)/.exec(directive)![1]!
    expired = (await browser.post(`/v1/client/sessions/${id}/tokens`)).body.jwt
    server.clock.advance(2 * MINUTE)
  })
  const refresh = (change: object = {}, session = id) =>
    backend(`POST /sessions/${session}/refresh?suffixed_cookies=true`, {
      json: {
        expired_token: expired,
        refresh_token: refreshToken,
        request_origin: ORIGIN,
        request_headers: { 'user-agent': ['x'] },
        ...change,
      },
    })

  it('gives a fresh one for the same page, as token or as cookies', async () => {
    const { body } = await refresh({ format: 'token' })
    expect(decodeJwt(body.jwt).payload).toMatchObject({ sid: id, sub: userId, azp: ORIGIN })
    const cookies = (await refresh({ format: 'cookie' })).body
    expect(cookies.object).toBe('cookies')
    expect(cookies.cookies).toEqual([
      expect.stringMatching(/^__session=ey/),
      expect.stringMatching(/^__session_[\w-]{8}=ey/),
    ])
  })

  it.each<[string, object, string]>([
    ['a forged token', { expired_token: 'a.b.c' }, 'expired_session_token_invalid'],
    [
      'another page',
      { request_origin: 'https://evil.test' },
      'refresh_request_origin_azp_mismatch',
    ],
    ['no origin', { request_origin: 'nonsense' }, 'refresh_request_origin_invalid'],
    ['a path as origin', { request_origin: `${ORIGIN}/x` }, 'refresh_request_origin_invalid'],
    ['an unknown refresh token', { refresh_token: 'x' }, 'refresh_token_not_found'],
    [
      'a forged refresh token',
      { refresh_token: `client_abc.${'A'.repeat(43)}` },
      'refresh_token_not_found',
    ],
  ])('with %s is 401', async (_, change, code) => {
    const answer = await refresh(change)
    expect([answer.status, answer.codes]).toEqual([401, [code]])
  })

  it('is 401 for another session, another browser, and a token without its page', async () => {
    const other = server.browser()
    const otherId = (await signIn(other)).response.created_session_id
    expect((await refresh({}, otherId)).codes).toEqual(['refresh_sid_mismatch'])
    const foreign = (await other.post(`/v1/client/sessions/${otherId}/tokens`)).body.jwt
    expect((await refresh({ expired_token: foreign }, otherId)).codes).toEqual([
      'refresh_sid_mismatch',
    ])
    const pageless = (await backend(`POST /sessions/${id}/tokens`)).body.jwt
    expect((await refresh({ expired_token: pageless })).codes).toEqual([
      'expired_session_token_missing_azp',
    ])
  })

  it('SES-4 and SES-7: is 401 once the session was revoked, or the client signed out', async () => {
    await backend(`POST /sessions/${id}/revoke`)
    expect((await refresh()).codes).toEqual(['session_refresh_inactive_session'])
    await browser.post('/v1/client/sessions?_method=DELETE')
    expect((await refresh()).codes).toEqual(['refresh_token_not_found'])
  })

  it('is 401 for a token that expired more than a day ago', async () => {
    server.clock.advance(25 * 60 * MINUTE)
    expect((await refresh()).codes).toEqual(['session_refresh_expired_session_token_too_old'])
  })
})
