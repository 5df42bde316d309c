import { Cookie, Query } from '@dooryard/protocol'
import { TokenVerificationError } from '../errors/token-verification-error.ts'
import { decodeJwt } from '../jwt/decode.ts'
import type { JwtPayload } from '../jwt/types.ts'
import { isForeignClass } from '../tokens/token-type.ts'
import type { AuthenticateContext } from './context.ts'
import { comesFromForeignSite } from './foreign-referrer.ts'
import { redirectCount, requestHandshake } from './handshake-request.ts'
import { findHandshakeResult, resolveHandshake } from './handshake-result.ts'
import {
  findOrganizationTarget,
  needsActivation,
  type OrganizationMatchers,
} from './organization-sync.ts'
import { AuthErrorReason } from './reasons.ts'
import { handleRefusal } from './refusal.ts'
import { satelliteStep } from './satellite.ts'
import { verifySessionToken } from './session-token.ts'
import { type RequestState, type SignedInState, signedIn, signedOut } from './state.ts'

/**
 * Authenticates a request by its cookies. The order of the steps is the protocol: each either decides or lets the
 * request pass to the next. Backend API §4.6.
 */
export async function authenticateByCookies(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): Promise<RequestState> {
  return (
    (await handshakeResultStep(context)) ??
    satelliteStep(context, matchers) ??
    developmentBrowserStep(context, matchers) ??
    missingCookieStep(context, matchers) ??
    sessionTokenStep(context, matchers)
  )
}

async function handshakeResultStep(context: AuthenticateContext): Promise<RequestState | null> {
  const result = findHandshakeResult(context)
  if (!result) return null
  try {
    return await resolveHandshake(context, result)
  } catch (error) {
    const isOurs = error instanceof TokenVerificationError
    if (context.instance.instanceType === 'development' && isOurs) throw explain(error)
    console.error('The result of the handshake was refused.', error)
    return null
  }
}

/** In development this can only be a mistake in the configuration, so it is said aloud. */
function explain(error: TokenVerificationError): Error {
  const hint =
    error.reason === 'token-invalid-signature'
      ? 'Its signature does not fit: were the keys changed? Delete the cookies of this site and try again.'
      : error.getFullMessage()
  return new Error(`The result of the handshake was refused. ${hint}`, { cause: error })
}

function developmentBrowserStep(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): RequestState | null {
  if (context.instance.instanceType !== 'development') return null
  if (context.view.query(Query.devBrowser)) {
    return requestHandshake(context, matchers, { reason: AuthErrorReason.DevBrowserSync })
  }
  if (context.devBrowserToken) return null
  return requestHandshake(context, matchers, { reason: AuthErrorReason.DevBrowserMissing })
}

function missingCookieStep(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): RequestState | null {
  const isSignedIn = context.clientUat > 0
  const hasToken = Boolean(context.sessionTokenInCookie)
  if (isSignedIn && hasToken) return null
  if (!isSignedIn && !hasToken) {
    return signedOut(context, { reason: AuthErrorReason.SessionTokenAndUATMissing })
  }
  const reason = hasToken
    ? AuthErrorReason.SessionTokenWithoutClientUAT
    : AuthErrorReason.ClientUATWithoutSessionToken
  return requestHandshake(context, matchers, { reason })
}

async function sessionTokenStep(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): Promise<RequestState> {
  const token = context.sessionTokenInCookie!
  let claims: JwtPayload
  try {
    const jwt = context.decode(token) ?? decodeJwt(token)
    if (isForeignClass(jwt))
      return signedOut(context, { reason: AuthErrorReason.TokenTypeMismatch })
    if (jwt.payload.iat < context.clientUat) {
      const reason = AuthErrorReason.SessionTokenIATBeforeClientUAT
      return requestHandshake(context, matchers, { reason })
    }
    claims = await verifySessionToken(context, token)
  } catch (error) {
    return handleRefusal(context, matchers, { error, carrier: 'cookie' })
  }
  if (!claims.azp) warnAboutMissingParty()
  return afterVerification(context, matchers, signedIn(context, { token, claims }))
}

/** A good token can still call for a redirect: another domain or another organization is meant. */
function afterVerification(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
  state: SignedInState,
): RequestState {
  if (comesFromForeignSite(context) && redirectCount(context) === 0) {
    return requestHandshake(context, matchers, {
      reason: AuthErrorReason.PrimaryDomainCrossOriginSync,
      message: 'Cross-origin request from satellite domain requires handshake',
    })
  }
  return organizationStep(context, matchers, state) ?? state
}

function organizationStep(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
  state: SignedInState,
): RequestState | null {
  if (matchers.organization.length + matchers.personal.length === 0) return null
  const target = findOrganizationTarget(context.view.url, matchers)
  const auth = state.toAuth()
  if (!target || !auth.userId || !needsActivation(target, auth)) return null
  if (redirectCount(context) >= 3) {
    console.warn('The organization of this URL could not be activated; the session stays as it is.')
    return null
  }
  const reason = AuthErrorReason.ActiveOrganizationMismatch
  const next = requestHandshake(context, matchers, { reason })
  return next.status === 'handshake' ? next : null
}

let warned = false

function warnAboutMissingParty(): void {
  if (warned) return
  warned = true
  console.warn(
    `A session token in the cookie ${Cookie.session} does not say for which origin it was made (\`azp\`). It is ` +
      'accepted; tokens of that kind will be refused one day.',
  )
}
