import type { ComponentName } from '@dooryard/browser'

/** Names that props had in earlier versions. astro-sdk.md §16. */
const EARLIER: Partial<Record<ComponentName, Record<string, string>>> = {
  SignIn: {
    redirectUrl: 'fallbackRedirectUrl',
    afterSignInUrl: 'fallbackRedirectUrl',
    afterSignUpUrl: 'signUpFallbackRedirectUrl',
  },
  SignUp: {
    redirectUrl: 'fallbackRedirectUrl',
    afterSignInUrl: 'signInFallbackRedirectUrl',
    afterSignUpUrl: 'fallbackRedirectUrl',
  },
  OrganizationSwitcher: { afterSwitchOrganizationUrl: 'afterSelectOrganizationUrl' },
}

/** Props by the names that they have now; what is said by both holds by the new one. */
export function byNewNames<Props extends object>(name: ComponentName, props: Props): Props {
  const names = EARLIER[name]
  if (!names) return props
  const said = Object.entries(props)
  const renamed = Object.entries(names).flatMap(([old, now]) =>
    said.flatMap(([name, value]) => (name === old ? [[now, value]] : [])),
  )
  const others = said.filter(([name, value]) => !names[name] && value !== undefined)
  return Object.fromEntries([...renamed, ...others])
}
