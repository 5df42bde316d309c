import { type Gap, gapText } from '@dooryard/protocol'
import { type ApiError, apiError } from './api-error.ts'

const attempt = '/client/sign_(?:in|up)s/[^/]+'

/** Paths of Clerk's two APIs that this server does not serve, and why; the first that fits decides. */
const GAPS: readonly (readonly [Gap, RegExp])[] = (
  [
    ['billing', '/(?:.+/)?billing'],
    ['enterprise-sso', '/(?:.+/)?enterprise_(?:connections|accounts)'],
    ['enterprise-sso', '/(?:saml|saml_connections|scim_directories|directories)'],
    ['enterprise-sso', '/admin_portal_link_tokens'],
    ['trusted-devices', '/(?:.+/)?trusted_devices'],
    ['organizations', '/(?:me|users/[^/]+)/organization_[a-z_]+'],
    ['wallets', '/(?:.+/)?web3_wallets'],
    ['captcha', '/client/verify'],
    ['captcha', `${attempt}/protect_check`],
    ['oauth-applications', '/(?:oauth|me/oauth|oauth_applications)'],
    ['oauth-applications', '/\\.well-known/(?:openid-configuration|oauth-authorization-server)'],
    ['own-mails', '/templates'],
    ['machine-tokens', '/(?:m2m_tokens|machines)'],
    ['webhooks', '/webhooks'],
    ['satellites', '/(?:client/(?:sync|link)|domains|proxy_checks|proxy-health)'],
    ['instance-settings', '/(?:instance/change_domain|beta_features)'],
    ['instance-settings', '/(?:accountless_applications|dev_tools|account_portal)'],
    ['own-mails', '/email'],
  ] as const
).map(([gap, path]) => [gap, new RegExp(`^${path}(?:/|$)`)])

/**
 * What to answer where there is no endpoint: which gap it is, when Clerk has one there. `path` is below the mount, with or
 * without the prefixes of the APIs.
 */
export function nothingAt(
  path: string,
  otherwise: 'resource_not_found' | 'method_not_allowed' = 'resource_not_found',
): ApiError {
  const place = path.replace(/^(\/api)?(\/v1)?(?=\/)/, '')
  const gap = GAPS.find(([, pattern]) => pattern.test(place))?.[0]
  if (!gap) return apiError(otherwise)
  return apiError('not_available', { longMessage: gapText(gap), meta: { gap } })
}
