import { createHmac } from 'node:crypto'
import { cookieSuffix, createPublishableKey } from '@dooryard/protocol'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestClient } from '../testing/auth-server.ts'
import {
  assembleToken,
  createTestKey,
  now,
  signTestToken,
  type TestKey,
  type TokenParts,
} from '../testing/keys.ts'
import { call, page } from '../testing/requests.ts'
import type { FirstParty } from './options.ts'

const PUBLISHABLE_KEY = createPublishableKey('calm-otter-42.dooryard.internal', 'development')
const ISSUER = 'https://calm-otter-42.dooryard.internal'
const SUFFIX = cookieSuffix(PUBLISHABLE_KEY)

let key: TestKey
let otherKey: TestKey

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  key = await createTestKey()
  otherKey = await createTestKey()
})

const tokenOf = ({ header, claims }: TokenParts = {}, signer = key) =>
  signTestToken(signer, {
    header: { cat: 'cl_B7d4PD111AAA', ...header },
    claims: { iss: ISSUER, ...claims },
  })

const expired = () => tokenOf({ claims: { iat: now() - 600, nbf: now() - 610, exp: now() - 540 } })

const never: FirstParty = {
  refresh: () => Promise.reject(new Error('nobody asked for a refresh')),
}

function authenticate(request: Request, firstParty: FirstParty = never) {
  return createTestClient(key, { publishableKey: PUBLISHABLE_KEY }).authenticateRequest(request, {
    firstParty,
  })
}

describe('an embedded server', () => {
  test('signs in by a good session token, without development browser, client_uat or handshake', async () => {
    for (const cookies of [
      { __session: await tokenOf() },
      { [`__session_${SUFFIX}`]: await tokenOf() },
    ]) {
      const state = await authenticate(page({ cookies }))
      expect(state).toMatchObject({ status: 'signed-in', reason: null })
      expect(state.headers.getSetCookie()).toEqual([])
    }
  })

  test('never redirects', async () => {
    for (const cookies of [
      {},
      { __client_uat: 1 },
      { __session: await expired() },
      { __session: 'x' },
    ]) {
      const state = await authenticate(page({ cookies: cookies as Record<string, string> }))
      expect(state.status).toBe('signed-out')
      expect(state.headers.has('location')).toBe(false)
    }
  })

  test('says why a request without a client is signed out', async () => {
    const reasonFor = async (cookies: Record<string, string>) =>
      (await authenticate(page({ cookies }))).reason
    expect(await reasonFor({})).toBe('session-token-and-uat-missing')
    expect(await reasonFor({ __session: await expired() })).toBe('session-token-expired')
    expect(await reasonFor({ __session: 'x' })).toBe('token-invalid')
  })

  test('renews a missing or expired session in the process, for every method', async () => {
    const token = await tokenOf()
    const setCookies = [`__session=${token}; Path=/`, `__client_uat=${now()}; Path=/`]
    for (const method of ['GET', 'POST']) {
      for (const session of [undefined, await expired()]) {
        const refresh = vi.fn(async () => ({ token, setCookies }))
        const request = call({ method, cookies: { __session: session, __client: 'c' } })
        const state = await authenticate(request, { refresh })
        expect(state).toMatchObject({ status: 'signed-in', token })
        expect(state.headers.getSetCookie()).toEqual(setCookies)
        expect(refresh).toHaveBeenCalledExactlyOnceWith(request, undefined)
      }
    }
  })

  test('keeps the reason when the client has no session', async () => {
    const cookies = { __session: await expired(), __client: 'c' }
    const state = await authenticate(page({ cookies }), { refresh: async () => null })
    expect(state).toMatchObject({ status: 'signed-out', reason: 'session-token-expired' })
  })

  test('renews when somebody signed in or out since the token was made', async () => {
    const renewed = await tokenOf({ claims: { sid: 'sess_two' } })
    const refresh = async () => ({ token: renewed, setCookies: [] })
    for (const uat of [now() + 30, 0]) {
      const cookies = { __session: await tokenOf(), __client_uat: uat }
      const outdated = await authenticate(page({ cookies }))
      expect(outdated.reason).toBe('session-token-iat-before-client-uat')
      const state = await authenticate(page({ cookies: { ...cookies, __client: 'c' } }), {
        refresh,
      })
      expect(state.toAuth()).toMatchObject({ sessionId: 'sess_two' })
    }
  })

  test('SES-2: a forged client_uat opens nothing', async () => {
    const state = await authenticate(page({ cookies: { __client_uat: 1 } }))
    expect(state.toAuth()).toMatchObject({ userId: null })
  })

  test('is not confused by the plain cookies of another application on the same host', async () => {
    const foreign = await signTestToken(otherKey)
    const cookies = {
      __session: foreign,
      __client_uat: now() + 99,
      [`__session_${SUFFIX}`]: await tokenOf(),
    }
    expect((await authenticate(page({ cookies }))).status).toBe('signed-in')
    const renewed = { token: await tokenOf(), setCookies: [] }
    const request = page({ cookies: { __session: foreign, __client: 'c' } })
    expect((await authenticate(request, { refresh: async () => renewed })).status).toBe('signed-in')
  })

  test('SES-3: a session cookie that comes twice counts as absent', async () => {
    const token = await tokenOf()
    const state = await authenticate(
      page({ headers: { Cookie: `__session=${token}; __session=${token}` } }),
    )
    expect(state.reason).toBe('session-token-and-uat-missing')
  })

  test('GR-1: signs out when renewing fails, or gives a token that is none', async () => {
    const cookies = { __client: 'c' }
    const failing = await authenticate(page({ cookies }), never)
    expect(failing).toMatchObject({ status: 'signed-out', reason: 'unexpected-error' })
    for (const token of ['', 'x', await tokenOf({}, otherKey)]) {
      const refresh = async () => ({ token, setCookies: ['__session=x'] })
      const state = await authenticate(page({ cookies }), { refresh })
      expect(state.status).toBe('signed-out')
      expect(state.headers.getSetCookie()).toEqual([])
    }
  })
})

/** Signed with the public key as if it were a shared secret. */
async function hmacToken(): Promise<string> {
  const [, payload] = (await tokenOf()).split('.')
  const header = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT', kid: key.kid })).toString(
    'base64url',
  )
  const mac = createHmac('sha256', key.publicPem).update(`${header}.${payload}`).digest('base64url')
  return `${header}.${payload}.${mac}`
}

const forged: Record<string, [reason: string, make: () => Promise<string> | string]> = {
  'JWT-1: `alg: none`': [
    'token-invalid-algorithm',
    () =>
      assembleToken(
        { alg: 'none', typ: 'JWT' },
        { sub: 'user_ada', iss: ISSUER, exp: now() + 60 },
        '',
      ),
  ],
  'JWT-1: HS256': ['token-invalid-algorithm', hmacToken],
  'JWT-1: a critical extension': [
    'token-invalid',
    () => tokenOf({ header: { crit: ['b64'], b64: false } }),
  ],
  'JWT-3: a foreign issuer': [
    'token-invalid-issuer',
    () => tokenOf({ claims: { iss: 'https://clerk.acme.test' } }),
  ],
  'JWT-3: no issuer': ['token-invalid-issuer', () => tokenOf({ claims: { iss: undefined } })],
  'JWT-4: a template token': [
    'token-invalid',
    () => tokenOf({ header: { cat: 'cl_B7d4PD222AAA' } }),
  ],
  'JWT-4: a handshake token': [
    'token-verification-failed',
    () => tokenOf({ claims: { handshake: [] } }),
  ],
  'JWT-4: a token without a class': [
    'token-verification-failed',
    () => tokenOf({ header: { cat: undefined } }),
  ],
  'JWT-4: a token of the class of handshakes': [
    'token-verification-failed',
    () => tokenOf({ header: { cat: 'cl_I7d4PD111III' } }),
  ],
  'JWT-4: a machine token': [
    'token-invalid',
    () => tokenOf({ header: { cat: 'cl_B7d4PD333AAA' } }),
  ],
  'JWT-5: no session id': [
    'token-verification-failed',
    () => tokenOf({ claims: { sid: undefined } }),
  ],
  'JWT-5: a week of life': [
    'token-verification-failed',
    () => tokenOf({ claims: { exp: now() + 604_800 } }),
  ],
  'JWT-6: a foreign key': ['token-invalid-signature', () => tokenOf({}, otherKey)],
  'JWT-6: more than 8 KiB': ['token-invalid', () => tokenOf({ claims: { pad: 'x'.repeat(8192) } })],
  'not active yet': ['token-not-active-yet', () => tokenOf({ claims: { nbf: now() + 60 } })],
}

describe('a refused token', () => {
  test.each(Object.entries(forged))(
    'signs out with its reason, as cookie and as header: %s',
    async (_name, [reason, make]) => {
      const token = await make()
      const byCookie = await authenticate(page({ cookies: { __session: token } }))
      expect(byCookie).toMatchObject({ status: 'signed-out', reason })
      const byHeader = await authenticate(call({ headers: { Authorization: `Bearer ${token}` } }))
      expect(byHeader.status).toBe('signed-out')
      expect(byHeader.headers.has('location')).toBe(false)
    },
  )

  test('in the header is not renewed from the cookie', async () => {
    const headers = { Authorization: `Bearer ${await expired()}` }
    const state = await authenticate(page({ headers, cookies: { __client: 'c' } }))
    expect(state).toMatchObject({ status: 'signed-out', reason: 'token-expired' })
  })
})
