import type { Clerk } from '@dooryard/browser'

/** The part of the Clerk object that components use. */
export type ClerkPort = Pick<
  Clerk,
  | 'addListener'
  | 'client'
  | 'environment'
  | 'feedback'
  | 'navigate'
  | 'proxyUrl'
  | 'setActive'
  | 'signOut'
  | 'user'
  | '__internal_addNavigationListener'
  | '__internal_getOption'
  | '__internal_prepare'
>
