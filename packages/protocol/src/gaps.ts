/** What Clerk has and this version has not, as messages and the page of known gaps name it. */
export const gapNames = {
  organizations: 'organizations',
  billing: 'billing',
  'enterprise-sso': 'enterprise single sign-on',
  wallets: 'Web3 wallets',
  'trusted-devices': 'trusted devices',
  captcha: 'bot protection',
  'machine-tokens': 'machine tokens',
  'oauth-applications': 'OAuth applications',
  webhooks: 'webhooks',
  satellites: 'satellite domains',
  'instance-settings': 'some settings of the instance by API',
  'own-mails': 'mails of the site’s own',
} as const

/** Something that a later version will have. */
export type Gap = keyof typeof gapNames

/** The sentence that goes with the error code `not_available`: whole, since whoever reads it has the packages alone. */
export const gapText = (gap: Gap): string => `Not available in this version yet: ${gapNames[gap]}.`
