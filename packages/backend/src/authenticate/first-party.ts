import { Cookie, hostCookie } from '@dooryard/protocol'
import {
  TokenVerificationError,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import type { AuthenticateContext } from './context.ts'
import type { PageOfOrganization } from './options.ts'
import {
  findOrganizationTarget,
  isSeen,
  needsActivation,
  type OrganizationMatchers,
  type OrganizationTarget,
} from './organization-sync.ts'
import { AuthErrorReason } from './reasons.ts'
import { verifySessionToken } from './session-token.ts'
import { headersOf } from './set-cookies.ts'
import {
  type RequestState,
  type SignedInState,
  type SignedOutState,
  signedIn,
  signedOut,
} from './state.ts'

/**
 * Authenticates a request where site and auth server share one origin. A good session token signs in; without one the
 * server renews the session of the HttpOnly client cookie, whatever was wrong with the token: it is the stronger
 * credential, and the only one that the new token is made from. No handshake either where a page is about an organization:
 * the session works there from this very request on, if its user is in it. Backend API §4.9.
 */
export async function authenticateFirstParty(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): Promise<RequestState> {
  const byToken = await bySessionToken(context)
  const target = targetOf(context, matchers)
  if (byToken.isAuthenticated)
    return (target && (await activate(context, byToken, target))) ?? byToken
  return (await renew(context, target ? { organization: nameOf(target) } : undefined)) ?? byToken
}

function targetOf(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): OrganizationTarget | null {
  if (matchers.organization.length + matchers.personal.length === 0) return null
  return isSeen(context.view) ? findOrganizationTarget(context.view.url, matchers) : null
}

const nameOf = ({ id, slug }: OrganizationTarget) => id ?? slug ?? null

/** Another token of the same session; null where it stays as it is. Pending sessions count as signed out. */
async function activate(
  context: AuthenticateContext,
  state: SignedInState,
  target: OrganizationTarget,
): Promise<SignedInState | null> {
  const { userId, sessionId, ...auth } = state.toAuth()
  if (!userId || !needsActivation(target, auth)) return null
  const next = await renew(context, { organization: nameOf(target), sessionId })
  return next?.isAuthenticated && next.toAuth().sessionId === sessionId ? next : null
}

/** The cookies of this instance come first; plain ones may belong to another application on the same host. */
async function bySessionToken(
  context: AuthenticateContext,
): Promise<SignedInState | SignedOutState> {
  const { suffixed } = context.instance
  const pairs = [
    [suffixed.session, suffixed.clientUat],
    [Cookie.session, Cookie.clientUat],
  ] as const
  let refused: SignedOutState | null = null
  for (const [sessionCookie, uatCookie] of pairs) {
    const token = context.view.cookie(sessionCookie)
    if (!token) continue
    const state = await tryToken(context, token, context.view.cookie(uatCookie))
    if (state.isAuthenticated) return state
    refused ??= state
  }
  return refused ?? signedOut(context, { reason: AuthErrorReason.SessionTokenAndUATMissing })
}

async function tryToken(
  context: AuthenticateContext,
  token: string,
  clientUat: string | undefined,
): Promise<SignedInState | SignedOutState> {
  try {
    const claims = await verifySessionToken(context, token)
    if (!isOutdated(claims.iat, clientUat)) return signedIn(context, { token, claims })
    return signedOut(context, { reason: AuthErrorReason.SessionTokenIATBeforeClientUAT })
  } catch (error) {
    return refuse(context, error)
  }
}

/** The hint says that somebody signed in or out since the token was made. It only ever takes away (SES-2). */
function isOutdated(issuedAt: number, clientUat: string | undefined): boolean {
  if (clientUat === undefined) return false
  const seconds = Number.parseInt(clientUat, 10)
  return seconds === 0 || issuedAt < seconds
}

function refuse(context: AuthenticateContext, error: unknown): SignedOutState {
  if (!(error instanceof TokenVerificationError)) {
    return signedOut(context, {
      reason: AuthErrorReason.UnexpectedError,
      message: error instanceof Error ? error.message : undefined,
    })
  }
  error.tokenCarrier = 'cookie'
  const { TokenExpired } = TokenVerificationErrorReason
  const reason = error.reason === TokenExpired ? AuthErrorReason.SessionTokenExpired : error.reason
  return signedOut(context, { reason, message: error.getFullMessage() })
}

function hasClientCookie({ view, instance }: AuthenticateContext): boolean {
  const { client } = instance.suffixed
  return [hostCookie(client), client, Cookie.client].some((name) => view.cookie(name))
}

async function renew(
  context: AuthenticateContext,
  page?: PageOfOrganization,
): Promise<SignedInState | SignedOutState | null> {
  const { firstParty } = context.options
  if (!firstParty || !hasClientCookie(context)) return null
  try {
    const renewed = await firstParty.refresh(context.view.request, page)
    if (!renewed) return null
    const { token, setCookies } = renewed
    const claims = await verifySessionToken(context, token)
    return signedIn(context, { token, claims, headers: headersOf(setCookies) })
  } catch (error) {
    console.error('The session could not be renewed.', error)
    return refuse(context, error)
  }
}
