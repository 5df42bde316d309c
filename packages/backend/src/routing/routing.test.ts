import { createPublishableKey } from '@dooryard/protocol'
import { describe, expect, test } from 'vitest'
import { type CreateRedirectParams, createRedirect } from './create-redirect.ts'
import { compilePattern } from './path-pattern.ts'

describe('a path pattern', () => {
  const rows: [pattern: string, matches: string[], differs: string[]][] = [
    ['/foo', ['/foo', '/foo/', '/FOO'], ['/foo/x', '/fo']],
    ['/dashboard(.*)', ['/dashboard', '/dashboard/a', '/dashboardxyz'], ['/dash']],
    ['/dashboard/:path*', ['/dashboard', '/dashboard/', '/dashboard/a/b'], ['/dashboardxyz']],
    [
      '/personal-account/(.*)',
      ['/personal-account/', '/personal-account/x'],
      ['/personal-account'],
    ],
    ['/orgs/:id/(.*)', ['/orgs/a/', '/orgs/a/b'], ['/orgs/a']],
    ['/orgs/:id', ['/orgs/a%2Fb'], ['/orgs/a/b', '/orgs/']],
    ['/:path*', ['/', '/a', '/a/b'], []],
    ['/user/:id(\\d+)', ['/user/7'], ['/user/x']],
    ['/a{/b}?', ['/a', '/a/b'], ['/a/b/b']],
    ['/a{-:x}+', ['/a-1', '/a-1-2'], ['/a']],
    ['/:file.:ext?', ['/a.js', '/a'], ['/a/b']],
    ['/a\\:b', ['/a:b'], ['/ab']],
    ['/a.b', ['/a.b'], ['/axb']],
  ]
  test.each(rows)('%s', (pattern, matches, differs) => {
    const match = compilePattern(pattern)
    for (const path of matches) expect([path, match(path) !== null]).toEqual([path, true])
    for (const path of differs) expect([path, match(path)]).toEqual([path, null])
  })

  test('names what it matched', () => {
    expect(compilePattern('/orgs/:slug/(.*)')('/orgs/a/b/c')).toEqual({ slug: 'a', 0: 'b/c' })
    expect(compilePattern('/d/:path*')('/d/a/b')).toEqual({ path: 'a/b' })
    expect(compilePattern('/d/:path*')('/d')).toEqual({})
  })

  test.each([
    '/docs/*',
    '/docs/**',
    '*',
    '/a(',
    '/a)',
    '/a{',
    '/a}',
    '/a{}',
    '/a()',
    '/a(?:b)',
    '/a(?!b)',
    '/a((b))',
    '/:',
    '/a\\',
    '/a([)',
  ])('is refused: %s', (pattern) => {
    expect(() => compilePattern(pattern)).toThrow('Invalid path')
  })
})

describe('createRedirect', () => {
  const redirects = (params: Partial<CreateRedirectParams<string>> = {}) =>
    createRedirect<string>({
      publishableKey: createPublishableKey('clerk.acme.test', 'development'),
      baseUrl: 'https://app.test/page',
      redirectAdapter: (url) => url,
      ...params,
    })

  test('goes to the hosted pages by default', () => {
    const { redirectToSignIn, redirectToSignUp } = redirects()
    expect(redirectToSignIn()).toBe('https://accounts.acme.test/sign-in')
    expect(redirectToSignUp()).toBe('https://accounts.acme.test/sign-up')
  })

  test('goes to pages of the site, and finds the sign-up form in the sign-in page', () => {
    const { redirectToSignIn, redirectToSignUp } = redirects({ signInUrl: '/sign-in?x=1' })
    expect(redirectToSignIn({ returnBackUrl: '/after' })).toBe(
      'https://app.test/sign-in?x=1&redirect_url=https%3A%2F%2Fapp.test%2Fafter',
    )
    expect(redirectToSignUp()).toBe('https://app.test/sign-in/create?x=1')
    expect(redirects({ signInUrl: '/in', signUpUrl: '/up' }).redirectToSignUp()).toBe(
      'https://app.test/up',
    )
  })

  test('takes the development browser to another origin only, and in development only', () => {
    const other = { signInUrl: 'https://other.test/in', devBrowserToken: 'db' }
    expect(redirects(other).redirectToSignIn()).toBe('https://other.test/in?__clerk_db_jwt=db')
    expect(redirects({ ...other, signInUrl: '/in' }).redirectToSignIn()).toBe('https://app.test/in')
    const publishableKey = createPublishableKey('clerk.acme.test', 'production')
    expect(redirects({ ...other, publishableKey }).redirectToSignIn()).toBe('https://other.test/in')
  })

  test('marks the way back to a satellite', () => {
    const satellite = redirects({ signInUrl: 'https://primary.test/in', isSatellite: true })
    expect(satellite.redirectToSignIn({ returnBackUrl: 'https://app.test/p' })).toBe(
      'https://primary.test/in?redirect_url=https%3A%2F%2Fapp.test%2Fp%3F__clerk_synced%3Dfalse',
    )
  })

  test('leads a pending session to its tasks', () => {
    const pending = redirects({ signInUrl: '/sign-in', sessionStatus: 'pending' })
    expect(pending.redirectToSignIn()).toBe('https://app.test/sign-in/tasks')
    const slashed = redirects({ signInUrl: '/sign-in/?a=1', sessionStatus: 'pending' })
    expect(slashed.redirectToSignIn()).toBe('https://app.test/sign-in/tasks/?a=1')
  })

  test('can do without the current URL when something else is absolute', () => {
    const { redirectToSignIn } = redirects({ baseUrl: '', signInUrl: '/in' })
    expect(redirectToSignIn({ returnBackUrl: 'https://app.test/p' })).toBe(
      'https://app.test/in?redirect_url=https%3A%2F%2Fapp.test%2Fp',
    )
    expect(() => redirectToSignIn({ returnBackUrl: '/p' })).toThrow('absolute')
  })

  test('says so when it knows neither a URL nor a key', () => {
    expect(() => redirects({ publishableKey: '' }).redirectToSignIn()).toThrow(
      'Missing publishableKey',
    )
    expect(redirects({ publishableKey: '', signInUrl: '/in' }).redirectToSignIn()).toBe(
      'https://app.test/in',
    )
    expect(() => redirects({ publishableKey: '', signInUrl: '/in' }).redirectToSignUp()).toThrow(
      'Missing',
    )
  })
})
