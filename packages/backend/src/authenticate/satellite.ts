import { Query, safeRedirect } from '@dooryard/protocol'
import type { AuthenticateContext } from './context.ts'
import { requestHandshake } from './handshake-request.ts'
import type { OrganizationMatchers } from './organization-sync.ts'
import { AuthErrorReason } from './reasons.ts'
import { type RequestState, signedOut } from './state.ts'

const LOOPBACK = /https?:\/\/(?:([\w-]+\.)*localhost|127\.0\.0\.1|\[::1\])(?::\d+)?/

/** A satellite is another domain of the same application: its users sign in at the primary one. Backend API §4.6. */
export function satelliteStep(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): RequestState | null {
  if (context.options.isSatellite) return askPrimary(context, matchers)
  return answerSatellite(context, matchers)
}

function askPrimary(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): RequestState | null {
  const synced = context.view.query(Query.synced)
  if (!context.view.isDocument || synced === 'true') return null
  const knowsNothing = !context.sessionTokenInCookie && context.clientUat === 0
  if (synced !== 'false') {
    if (!knowsNothing) return null
    if (context.options.satelliteAutoSync !== true) {
      return signedOut(context, { reason: AuthErrorReason.SessionTokenAndUATMissing })
    }
  }
  return requestHandshake(context, matchers, {
    reason: AuthErrorReason.SatelliteCookieNeedsSyncing,
    ...developmentLocation(context),
  })
}

/** In development the primary domain answers itself, on its sign-in page. */
function developmentLocation({ instance, options, view }: AuthenticateContext) {
  if (instance.instanceType === 'production') return {}
  const url = new URL(options.signInUrl!)
  url.searchParams.append(Query.satelliteRedirectUrl, view.url.href)
  return { location: url.href }
}

function answerSatellite(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): RequestState | null {
  if (context.instance.instanceType !== 'development') return null
  const target = context.view.query(Query.satelliteRedirectUrl)
  const rules = { base: context.view.url.origin, allowedOrigins: allowedOrigins(context) }
  const safeTarget = safeRedirect(target, rules)
  if (!safeTarget) return null
  const url = new URL(safeTarget)
  if (context.devBrowserToken) url.searchParams.append(Query.devBrowser, context.devBrowserToken)
  url.searchParams.set(Query.synced, 'true')
  const reason = AuthErrorReason.PrimaryRespondsToSyncing
  return requestHandshake(context, matchers, { reason, location: url.href })
}

/** Satellites under development run on this machine, or are named by `authorizedParties` (RED-5). */
function allowedOrigins({ options }: AuthenticateContext): (string | RegExp)[] {
  return [LOOPBACK, ...(options.authorizedParties ?? [])]
}
