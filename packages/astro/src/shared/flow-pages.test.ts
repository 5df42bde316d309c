import { expect, test } from 'vitest'
import { flowPages } from './flow-pages.ts'

const place = { base: '', trailingSlash: 'ignore' } as const

test('a site that names no page has those that come with the server', () => {
  expect(flowPages(place, {})).toEqual({
    signInUrl: '/__clerk/sign-in',
    signUpUrl: '/__clerk/sign-up',
  })
  expect(flowPages({ base: '/app', trailingSlash: 'always' }, {}).signInUrl).toBe(
    '/app/__clerk/sign-in/',
  )
})

test('a sign-in page alone takes in people without an account too', () => {
  expect(flowPages(place, { signInUrl: '/login' })).toEqual({
    signInUrl: '/login',
    signUpUrl: undefined,
  })
})

test.each(['https://accounts.example/in', '//accounts.example/in'])(
  'a sign-in page elsewhere (%s) leaves sign-up to the server’s page',
  (signInUrl) => {
    expect(flowPages(place, { signInUrl }).signUpUrl).toBe('/__clerk/sign-up')
  },
)

test('a sign-up page alone is used with the server’s sign-in page', () => {
  expect(flowPages(place, { signUpUrl: '/join' })).toEqual({
    signInUrl: '/__clerk/sign-in',
    signUpUrl: '/join',
  })
})

test('where every page names its locale, so do they', () => {
  const place = { base: '/app', trailingSlash: 'ignore', pageLocale: 'fr' } as const
  expect(flowPages(place, {})).toEqual({
    signInUrl: '/app/__clerk/fr/sign-in',
    signUpUrl: '/app/__clerk/fr/sign-up',
  })
})
