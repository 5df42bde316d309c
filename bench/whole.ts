import type { ServerOptions } from 'dooryard'

const TWELVE =
  'google github facebook x linkedin_oidc gitlab discord slack twitch spotify notion dropbox'.split(
    ' ',
  )

/** Every way to prove who one is, twelve providers, and organizations. */
export const whole: ServerOptions['settings'] = {
  identifiers: { username: 'optional', phoneNumber: 'optional' },
  strategies: {
    emailLink: true,
    phoneCode: true,
    phoneSecondFactor: true,
    emailSecondFactor: true,
    passkey: true,
  },
  social: Object.fromEntries(
    TWELVE.map((name) => [name, { clientId: 'one', clientSecret: 'two' }]),
  ),
  organizations: { enabled: true, domains: { enabled: true } },
}
