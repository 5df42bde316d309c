import { isForeignClass } from '../tokens/token-type.ts'
import type { AuthenticateContext } from './context.ts'
import type { OrganizationMatchers } from './organization-sync.ts'
import { AuthErrorReason } from './reasons.ts'
import { handleRefusal } from './refusal.ts'
import { verifySessionToken } from './session-token.ts'
import { type RequestState, signedIn, signedOut } from './state.ts'

/** Authenticates a request by the session token in its `Authorization` header. Backend API §4.5. */
export async function authenticateByHeader(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
): Promise<RequestState> {
  const token = context.tokenInHeader!
  const jwt = context.decode(token)
  if (jwt && isForeignClass(jwt)) {
    return signedOut(context, { reason: AuthErrorReason.TokenTypeMismatch })
  }
  try {
    return signedIn(context, { token, claims: await verifySessionToken(context, token) })
  } catch (error) {
    return handleRefusal(context, matchers, { error, carrier: 'header' })
  }
}
