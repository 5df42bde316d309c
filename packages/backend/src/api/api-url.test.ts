import { createPublishableKey, createSecretKey } from '@dooryard/protocol'
import { expect, test, vi } from 'vitest'
import { createClerkClient } from '../create-clerk-client.ts'
import { verifyToken } from '../keys/verify-token.ts'
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
])('SEC-7: a key %s is sent to nobody, and the error says what to set', async (_, options) => {
  const fetch = vi.fn()
  const client = createClerkClient({ ...options, fetch })
  await expect(client.users.getUser('user_1')).rejects.toThrow('set CLERK_API_URL')
  const token = `${btoa('{"alg":"RS256","kid":"k","typ":"JWT"}')}.${btoa('{}')}.x`
  await expect(verifyToken(token, { ...options, fetch })).rejects.toThrow('set CLERK_API_URL')
  expect(fetch).not.toHaveBeenCalled()
})
