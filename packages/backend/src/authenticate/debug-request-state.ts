import type { RequestState } from './state.ts'

/** The part of a state that may be logged. Backend API §4.10. */
export function debugRequestState(state: RequestState) {
  const { isSignedIn, isAuthenticated, proxyUrl, reason, message } = state
  const { publishableKey, isSatellite, domain } = state
  return {
    isSignedIn,
    isAuthenticated,
    proxyUrl,
    reason,
    message,
    publishableKey,
    isSatellite,
    domain,
  }
}
