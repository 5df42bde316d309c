import { Cookie, Query, TokenCategory } from '@dooryard/protocol'
import {
  TokenVerificationError,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import { keySourceFor } from '../keys/key-source.ts'
import type { AuthenticateContext } from './context.ts'
import { cleanUrl } from './handshake-request.ts'
import { endHandshake, returningState } from './handshake-state.ts'
import { AuthErrorReason } from './reasons.ts'
import { verifySessionToken } from './session-token.ts'
import { headersOf, knownDirectives, sessionTokenOf } from './set-cookies.ts'
import { type SignedInState, type SignedOutState, signedIn, signedOut } from './state.ts'

/** What came back from the auth server: a signed list of cookies, or a nonce to ask for it with. */
export type HandshakeResult = { state: string } & ({ nonce: string } | { token: string })

/** Milliseconds that a developer's clock may be off; production clocks are right. */
const DEVELOPMENT_SKEW = 24 * 60 * 60 * 1000

/** The result that this request brings, if its browser went for one (SES-15). A nonce is preferred. */
export function findHandshakeResult(context: AuthenticateContext): HandshakeResult | null {
  const state = returningState(context)
  if (!state) return null
  const { view } = context
  const nonce = view.query(Query.handshakeNonce) ?? view.cookie(Cookie.handshakeNonce)
  if (nonce) return { state, nonce }
  const token = view.query(Query.handshake) ?? view.cookie(Cookie.handshake)
  return token ? { state, token } : null
}

/**
 * Takes the cookies out of a result and decides by the session token among them. Backend API §4.7.
 *
 * @throws {Error} when the result, or the token in it, cannot be verified.
 */
export async function resolveHandshake(
  context: AuthenticateContext,
  result: HandshakeResult,
): Promise<SignedInState | SignedOutState> {
  const directives =
    'nonce' in result
      ? await redeemNonce(context, result.nonce)
      : await readHandshakeToken(context, result.token)
  const headers = resultHeaders(context, { state: result.state, directives })
  const token = sessionTokenOf(directives)
  if (!token) return signedOut(context, { reason: AuthErrorReason.SessionTokenMissing, headers })
  return signedIn(context, { token, claims: await verifyWithSkew(context, token), headers })
}

/** A nonce that the server does not know gives no cookies: the request is signed out. */
async function redeemNonce({ options }: AuthenticateContext, nonce: string): Promise<string[]> {
  try {
    const payload = await options.apiClient?.clients.getHandshakePayload({ nonce })
    return knownDirectives(payload?.directives)
  } catch (error) {
    console.error('The handshake nonce could not be redeemed.', error)
    return []
  }
}

/** Signature and class are checked; there are no times to check. */
async function readHandshakeToken(
  { options }: AuthenticateContext,
  token: string,
): Promise<string[]> {
  const jwt = await keySourceFor(options).verifySignature(token)
  const { cat } = jwt.header
  if (cat && cat !== TokenCategory.session && cat !== TokenCategory.ignored) {
    throw new TokenVerificationError({
      reason: TokenVerificationErrorReason.TokenInvalid,
      message: 'The handshake token is of another class.',
    })
  }
  return knownDirectives(jwt.payload.handshake)
}

/** The result leaves the address bar with the redirect, in production too: its value is good for nothing any more. */
function resultHeaders(
  context: AuthenticateContext,
  { state, directives }: { state: string; directives: string[] },
): Headers {
  const headers = headersOf(directives)
  endHandshake(state, headers)
  headers.set('Access-Control-Allow-Origin', 'null')
  headers.set('Access-Control-Allow-Credentials', 'true')
  headers.set('Location', cleanUrl(context).href)
  headers.set('Cache-Control', 'no-store')
  return headers
}

async function verifyWithSkew(context: AuthenticateContext, token: string) {
  try {
    return await verifySessionToken(context, token)
  } catch (error) {
    if (context.instance.instanceType === 'production' || !isClockTrouble(error)) throw error
    console.error('The clock of this machine is wrong: a fresh session token is out of its time.')
    const options = { ...context.options, clockSkewInMs: DEVELOPMENT_SKEW }
    return verifySessionToken(context, token, options)
  }
}

function isClockTrouble(error: unknown): boolean {
  const { TokenExpired, TokenNotActiveYet, TokenIatInTheFuture } = TokenVerificationErrorReason
  return (
    error instanceof TokenVerificationError &&
    [TokenExpired, TokenNotActiveYet, TokenIatInTheFuture].includes(error.reason)
  )
}
