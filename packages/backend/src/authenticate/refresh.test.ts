import { cookieSuffix } from '@dooryard/protocol'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createAuthServer, createTestClient, json, PRODUCTION_KEY } from '../testing/auth-server.ts'
import { createTestKey, now, signTestToken, type TestKey } from '../testing/keys.ts'
import { call, page } from '../testing/requests.ts'

let key: TestKey
let expired: string

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  key = await createTestKey()
  expired = await signTestToken(key, {
    claims: { iat: now() - 600, nbf: now() - 610, exp: now() - 540 },
  })
})

const REFRESH = `__refresh_${cookieSuffix(PRODUCTION_KEY)}`
const ENDPOINT = 'POST /v1/sessions/sess_one/refresh'

const cookies = () => ({ __session: expired, __client_uat: 1, [REFRESH]: 'r3fresh' })

function clientOf(server: { fetch: typeof fetch }) {
  return createTestClient(key, {
    publishableKey: PRODUCTION_KEY,
    secretKey: 'sk_live_abc',
    fetch: server.fetch,
  })
}

describe('an expired session with a refresh cookie', () => {
  test('is renewed from server to server', async () => {
    const token = await signTestToken(key)
    const directives = [`__session=${token}; Path=/`, `${REFRESH}=n3xt; Path=/; HttpOnly`]
    const server = createAuthServer(key, {
      [ENDPOINT]: () => ({ object: 'cookies', cookies: directives }),
    })
    const state = await clientOf(server).authenticateRequest(page({ cookies: cookies() }))
    expect(state).toMatchObject({ status: 'signed-in', token })
    expect(state.headers.getSetCookie()).toEqual(directives)
    expect(server.requests[0]?.body).toMatchObject({
      format: 'cookie',
      expired_token: expired,
      refresh_token: 'r3fresh',
      request_origin: 'https://app.test',
      request_headers: { 'sec-fetch-dest': ['document'] },
    })
  })

  test('is renewed for a script too', async () => {
    const token = await signTestToken(key)
    const server = createAuthServer(key, {
      [ENDPOINT]: () => ({ object: 'cookies', cookies: [`__session=${token}`] }),
    })
    const state = await clientOf(server).authenticateRequest(call({ cookies: cookies() }))
    expect(state.status).toBe('signed-in')
  })

  const failures: Record<string, [why: string, answer: () => Response | object | Promise<never>]> =
    {
      'an error code': [
        'refresh_token_not_found',
        () => json({ errors: [{ code: 'refresh_token_not_found', message: '' }] }, 401),
      ],
      'an error without a code': ['unexpected-bapi-error', () => json({}, 500)],
      'no answer': ['fetch-error', () => Promise.reject(new Error('down'))],
      'a bad token': [
        'invalid-session-token',
        () => ({ object: 'cookies', cookies: ['__session=bad'] }),
      ],
      'no token': ['invalid-session-token', () => ({ object: 'cookies', cookies: [] })],
    }
  test.each(Object.entries(failures))(
    'falls back to the handshake on %s',
    async (_name, [why, answer]) => {
      const server = createAuthServer(key, { [ENDPOINT]: answer })
      const state = await clientOf(server).authenticateRequest(page({ cookies: cookies() }))
      expect(state).toMatchObject({
        status: 'handshake',
        reason: `session-token-expired-refresh-${why}`,
      })
      expect(state.message).toMatch('reason=token-expired, token-carrier=cookie')
    },
  )

  test('is not renewed by a request that may change something', async () => {
    const server = createAuthServer(key)
    const request = page({ method: 'POST', cookies: cookies() })
    const state = await clientOf(server).authenticateRequest(request)
    expect(state).toMatchObject({
      status: 'signed-out',
      reason: 'session-token-expired-refresh-non-eligible-non-get',
    })
    expect(server.requests).toEqual([])
  })
})
