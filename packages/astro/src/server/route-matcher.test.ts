import { expect, test } from 'vitest'
import { assertPlainPath, canonicalPath, MalformedURLError, routePath } from './path.ts'
import { createRouteMatcher, rememberRoute } from './route-matcher.ts'

const site = { base: '', locales: [] as string[] }

function request(path: string) {
  return new Request(`http://site.test${path}`)
}

/** A request for which Astro resolved a route. */
function resolved(
  path: string,
  routePattern: string,
  params: Record<string, string | undefined> = {},
  shape = site,
) {
  const it = request(path)
  rememberRoute({ request: it, url: new URL(it.url), locals: {}, routePattern, params }, shape)
  return it
}

const table: [pattern: string, matches: string[], misses: string[]][] = [
  ['/foo', ['/foo', '/foo/', '/FOO'], ['/foo/x', '/']],
  ['/dashboard(.*)', ['/dashboard', '/dashboard/a', '/dashboardxyz'], ['/dash']],
  ['/dashboard/:path*', ['/dashboard', '/dashboard/', '/dashboard/a/b'], ['/dashboardxyz']],
  ['/orgs/:id', ['/orgs/a', '/orgs/a%2Fb'], ['/orgs/a/b', '/orgs']],
  ['/:path*', ['/', '/a/b'], []],
]
for (const [pattern, matches, misses] of table) {
  test(`pattern ${pattern} matches what path-to-regexp 6 matches`, () => {
    const matcher = createRouteMatcher(pattern)
    expect(matches.filter((path) => matcher(request(path)))).toEqual(matches)
    expect(misses.filter((path) => matcher(request(path)))).toEqual([])
  })
}

test('AST-3: a public subtree ends where its segment ends', () => {
  const isPublic = createRouteMatcher(['/docs/:path*', '/'])
  expect(['/', '/docs', '/docs/a/b'].filter((path) => isPublic(resolved(path, path)))).toEqual([
    '/',
    '/docs',
    '/docs/a/b',
  ])
  for (const path of ['/docs-private', '/docsx', '/docs.json', '/account', '/x/docs']) {
    expect([path, isPublic(resolved(path, path)), isPublic(request(path))]).toEqual([
      path,
      false,
      false,
    ])
  }
})

test('AST-2: the page that Astro resolved decides, not the spelling of the address', () => {
  const isAdmin = createRouteMatcher('/admin(.*)')
  for (const path of ['/%61dmin', '//admin', '/x/../admin', '/app/admin', '/anything']) {
    expect(isAdmin(resolved(path, '/admin')), path).toBe(true)
  }
  expect(isAdmin(resolved('/admin', '/public'))).toBe(false)
})

test('AST-2: parameters are filled into the pattern of the route', () => {
  expect(
    createRouteMatcher('/admin(.*)')(
      resolved('/x', '/[section]/[...rest]', { section: 'admin', rest: 'a/b' }),
    ),
  ).toBe(true)
  expect(
    createRouteMatcher('/admin(.*)')(resolved('/admin', '/[...rest]', { rest: undefined })),
  ).toBe(false)
  expect(routePath('/orgs/[id]', { id: 'a/b' })).toBe('/orgs/a%2Fb')
  expect(routePath('/[lang]-[id]', { lang: 'en', id: '7' })).toBe('/en-7')
})

test('AST-2: base and locale may be written or left out', () => {
  const shape = { base: '/app', locales: ['en', 'de'] }
  for (const pattern of ['/admin(.*)', '/app/admin(.*)', '/de/admin(.*)', '/app/de/admin(.*)']) {
    expect(
      createRouteMatcher(pattern)(resolved('/app/de/admin', '/de/admin', {}, shape)),
      pattern,
    ).toBe(true)
  }
  expect(createRouteMatcher('/admin(.*)')(resolved('/app/deadmin', '/deadmin', {}, shape))).toBe(
    false,
  )
})

test('AST-2: an address without a page is matched in its canonical form', () => {
  const isAdmin = createRouteMatcher('/admin(.*)')
  for (const path of ['/admin/nothing', '/%61dmin/x', '//admin//x']) {
    expect(isAdmin(resolved(path, '/404')), path).toBe(true)
  }
})

test('AST-11: undecodable and doubly encoded addresses are refused', () => {
  const matcher = createRouteMatcher('/admin(.*)')
  for (const path of ['/%', '/%E0%A4', '/%2561dmin']) {
    expect(() => matcher(request(path)), path).toThrow(MalformedURLError)
  }
  expect(canonicalPath('/files/100%25')).toBe('/files/100%')
})

test('AST-11: parameters that climb are refused', () => {
  const context = { request: request('/a'), url: new URL('http://site.test/a'), locals: {} }
  for (const value of ['..', 'a/../b', 'a\\..\\b']) {
    expect(() => assertPlainPath({ ...context, params: { rest: value } }), value).toThrow(
      MalformedURLError,
    )
  }
  expect(() => assertPlainPath({ ...context, params: { rest: 'a..b' } })).not.toThrow()
})

test('regular expressions are used as given, without a memory', () => {
  const matcher = createRouteMatcher([/^\/private/g, '/other'])
  expect([1, 2, 3].map(() => matcher(request('/private')))).toEqual([true, true, true])
  expect(matcher(request('/other'))).toBe(true)
})

test('a pattern that cannot be read is refused when the matcher is made', () => {
  expect(() => createRouteMatcher('/docs/*')).toThrow(/Invalid path/)
})

test('no pattern matches nothing', () => {
  expect(createRouteMatcher([])(request('/'))).toBe(false)
})
