import { createServer } from 'virtual:dooryard/embedded-server'
import { config } from 'virtual:dooryard/server-config'
import { bindClerkClient } from './server/clerk-client.ts'
import { bindClerkMiddleware } from './server/clerk-middleware.ts'
import { bindEmbeddedServer } from './server/embedded-server.ts'

const startServer = bindEmbeddedServer(config, createServer)

/**
 * Makes Astro's `onRequest`: finds out who sends a request, fills `locals`, and puts the state into pages.
 *
 * ```ts
 * export const onRequest = clerkMiddleware((auth, context) => {
 *   if (context.url.pathname.startsWith('/team') && !auth().userId) return auth().redirectToSignIn()
 * })
 * ```
 *
 * Options default to the environment, then to what `clerk({…})` says. astro-sdk.md §5.
 *
 * @throws per request, when a key is missing; the message names the variable.
 */
export const clerkMiddleware = bindClerkMiddleware(config, startServer)

/**
 * The backend client for the keys that hold in this context; with an embedded server its calls stay in the process.
 * Pass Astro's context (or, in a page, `Astro`). astro-sdk.md §7.
 */
export const clerkClient = bindClerkClient(config, startServer)

export type {
  AllowlistIdentifier,
  ClerkClient,
  Client,
  EmailAddress,
  ExternalAccount,
  Invitation,
  OauthAccessToken,
  Organization,
  OrganizationInvitation,
  OrganizationMembership,
  OrganizationMembershipPublicUserData,
  OrganizationMembershipRole,
  PhoneNumber,
  Session,
  SignInToken,
  Token,
  User,
} from '@dooryard/backend'
export { createClerkClient, verifyToken } from '@dooryard/backend'
export type { SignedInAuthObject, SignedOutAuthObject } from '@dooryard/backend/internal'
export { reverificationError, reverificationErrorResponse } from '@dooryard/backend/internal'
export type { WebhookEvent, WebhookEventType } from '@dooryard/backend/webhooks'
export type { AuthFn, SessionAuthObjectWithRedirect } from './server/auth-function.ts'
export type { ClerkMiddleware } from './server/clerk-middleware.ts'
export type { GetAuthReturn, OrganizationDomain, SMSMessage } from './server/clerk-types.ts'
export type { ClerkMiddlewareOptions, OptionsForRequest } from './server/options.ts'
export { MalformedURLError } from './server/path.ts'
export type { Condition, GuardErrorJSON, Guarded, Protect } from './server/protect.ts'
export type { ClerkMiddlewareHandler } from './server/respond.ts'
export {
  createRouteMatcher,
  type RouteMatcher,
  type RoutePatterns,
} from './server/route-matcher.ts'
