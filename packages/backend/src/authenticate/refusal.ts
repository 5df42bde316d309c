import {
  type TokenCarrier,
  TokenVerificationError,
  TokenVerificationErrorReason,
} from '../errors/token-verification-error.ts'
import type { AuthenticateContext } from './context.ts'
import { requestHandshake } from './handshake-request.ts'
import type { OrganizationMatchers } from './organization-sync.ts'
import { AuthErrorReason } from './reasons.ts'
import { tryRefresh } from './refresh.ts'
import { type RequestState, signedOut } from './state.ts'

const { TokenExpired, TokenNotActiveYet, TokenIatInTheFuture } = TokenVerificationErrorReason

/** Decides what becomes of a request whose session token was refused. Backend API §4.8. */
export async function handleRefusal(
  context: AuthenticateContext,
  matchers: OrganizationMatchers,
  { error, carrier }: { error: unknown; carrier: TokenCarrier },
): Promise<RequestState> {
  if (!(error instanceof TokenVerificationError)) {
    const message = error instanceof Error ? error.message : undefined
    return signedOut(context, { reason: AuthErrorReason.UnexpectedError, message })
  }
  error.tokenCarrier = carrier
  const message = error.getFullMessage()
  if (context.options.firstParty) return signedOut(context, { reason: error.reason, message })
  const refreshed = error.reason === TokenExpired ? await tryRefresh(context) : ''
  if (typeof refreshed === 'object') return refreshed

  const reason = handshakeReason(error.reason, refreshed)
  if (!reason) return signedOut(context, { reason: error.reason, message })
  return requestHandshake(context, matchers, { reason, message })
}

/** A fresh token would help against these; null: nothing does. */
function handshakeReason(reason: string, refreshError: string): string | null {
  if (reason === TokenExpired)
    return `${AuthErrorReason.SessionTokenExpired}-refresh-${refreshError}`
  if (reason === TokenNotActiveYet) return AuthErrorReason.SessionTokenNBF
  if (reason === TokenIatInTheFuture) return AuthErrorReason.SessionTokenIatInTheFuture
  return null
}
