import { expect, test } from 'vitest'
import { missingPages, pageOfTasks, prerenderedPages } from './missing-pages.ts'

const routes = [/^\/$/, /^\/sign-in\/?$/, /^\/docs\/(.*?)\/?$/].map((patternRegex) => ({
  patternRegex,
}))

test('a page that a site names but does not have is told with the file to make', () => {
  const [warning, ...others] = missingPages(
    routes,
    { signInUrl: '/sign-in', signUpUrl: '/join' },
    '',
  )
  expect(others).toEqual([])
  expect(warning).toContain('signUpUrl is /join')
  expect(warning).toContain('src/pages/join.astro')
  expect(warning).toContain('<SignUp />')
})

test.each([
  ['with a slash and a query', '/sign-in/?theme=dark', ''],
  ['below a base', '/app/sign-in', '/app'],
  ['under a route with parameters', '/docs/sign-in', ''],
  ['of another site', 'https://accounts.example/in', ''],
  ['of another host, without a scheme', '//accounts.example/in', ''],
])('a page that exists is not told: %s', (_, signInUrl, base) => {
  expect(missingPages(routes, { signInUrl }, base)).toEqual([])
})

test('a sign-in page that is prerendered is told, since it has no form without a script; others are not', () => {
  const page = (isPrerendered: boolean) => routes.map((route) => ({ ...route, isPrerendered }))
  const named = { signInUrl: '/app/sign-in', signUpUrl: '/join' }
  const [notice, ...others] = prerenderedPages(page(true), named, '/app')
  expect([notice, others]).toEqual([expect.stringContaining('signInUrl is /app/sign-in'), []])
  expect(prerenderedPages(page(false), named, '/app')).toEqual([])
})

test.each([
  ['of one file', /^\/sign-in\/?$/, false, '/sign-in', null],
  ['with all below it', /^\/sign-in(?:\/(.*?))?\/?$/, false, '/sign-in', '/sign-in'],
  ['below the base', /^\/sign-in(?:\/(.*?))?\/?$/, false, '/app/sign-in/', '/app/sign-in/'],
  ['that is built ahead', /^\/sign-in(?:\/(.*?))?\/?$/, true, '/sign-in', null],
  ['of another site', /^(.*)$/, false, 'https://accounts.example/in', null],
])(
  'a sign-in page has room for tasks or has none: %s',
  (_, patternRegex, isPrerendered, signInUrl, expected) => {
    const catchAll = { patternRegex: /^\/(.*?)\/?$/, isPrerendered: true }
    const own = { patternRegex, isPrerendered }
    expect(pageOfTasks([own, ...(expected ? [catchAll] : [])], { signInUrl }, '/app')).toBe(
      expected,
    )
  },
)
