import { signedOutAuthObject } from '../auth-objects/session.ts'
import { AuthErrorReason, type AuthReason } from './reasons.ts'
import { type SignedOutState, unauthenticated } from './state.ts'

interface BootstrapParams {
  signInUrl?: string
  signUpUrl?: string
  isSatellite?: boolean
  domain?: string
  proxyUrl?: string
  reason?: AuthReason
  message?: string
  headers?: Headers
}

/** A signed-out state for an application that has no keys yet. @deprecated Keys are made on the first start. */
export function createBootstrapSignedOutState({
  reason = AuthErrorReason.SessionTokenAndUATMissing,
  message,
  headers,
  ...config
}: BootstrapParams = {}): SignedOutState {
  const state = unauthenticated(config, config.proxyUrl, { reason, message, headers })
  return {
    ...state,
    tokenType: 'session_token',
    toAuth: () => signedOutAuthObject({ status: state.status, reason, message }),
  }
}
