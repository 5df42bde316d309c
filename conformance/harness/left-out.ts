import type { Kind } from './covered.ts'

type Reasons = Readonly<Record<string, readonly string[]>>

/**
 * What no run covers, by its reason; `resource.*` is all of a resource. Endpoints are our own: what genuine pages never
 * ask for has tests beside it, and stands in the table without a reason.
 */
export const LEFT_OUT: Readonly<Record<Exclude<Kind, 'endpoints'>, Reasons>> = {
  methods: {
    'no dashboard that applications are claimed in': ['__experimental_accountlessApplications.*'],
    'no tasks of agents': ['agentTasks.*'],
    'no provider of payments': ['billing.*'],
    'one server, one domain': ['betaFeatures.*', 'domains.*', 'proxyChecks.*'],
    'no mails of the site’s own': ['emails.*'],
    'no enterprise sign-on': ['enterpriseConnections.*', 'samlConnections.*'],
    'no OAuth applications': ['idPOAuthAccessToken.*', 'oauthApplications.*'],
    'no machine tokens': ['machines.*', 'm2m.*'],
    'attempts to sign up are their browser’s alone': ['signUps.*'],
    'no secret of a key is kept': ['apiKeys.getSecret'],
    'no wallets': ['users.deleteUserWeb3Wallet'],
    'no webhooks are sent': ['webhooks.*'],
  },
  'browser methods': {
    'no provider of payments': [
      'BillingCheckout.*',
      'BillingNamespace.*',
      'BillingPaymentMethod.*',
      'BillingSubscriptionItem.*',
      'CheckoutFlow.*',
      'Clerk.mountPricingTable',
      'Clerk.unmountPricingTable',
      'Clerk.buildNewSubscriptionRedirectUrl',
      ...['User', 'Organization'].flatMap((owner) => [
        `${owner}.initializePaymentMethod`,
        `${owner}.addPaymentMethod`,
        `${owner}.getPaymentMethods`,
      ]),
    ],
    'no enterprise sign-on': [
      'DirectorySync.*',
      'EnterpriseAccount.*',
      'SSOBypassAllowlist.*',
      'EmailAddress.createEnterpriseSSOLinkFlow',
      'User.getEnterpriseConnections',
      'Organization.getEnterpriseConnections',
      'Organization.createEnterpriseConnection',
      'Organization.updateEnterpriseConnection',
      'Organization.deleteEnterpriseConnection',
      'Organization.createEnterpriseConnectionTestRun',
      'Organization.getEnterpriseConnectionTestRuns',
      'Organization.getDirectorySync',
      'Organization.createDirectorySync',
    ],
    'no OAuth applications': [
      'OAuthApplicationNamespace.*',
      'Clerk.mountOAuthConsent',
      'Clerk.unmountOAuthConsent',
    ],
    'no wallets': [
      'Web3Wallet.*',
      'User.createWeb3Wallet',
      'SignInFuture.web3',
      'SignUpFuture.web3',
      'SignUp.prepareWeb3WalletVerification',
      'SignUp.attemptWeb3WalletVerification',
      ...['Clerk', 'SignIn', 'SignUp'].flatMap((owner) =>
        ['Web3', 'Metamask', 'CoinbaseWallet', 'OKXWallet', 'Base', 'Solana'].map(
          (wallet) => `${owner}.authenticateWith${wallet}`,
        ),
      ),
    ],
    'no bot protection to get past': [
      'Clerk.setProtectAssertion',
      'SignIn.submitProtectCheck',
      'SignUp.submitProtectCheck',
      'SignInFuture.submitProtectCheck',
      'SignUpFuture.submitProtectCheck',
    ],
    'called by methods of others alone': [
      'EmailAddress.create',
      'PhoneNumber.create',
      'Waitlist.join',
      'Environment.*',
    ],
    'theirs ends at a portal that is hosted elsewhere; tests of our window have its place': [
      'SignIn.authenticateWithPopup',
      'SignUp.authenticateWithPopup',
    ],
    'a passkey is both steps in one': ['SignInFuture.mfa.passkey'],
    'names of organizations are not guessed': ['User.getOrganizationCreationDefaults'],
  },
  proofs: {},
  'page objects': {
    'no provider of payments': [
      'checkout.*',
      'pricingTable.*',
      'subscriptionDetails.*',
      'planDetails.*',
      'userProfile.switchToBillingTab',
      'organizationProfile.switchToBillingTab',
    ],
    'no dashboard that applications are claimed in': ['keylessPopover.*'],
    'no bot protection to get past': ['testingToken.*'],
    'over before anybody looks; tests beside the code have it': [
      'clerk.toBeLoading',
      'clerk.toBeDegraded',
    ],
    'a site with its own server needs no handshake': ['expect.toBeHandshake'],
    'one field takes every identifier': [
      'signIn.usePhoneNumberIdentifier',
      'signIn.useEmailIdentifier',
      'signIn.useUsernameIdentifier',
    ],
    'a choice is the browser’s own control': ['apiKeys.selectExpiration'],
    'no fresh proof by a link': ['userVerification.getAltMethodsEmailLinkButton'],
  },
}
