import { describe, expect, test } from 'vitest'
import { safeRedirect } from './redirects.ts'

const rules = {
  base: 'https://app.example.com/sign-in?x=1',
  allowedOrigins: [
    'https://docs.example.com',
    'https://*.apps.example.com',
    /https:\/\/pr-\d+\.dev/,
  ],
}

describe('RED-2: allowed targets come back as full parsed URLs', () => {
  test.each([
    ['/dashboard', 'https://app.example.com/dashboard'],
    ['dashboard', 'https://app.example.com/dashboard'],
    ['https:evil.example', 'https://app.example.com/evil.example'],
    ['?tab=2', 'https://app.example.com/sign-in?tab=2'],
    ['/a/../b', 'https://app.example.com/b'],
    ['/docs//page', 'https://app.example.com/docs//page'],
    ['/.well-known/x', 'https://app.example.com/.well-known/x'],
    ['/%40ada/', 'https://app.example.com/%40ada/'],
    ['https://docs.example.com/x', 'https://docs.example.com/x'],
    ['https://one.apps.example.com/', 'https://one.apps.example.com/'],
    ['https://two.one.apps.example.com/', 'https://two.one.apps.example.com/'],
    ['https://pr-12.dev/x', 'https://pr-12.dev/x'],
    ['HTTPS://APP.EXAMPLE.COM/x', 'https://app.example.com/x'],
    ['https://app.example.com:443/x', 'https://app.example.com/x'],
    ['/x#/factor-one', 'https://app.example.com/x#/factor-one'],
    ['/caf%C3%A9?q=%0d%0a', 'https://app.example.com/caf%C3%A9?q=%0d%0a'],
  ])('%s', (target, expected) => {
    expect(safeRedirect(target, rules)).toBe(expected)
  })
})

const hosts = ['evil.example', 'evil.example/', 'evil.example:443', '[::1]', '127.0.0.1']
const prefixes = ['//', '///', '////', '/\\', '\\\\', '\\/', '/\t/', '/\n/', '/\r/', 'https:\\\\']
const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
]
const paths = [
  '/..//evil.example',
  '/.//evil.example',
  '/a/../..//evil.example',
  '/%2e%2e//evil.example',
  '/.%2E/%2e//evil.example',
  '/..///evil.example',
  '/..//',
  '/%2f/evil.example',
  '/%2Fevil.example',
  '/..%2f%2fevil.example',
  '/.%2fevil.example',
  '/%252fevil.example',
  '/%5cevil.example',
  '/%5C%5Cevil.example',
  '/%255cevil.example',
  '/%09/evil.example',
  '/%0d%0a/evil.example',
  '/%20/evil.example',
  '/%2e%09%2fevil.example',
]
const more = [
  'https://evil.example',
  'http://evil.example',
  'https:/\\evil.example',
  'https://app.example.com@evil.example',
  'https://app.example.com:pw@evil.example',
  'https://user@app.example.com/',
  'https://app.example.com.evil.example',
  'https://evil-app.example.com',
  'https://apps.example.com',
  'https://evilapps.example.com',
  'https://xapps.example.com',
  'https://docs.example.com.evil.example',
  'https://docs.example.com:8443',
  'http://docs.example.com',
  'http://one.apps.example.com',
  'https://pr-12.dev.evil.example',
  'https://xpr-12.dev',
  'https://app.example.com\\@evil.example',
  'https://evil.example\\.app.example.com',
  'https://evil.example%2f@app.example.com',
  'http://app.example.com',
  'ftp://app.example.com',
  'file:///etc/passwd',
  'vbscript:x',
  'blob:https://app.example.com/1',
  'about:blank',
  'mailto:a@b.c',
  'intent://x#Intent;end',
  ' https://app.example.com',
  '\thttps://app.example.com',
  '\u00a0/dashboard',
  '\ufeff/dashboard',
  '/dash\u0000board',
  '/dash\nboard',
  '/dash\u007fboard',
  'https://[',
  'https://',
  'https://app.example.com:99999',
  '',
  // RED-6: of our own origin, with a path that names another host to whoever drops the origin.
  ...paths.flatMap((path) => [
    path,
    `https://app.example.com${path}`,
    `https://docs.example.com${path}`,
  ]),
  ...hosts.flatMap((host) => prefixes.map((prefix) => prefix + host)),
  ...schemes,
]

describe(`RED-2: ${more.length} tricks are refused`, () => {
  test.each(more.map((target) => [JSON.stringify(target), target]))('%s', (_, target) => {
    expect(safeRedirect(target, rules)).toBeNull()
  })

  test.each([[null], [undefined], [7], [{}], [['/x']]])('%s is no target', (target) => {
    expect(safeRedirect(target, rules)).toBeNull()
  })
})
