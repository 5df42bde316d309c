import { expect, test } from 'vitest'
import { accountsHost } from './clerk-hosts.ts'
import { parseCookies } from './cookie-header.ts'
import { cookieSuffix } from './cookie-suffix.ts'
import {
  createPublishableKey,
  isEmbeddedKey,
  parsePublishableKey,
  secretKeyInstanceType,
} from './publishable-key.ts'

test('a publishable key carries its host and its instance type', () => {
  expect(parsePublishableKey('pk_test_YnJpc2stbHlueC0wNy5jbGVyay5hY2NvdW50cy5kZXYk')).toEqual({
    instanceType: 'development',
    frontendApi: 'brisk-lynx-07.clerk.accounts.dev',
  })
  expect(parsePublishableKey('pk_live_Y2xlcmsuYWNtZS5leGFtcGxlJA')).toEqual({
    instanceType: 'production',
    frontendApi: 'clerk.acme.example',
  })
})

test.each([
  ['nothing', undefined],
  ['empty text', ''],
  ['a secret key', 'sk_test_Y2xlcmsuYWNtZS5leGFtcGxlJA'],
  ['a fourth part', 'pk_live_Y2xlcmsu_YWNtZS5leGFtcGxlJA'],
  ['no closing dollar', `pk_live_${btoa('clerk.acme.example')}`],
  ['a dollar inside', `pk_live_${btoa('clerk.$acme.example$')}`],
  ['a host without a dot', `pk_live_${btoa('localhost$')}`],
  ['no base64', 'pk_live_%%%'],
])('%s is not a publishable key', (_, key) => {
  expect(parsePublishableKey(key)).toBeNull()
})

test('a key made for a host names that host again, without padding', () => {
  const key = createPublishableKey('calm-otter-42.dooryard.internal', 'development')
  expect(key).not.toContain('=')
  expect(parsePublishableKey(key)?.frontendApi).toBe('calm-otter-42.dooryard.internal')
  expect(isEmbeddedKey(key)).toBe(true)
  expect(isEmbeddedKey('pk_live_Y2xlcmsuYWNtZS5leGFtcGxlJA')).toBe(false)
})

test.each([
  ['pk_test_YnJpc2stbHlueC0wNy5jbGVyay5hY2NvdW50cy5kZXYk', 'kvhoUHhx'],
  ['pk_live_Y2xlcmsuYWNtZS5leGFtcGxlJA', 've4442Lp'],
  ['pk_test_Y2xlcmsuYWNtZS1kZW1vLnRlc3Qk', 'BbNgVzL3'],
  ['pk_live_Y2xlcmsuYWNtZS1kZW1vLnRlc3Qk', 'L7ZLC6Nv'],
  ['pk_test_d2lzZS1vdHRlci00Mi5jbGVyay5hY2NvdW50cy5kZXYk', 'UMQfOOkm'],
])('%s names its cookies with %s', (key, suffix) => {
  expect(cookieSuffix(key)).toBe(suffix)
})

test('hosted pages live beside the Frontend API', () => {
  expect(accountsHost('wise-otter-42.clerk.accounts.dev')).toBe('wise-otter-42.accounts.dev')
  expect(accountsHost('clerk.acme.test')).toBe('accounts.acme.test')
})

test('a secret key tells its instance type', () => {
  expect(secretKeyInstanceType('sk_test_abc')).toBe('development')
  expect(secretKeyInstanceType('sk_live_abc')).toBe('production')
  expect(secretKeyInstanceType('pk_live_abc')).toBeNull()
})

test('SES-3: a cookie that comes twice counts as absent', () => {
  const cookies = parseCookies('__session=mine; theme=dark; __session=planted')
  expect(cookies.has('__session')).toBe(false)
  expect(cookies.get('theme')).toBe('dark')
})

test('cookie values are decoded after the header is split', () => {
  expect(Object.fromEntries(parseCookies('a=1%3B%20b%3D2; c=%E0%A4; d="q"; e'))).toEqual({
    a: '1; b=2',
    c: '%E0%A4',
    d: 'q',
  })
})
