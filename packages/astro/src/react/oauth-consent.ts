import { component, type HostComponent } from './host.ts'

export const OAuthConsent: HostComponent<'OAuthConsent'> = /* @__PURE__ */ component(
  'OAuthConsent',
  'oauth-consent',
)
