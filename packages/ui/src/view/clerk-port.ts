import type { Clerk } from '@dooryard/browser'

/** The part of the Clerk object that components use. */
export type ClerkPort = Pick<
  Clerk,
  | 'addListener'
  | 'buildAfterMultiSessionSingleSignOutUrl'
  | 'buildAfterSignOutUrl'
  | 'buildSignInUrl'
  | 'client'
  | 'environment'
  | 'feedback'
  | 'handleEmailLinkVerification'
  | 'handleRedirectCallback'
  | 'navigate'
  | 'openUserProfile'
  | 'proxyUrl'
  | 'session'
  | 'setActive'
  | 'signOut'
  | 'user'
  | '__internal_addNavigationListener'
  | '__internal_closeReverification'
  | '__internal_getOption'
  | '__internal_isFramed'
  | '__internal_openReverification'
  | '__internal_openWindow'
  | '__internal_prepare'
>
