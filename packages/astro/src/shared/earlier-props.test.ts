import type { ComponentName } from '@dooryard/browser'
import { expect, test } from 'vitest'
import { renderUi } from '../server/render-ui.ts'

test.each<[ComponentName, object, object]>([
  [
    'SignIn',
    { afterSignInUrl: '/in', afterSignUpUrl: '/up' },
    { fallbackRedirectUrl: '/in', signUpFallbackRedirectUrl: '/up' },
  ],
  ['SignUp', { redirectUrl: '/a', afterSignUpUrl: '/up' }, { fallbackRedirectUrl: '/up' }],
  ['SignUp', { redirectUrl: '/a', fallbackRedirectUrl: '/b' }, { fallbackRedirectUrl: '/b' }],
  [
    'OrganizationSwitcher',
    { afterSwitchOrganizationUrl: '/:slug', hidePersonal: true },
    { afterSelectOrganizationUrl: '/:slug', hidePersonal: true },
  ],
  ['UserButton', { afterSignOutUrl: '/bye' }, { afterSignOutUrl: '/bye' }],
])('%s takes props by the names of earlier versions', async (name, given, taken) => {
  const html = await renderUi({ locals: {} } as never, name, given)
  const [, json = ''] = /props="([^"]*)"/.exec(html)!
  expect(JSON.parse(json.replaceAll('&quot;', '"'))).toEqual(taken)
})
