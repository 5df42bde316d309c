/** UI components §2.9. */
export interface GoogleOneTapProps {
  /** A press beside the prompt closes it. Default: true. */
  cancelOnTapOutside?: boolean
  /** Google’s own way in browsers that keep cookies of other sites away. Default: true. */
  itpSupport?: boolean
  /** The browser shows the prompt, where it can. Default: true. */
  fedCmSupport?: boolean
  /** Where to go afterwards. Default: the page that it opened on. */
  signInForceRedirectUrl?: string | null
  signUpForceRedirectUrl?: string | null
  /** It has no looks of ours. */
  appearance?: unknown
}

export interface AuthenticateWithGoogleOneTapParams {
  /** What Google gave the page: `credential` of its answer. */
  token: string
  /** Whoever signs up has accepted the terms. */
  legalAccepted?: boolean
}
