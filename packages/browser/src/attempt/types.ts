/** A way through a provider, as `authenticateWithRedirect` takes it. */
export interface AuthenticateWithRedirectParams {
  /** `oauth_google`, `oauth_custom_acme`, … */
  strategy: string
  /** Page of the site that goes on from there: it calls `clerk.handleRedirectCallback`, or has a component that does. */
  redirectUrl: string
  /** Where to go when nothing is left to do. */
  redirectUrlComplete: string
  /** The attempt that this browser has goes on, instead of a new one. */
  continueSignIn?: boolean
  continueSignUp?: boolean
  identifier?: string
  emailAddress?: string
  legalAccepted?: boolean
  oidcPrompt?: string
  oidcLoginHint?: string
  enterpriseConnectionId?: string
}

/** `popup`: opened in the very click, else browsers refuse it; null: the browser did. */
export interface AuthenticateWithPopupParams extends AuthenticateWithRedirectParams {
  popup?: Window | null
}

/** The same, as `sso` takes it. */
export interface SSOParams {
  strategy: string
  /** Where to go when nothing is left to do. */
  redirectUrl: string
  /** Page of the site that goes on where something is. */
  redirectCallbackUrl: string
  popup?: Window
  identifier?: string
  emailAddress?: string
  legalAccepted?: boolean
  oidcPrompt?: string
  oidcLoginHint?: string
  enterpriseConnectionId?: string
}

/** What the server is told of the way back. */
export interface LeavingUrls {
  redirectUrl: string
  actionCompleteRedirectUrl: string
}

export const ssoParams = <Params extends SSOParams>({
  redirectUrl,
  redirectCallbackUrl,
  ...params
}: Params) => ({ ...params, redirectUrl: redirectCallbackUrl, redirectUrlComplete: redirectUrl })
