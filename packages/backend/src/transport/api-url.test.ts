import { createPublishableKey, createSecretKey } from '@dooryard/protocol'
import { expect, test, vi } from 'vitest'
import { createClerkClient } from '../create-clerk-client.ts'
import { verifyToken } from '../tokens/verify-token.ts'
import { apiUrlOf } from './api-url.ts'

const pk = (host: string) => createPublishableKey(host, 'production')
const random = '0123456789abcdefghijABCDEFGHIJklmnopqrstuvw'
const ours = createSecretKey('production', random)
const any = `sk_live_${random}`

test.each([
  [
    'of Clerk, in production',
    { publishableKey: pk('clerk.acme.example'), secretKey: any },
    'https://api.clerk.com',
  ],
  [
    'of Clerk, in development',
    { publishableKey: pk('calm-otter-42.clerk.accounts.dev'), secretKey: any },
    'https://api.clerk.com',
  ],
  ['that nobody can tell', { secretKey: any }, 'https://api.clerk.com'],
  [
    'of another server',
    { publishableKey: pk('auth.acme.example'), secretKey: any },
    'https://auth.acme.example/api',
  ],
  [
    'of ours under the name that Clerk uses',
    { publishableKey: pk('clerk.acme.example'), secretKey: ours },
    'https://clerk.acme.example/api',
  ],
  [
    'of a server on this machine',
    { publishableKey: pk('127.0.0.1:4590'), secretKey: ours },
    'http://127.0.0.1:4590/api',
  ],
  [
    'that says where',
    { publishableKey: pk('x.dooryard.internal'), secretKey: ours, apiUrl: 'https://a.test/api' },
    'https://a.test/api',
  ],
])('SEC-7: the address follows from a key %s', (_, options, url) => {
  expect(apiUrlOf(options)).toBe(url)
})

test.each([
  [
    'of an embedded server',
    { publishableKey: pk('calm-otter-42.dooryard.internal'), secretKey: any },
  ],
  ['of ours, alone', { secretKey: ours }],
  [
    'of ours, for which somebody left the address of Clerk',
    { secretKey: ours, apiUrl: 'https://api.clerk.com' },
  ],
  [
    'of ours, beside a publishable key of Clerk',
    { secretKey: ours, publishableKey: pk('calm-otter-42.clerk.accounts.dev') },
  ],
])('SEC-7: a key %s is sent to nobody, and the error says what to set', async (_, options) => {
  const fetch = vi.fn()
  const client = createClerkClient({ ...options, fetch })
  await expect(client.users.getUser('user_1')).rejects.toThrow('set CLERK_API_URL')
  const token = `${btoa('{"alg":"RS256","kid":"k","typ":"JWT"}')}.${btoa('{}')}.x`
  await expect(verifyToken(token, { ...options, fetch })).rejects.toThrow('set CLERK_API_URL')
  expect(fetch).not.toHaveBeenCalled()
})

test.each([
  ['of the client', { machineSecretKey: ours }, {}],
  ['of the client, of a kind of its own', { machineSecretKey: `ak_Dooryard${random}` }, {}],
  ['of the call', { machineSecretKey: any }, { machineSecretKey: ours }],
])('SEC-7: a machine key of ours is sent to nobody else: %s', async (_, options, call) => {
  const fetch = vi.fn()
  const client = createClerkClient({ ...options, fetch })
  await expect(client.m2m.createToken(call)).rejects.toThrow('set CLERK_API_URL')
  expect(fetch).not.toHaveBeenCalled()
})

test('SEC-7: the address follows from the key that is sent, not from one beside it', async () => {
  const fetch = vi.fn(async (_url: unknown) => Response.json({}))
  const client = createClerkClient({
    secretKey: ours,
    machineSecretKey: any,
    publishableKey: pk('clerk.acme.example'),
    fetch,
  })
  await client.m2m.createToken()
  await client.users.getCount()
  expect(fetch.mock.calls.map(([url]) => new URL(String(url)).host)).toEqual([
    'api.clerk.com',
    'clerk.acme.example',
  ])
})

test('SEC-7: a key of ours alone goes where the environment of the process says, unless that is Clerk’s cloud', () => {
  vi.stubEnv('CLERK_API_URL', 'https://app.acme.example/__clerk/api')
  expect(apiUrlOf({ secretKey: ours })).toBe('https://app.acme.example/__clerk/api')
  expect(apiUrlOf({ secretKey: ours, apiUrl: 'https://a.test/api' })).toBe('https://a.test/api')
  vi.stubEnv('CLERK_API_URL', 'https://api.clerk.com')
  expect(() => apiUrlOf({ secretKey: ours })).toThrow("Clerk's cloud")
})
