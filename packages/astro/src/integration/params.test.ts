import { expect, test } from 'vitest'
import { splitParams } from './params.ts'

test('options are sorted by who needs them', () => {
  const split = splitParams({
    publishableKey: 'pk_test_x',
    signInUrl: '/in',
    afterSignOutUrl: '/bye',
    appearance: { variables: { colorPrimary: 'red' } },
    localization: { signIn: {} },
    instance: {},
    enableEnvSchema: false,
  })
  expect(split).toEqual({
    values: { publishableKey: 'pk_test_x', signInUrl: '/in' },
    options: { signInUrl: '/in', afterSignOutUrl: '/bye' },
    ui: { appearance: { variables: { colorPrimary: 'red' } }, localization: { signIn: {} } },
  })
})

test('§17.5: isSatellite reaches the server as the boolean it is', () => {
  const { values } = splitParams({ isSatellite: true, domain: 'shop.example' })
  expect(values).toEqual({ isSatellite: true, domain: 'shop.example' })
  expect(splitParams({ isSatellite: false, domain: 'shop.example' }).values.isSatellite).toBe(false)
})

test('settings of the embedded server never reach the browser', () => {
  const { options, ui } = splitParams({ instance: { applicationName: 'x' } as never })
  expect(JSON.stringify({ options, ui })).toBe('{"options":{},"ui":{}}')
})

test('older names are read as the ones that replaced them; names of remote scripts are accepted', () => {
  const { options } = splitParams({
    afterSignInUrl: '/a',
    afterSignUpUrl: '/b',
    clerkJSUrl: 'https://cdn.example/x.js',
    __internal_clerkUIVersion: '1',
    clerkJSVariant: 'headless',
    prefetchUI: false,
  } as never)
  expect(options).toEqual({ signInFallbackRedirectUrl: '/a', signUpFallbackRedirectUrl: '/b' })
})

test('SEC-5: what no option is named, misspelled ones included, reaches neither server nor browser', () => {
  const split = splitParams({
    instnace: { applicationName: 'x' },
    database: 'postgres://user:password@db.example/acme',
    __internal_note: 'x',
    toString: 'x',
    afterSignOutUrl: '/bye',
  } as never)
  expect(split).toEqual({ values: {}, options: { afterSignOutUrl: '/bye' }, ui: {} })
})
