/** Registered: a site that is built is played none. */
const client = { clientId: 'lighthouse', clientSecret: 'a secret that is long enough' }

/** What the instance of `tests/fixtures/pictured` is like. Each is one build. */
export const sites = {
  /** As it is out of the box. */
  plain: {},
  /** With all that people can have, and every way to sign in. */
  rich: {
    identifiers: { username: 'optional', phoneNumber: 'optional' },
    names: { firstName: 'optional', lastName: 'optional' },
    strategies: { phoneCode: true, phoneSecondFactor: true, passkey: true },
    passkeys: { autofill: false },
    social: { google: client, github: client, discord: client, gitlab: client, slack: client },
    termsUrl: 'https://lighthouse.example/terms',
    privacyPolicyUrl: 'https://lighthouse.example/privacy',
    signUp: { legalConsent: true },
    apiKeys: { users: true },
  },
  /** Links by mail, beside codes. */
  links: { strategies: { emailLink: true } },
  /** People work together. */
  teams: {
    organizations: { enabled: true, maxMemberships: 0, domains: { enabled: true } },
  },
  /** They work together only. */
  forced: { organizations: { enabled: true, personalAccounts: false } },
  /** Nobody comes in by a password alone, and newcomers wait. */
  strict: {
    signUp: { mode: 'waitlist' },
    secondFactor: { required: true },
    newBrowsers: { verify: true },
    strategies: { phoneSecondFactor: true },
  },
  /** Two providers, which have their names on their buttons, and nobody comes in without an invitation. */
  closed: { social: { google: client, github: client }, signUp: { mode: 'restricted' } },
} as const

export type SiteName = keyof typeof sites
