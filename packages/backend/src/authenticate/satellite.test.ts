import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestClient, PRODUCTION_KEY } from '../testing/auth-server.ts'
import { createTestKey, type TestKey } from '../testing/keys.ts'
import { call, page } from '../testing/requests.ts'
import type { AuthenticateRequestOptions } from './options.ts'

let key: TestKey

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  key = await createTestKey()
})

const satellite: AuthenticateRequestOptions = {
  publishableKey: PRODUCTION_KEY,
  secretKey: 'sk_live_abc',
  isSatellite: true,
  domain: 'satellite.test',
}
const developmentSatellite: AuthenticateRequestOptions = {
  isSatellite: true,
  domain: 'satellite.test',
  signInUrl: 'https://primary.test/sign-in?x=1',
}

const authenticate = (request: Request, options: AuthenticateRequestOptions) =>
  createTestClient(key).authenticateRequest(request, options)

const locationOf = (state: { headers: Headers }) => new URL(state.headers.get('location')!)

describe('a satellite in production', () => {
  test.each([
    ['by default', {}, 'https://satellite.test/'],
    ['without automatic sync', { satelliteAutoSync: false }, 'https://satellite.test/'],
    [
      'when it was synced',
      { satelliteAutoSync: true },
      'https://satellite.test/?__clerk_synced=true',
    ],
  ])('leaves a visitor signed out %s', async (_name, options, url) => {
    const state = await authenticate(page({ url }), { ...satellite, ...options })
    expect(state).toMatchObject({ status: 'signed-out', reason: 'session-token-and-uat-missing' })
  })

  test.each([
    ['with automatic sync', { satelliteAutoSync: true }, 'https://satellite.test/'],
    ['when it must be synced', {}, 'https://satellite.test/?__clerk_synced=false'],
  ])('asks its own Frontend API %s', async (_name, options, url) => {
    const state = await authenticate(page({ url }), { ...satellite, ...options })
    expect(state).toMatchObject({ status: 'handshake', reason: 'satellite-needs-syncing' })
    expect(locationOf(state).host).toBe('clerk.satellite.test')
  })

  test('does not ask for what is no document', async () => {
    const state = await authenticate(call(), { ...satellite, satelliteAutoSync: true })
    expect(state.status).toBe('signed-out')
  })

  test('counts its domain only when it is one', async () => {
    const request = page({ cookies: { __client_uat: 1 } })
    const state = await authenticate(request, { ...satellite, isSatellite: false })
    expect(locationOf(state).host).toBe('clerk.acme.test')
  })
})

describe('a satellite in development', () => {
  test('asks the sign-in page of the primary domain', async () => {
    const request = page({ url: 'https://satellite.test/p?__clerk_synced=false' })
    const state = await authenticate(request, developmentSatellite)
    expect(state.reason).toBe('satellite-needs-syncing')
    const location = locationOf(state)
    expect(location.href).toMatch('https://primary.test/sign-in?x=1&')
    expect(location.searchParams.get('__clerk_redirect_url')).toBe(request.url)
  })
})

describe('the primary domain in development', () => {
  const asked = (target: string) =>
    page({
      url: `https://primary.test/sign-in?__clerk_redirect_url=${encodeURIComponent(target)}`,
      cookies: { __clerk_db_jwt: 'db' },
    })

  test('answers a satellite with its development browser', async () => {
    const state = await authenticate(asked('http://localhost:4000/p?__clerk_synced=false'), {})
    expect(state).toMatchObject({ status: 'handshake', reason: 'primary-responds-to-syncing' })
    const location = locationOf(state)
    expect(location.origin).toBe('http://localhost:4000')
    expect(location.searchParams.get('__clerk_db_jwt')).toBe('db')
    expect(location.searchParams.getAll('__clerk_synced')).toEqual(['true'])
  })

  test('answers a satellite that is an authorized party', async () => {
    const options = { authorizedParties: ['https://satellite.test'] }
    expect((await authenticate(asked('https://satellite.test/'), options)).reason).toBe(
      'primary-responds-to-syncing',
    )
  })

  test.each([
    'https://evil.test/',
    'javascript:alert(1)',
    '//evil.test',
    'http://localhost.evil.test/',
    'https://localhost@evil.test/',
  ])('RED-5: gives its development browser to nobody else: %s', async (target) => {
    const state = await authenticate(asked(target), {})
    expect(state.status).toBe('signed-out')
    expect(state.headers.has('location')).toBe(false)
  })
})

describe('the configuration of a satellite', () => {
  const broken: Record<string, [string, AuthenticateRequestOptions, Record<string, string>?]> = {
    'no sign-in URL in development': ['Missing signInUrl', { isSatellite: true, domain: 'a.test' }],
    'a relative sign-in URL': [
      'absolute url format',
      { ...developmentSatellite, signInUrl: '/sign-in' },
      { Origin: 'https://a.test' },
    ],
    'a sign-in URL of its own': [
      'on a different origin',
      developmentSatellite,
      { Origin: 'https://primary.test' },
    ],
    'neither domain nor proxy': ['Missing domain and proxyUrl', { ...satellite, domain: '' }],
  }
  test.each(Object.entries(broken))(
    'is refused with %s',
    async (_name, [message, options, headers]) => {
      await expect(authenticate(page({ headers: headers ?? {} }), options)).rejects.toThrow(message)
    },
  )
})
