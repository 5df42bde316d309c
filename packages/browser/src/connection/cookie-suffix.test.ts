import { cookieSuffix as byHand, createPublishableKey } from '@dooryard/protocol'
import { afterEach, expect, test, vi } from 'vitest'
import { cookieSuffix } from './cookie-suffix.ts'

afterEach(() => vi.unstubAllGlobals())

const key = createPublishableKey('clerk.acme.example', 'production')

test('cookies have the names that the server gives them', async () => {
  expect(await cookieSuffix(key)).toBe(byHand(key))
})

test('so they do on an origin without a certificate, where the browser digests nothing', async () => {
  vi.stubGlobal('crypto', {})
  expect(await cookieSuffix(key)).toBe(byHand(key))
})
