import { createPublishableKey } from '@dooryard/protocol'
import { expect, test, vi } from 'vitest'
import type { ClerkOptions } from '../page/options.ts'
import { createPage } from '../page/page.ts'
import { openClerk, Site } from '../testing/site.ts'
import { bootOf } from '../testing/wire.ts'

async function open(path: string, options: ClerkOptions = {}) {
  const opened = openClerk('http://unused.test', { path })
  await opened.clerk.load({ boot: bootOf(null), polling: false, ...options })
  return opened
}

test('the sign-in page gets the present page as redirect_url, and what is asked for', async () => {
  const { clerk } = await open('/secret?a=b', { signInUrl: '/login' })
  expect(clerk.buildSignInUrl()).toBe(
    'https://app.test/login?redirect_url=https%3A%2F%2Fapp.test%2Fsecret%3Fa%3Db',
  )
  expect(
    clerk.buildSignInUrl({
      redirectUrl: '/x',
      signInForceRedirectUrl: 'https://evil.test',
      signUpFallbackRedirectUrl: '/up',
      initialValues: { emailAddress: 'a@x.test' },
    }),
  ).toBe(
    'https://app.test/login?sign_up_fallback_redirect_url=https%3A%2F%2Fapp.test%2Fup&redirect_url=https%3A%2F%2Fapp.test%2Fx&email_address=a%40x.test',
  )
  const other = await open('/', { signInUrl: '/login', signUpUrl: '/join' })
  expect(other.clerk.buildSignUpUrl({ redirectUrl: null })).toBe('https://app.test/join')
})

test('§1.7: without a sign-up page, signing up is a screen of the sign-in page', async () => {
  const { clerk } = await open('/', { signInUrl: '/login' })
  expect(clerk.buildSignUpUrl({ redirectUrl: '/x' })).toBe(
    'https://app.test/login?redirect_url=https%3A%2F%2Fapp.test%2Fx#/create',
  )
  const elsewhere = await open('/', { signInUrl: 'https://accounts.test/in' })
  expect(elsewhere.clerk.buildSignUpUrl({ redirectUrl: null })).toBe('https://app.test/sign-up')
})

test('on the sign-in page itself there is no redirect_url to it', async () => {
  const { clerk } = await open('/sign-in#/factor-one')
  expect(clerk.buildSignInUrl()).toBe('https://app.test/sign-in')
})

test('after sign-in: force, redirect_url, fallback, front page; each only if it is allowed', async () => {
  const query = (text: string) => ({ params: new URLSearchParams(text) })
  const { clerk } = await open('/', { signInFallbackRedirectUrl: '/fallback' })
  expect(clerk.buildAfterSignInUrl(query('redirect_url=/a&sign_in_force_redirect_url=/b'))).toBe(
    'https://app.test/b',
  )
  expect(clerk.buildAfterSignInUrl(query('redirect_url=/a'))).toBe('https://app.test/a')
  expect(clerk.buildAfterSignInUrl(query('redirect_url=https://evil.test'))).toBe(
    'https://app.test/fallback',
  )
  expect(clerk.buildAfterSignUpUrl(query('redirect_url=//evil.test'))).toBe('/')
})

test('pages that the application or the instance configured are allowed', async () => {
  const { clerk, tab } = await open('/', { signInUrl: 'https://accounts.test/sign-in' })
  await clerk.redirectToSignIn({ redirectUrl: null })
  await clerk.redirectToHome()
  await clerk.navigate('https://elsewhere.test')
  await clerk.navigate('https://pictures.test')
  expect(tab.visits.map(({ url }) => url)).toEqual([
    'https://accounts.test/sign-in',
    'https://home.test/',
    'https://app.test/',
    'https://app.test/',
  ])
})

test('the pages of organizations are those that the instance names', async () => {
  const { clerk, tab } = await open('/')
  expect(clerk.buildOrganizationProfileUrl()).toBe('https://home.test/organization')
  expect(clerk.buildCreateOrganizationUrl()).toBe('https://home.test/create-organization')
  await clerk.redirectToOrganizationProfile()
  await clerk.redirectToCreateOrganization()
  expect(tab.visits.map(({ url }) => url)).toEqual([
    'https://home.test/organization',
    'https://home.test/create-organization',
  ])
})

test('the router of the application is used on its own origin, and never sees two slashes', async () => {
  const routerPush = vi.fn()
  const routerReplace = vi.fn()
  const { clerk, tab } = await open('/', {
    routerPush,
    routerReplace,
    allowedRedirectOrigins: ['https://other.test'],
  })
  const told = vi.fn()
  const stop = clerk.__internal_addNavigationListener(told)
  await clerk.navigate('/a?b#c')
  await clerk.navigate('https://app.test//evil.test/x', { replace: true })
  stop()
  await clerk.navigate('https://other.test/y')
  expect(routerPush.mock.calls.map(([to]) => to)).toEqual(['/a?b#c'])
  expect(routerReplace.mock.calls.map(([to]) => to)).toEqual(['/'])
  expect(tab.visits).toEqual([{ url: 'https://other.test/y', replace: false }])
  expect(told).toHaveBeenCalledTimes(2)
})

test.each([
  ['127.0.0.1:4590', 'http://127.0.0.1:4590'],
  ['127.0.0.1.nip.io', 'https://127.0.0.1.nip.io'],
  ['auth.acme.example', 'https://auth.acme.example'],
])('SEC-7: the server at %s is asked at %s', async (host, origin) => {
  const asked: string[] = []
  const page = createPage(createPublishableKey(host, 'production'), {
    platform: new Site().open(),
    fetch: async (input) => {
      asked.push(new URL(String(input)).origin)
      return Response.json({}, { status: 404 })
    },
  })
  await page.load({}).catch(() => {})
  expect(asked.length).toBeGreaterThan(0)
  expect(new Set(asked)).toEqual(new Set([origin]))
})
