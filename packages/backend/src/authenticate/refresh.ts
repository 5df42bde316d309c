import { isClerkAPIResponseError } from '../errors/api-response-error.ts'
import { tryDecodeJwt } from '../jwt/decode.ts'
import type { AuthenticateContext } from './context.ts'
import { verifySessionToken } from './session-token.ts'
import { headersOf, knownDirectives, sessionTokenOf } from './set-cookies.ts'
import { type SignedInState, signedIn } from './state.ts'

/** Why a session could not be renewed without a redirect; also any error code of the Backend API. */
const RefreshTokenErrorReason = {
  NonEligibleNoCookie: 'non-eligible-no-refresh-cookie',
  NonEligibleNonGet: 'non-eligible-non-get',
  InvalidSessionToken: 'invalid-session-token',
  MissingApiClient: 'missing-api-client',
  MissingSessionToken: 'missing-session-token',
  MissingRefreshToken: 'missing-refresh-token',
  ExpiredSessionTokenDecodeFailed: 'expired-session-token-decode-failed',
  ExpiredSessionTokenMissingSidClaim: 'expired-session-token-missing-sid-claim',
  FetchError: 'fetch-error',
  UnexpectedSDKError: 'unexpected-sdk-error',
  UnexpectedBAPIError: 'unexpected-bapi-error',
} as const

/**
 * Renews an expired session with the refresh cookie, from server to server. Backend API §4.8. Resolves with the reason
 * when it does not come off; then there is still the handshake.
 */
export async function tryRefresh(context: AuthenticateContext): Promise<SignedInState | string> {
  const Reason = RefreshTokenErrorReason
  if (context.view.method !== 'GET') return Reason.NonEligibleNonGet
  if (!context.refreshToken) return Reason.NonEligibleNoCookie
  const { apiClient } = context.options
  const expired = context.sessionTokenInCookie ?? context.tokenInHeader
  if (!apiClient) return Reason.MissingApiClient
  if (!expired) return Reason.MissingSessionToken
  const jwt = tryDecodeJwt(expired)
  if (!jwt) return Reason.ExpiredSessionTokenDecodeFailed
  if (!jwt.payload.sid) return Reason.ExpiredSessionTokenMissingSidClaim

  let directives: string[]
  try {
    const answer = await apiClient.sessions.refreshSession(jwt.payload.sid, {
      format: 'cookie',
      suffixed_cookies: context.suffixedCookies,
      expired_token: expired,
      refresh_token: context.refreshToken,
      request_origin: context.view.url.origin,
      request_headers: listHeaders(context.view.request.headers),
    })
    directives = knownDirectives(answer.cookies)
  } catch (error) {
    return reasonOf(error)
  }
  return signInWith(context, directives)
}

async function signInWith(
  context: AuthenticateContext,
  directives: string[],
): Promise<SignedInState | string> {
  const token = sessionTokenOf(directives)
  try {
    const claims = await verifySessionToken(context, token)
    return signedIn(context, { token, claims, headers: headersOf(directives) })
  } catch {
    return RefreshTokenErrorReason.InvalidSessionToken // whatever was wrong with it
  }
}

function reasonOf(error: unknown): string {
  if (!isClerkAPIResponseError(error)) return RefreshTokenErrorReason.UnexpectedSDKError
  const code = error.errors[0]?.code
  if (code === 'unexpected_error') return RefreshTokenErrorReason.FetchError
  return code || RefreshTokenErrorReason.UnexpectedBAPIError
}

function listHeaders(headers: Headers): Record<string, string[]> {
  return Object.fromEntries([...headers].map(([name, value]) => [name, [value]]))
}
