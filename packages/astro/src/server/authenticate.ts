import { createClerkClient } from '@dooryard/backend'
import { authenticateRequest } from '@dooryard/backend/internal'
import type { ResumeOptions } from 'dooryard'
import { backendOptions } from './backend-options.ts'
import type { ClerkMiddlewareOptions } from './options.ts'
import { type RequestScope, refreshPageState, requestOf } from './request-scope.ts'
import type { AnyRequestState } from './request-state.ts'
import { responseHeaders } from './response-headers.ts'
import { isUnavailable } from './unavailable.ts'

/**
 * Second step: who sends this request? Either its state, for the steps that follow, or the answer that the browser
 * must get first (a handshake with a remote server). With an embedded server there is never such an answer.
 */
export async function authenticate(
  scope: RequestScope,
  options: ClerkMiddlewareOptions,
): Promise<AnyRequestState | Response> {
  const { keys } = scope
  const known = backendOptions(scope)
  // Only a handshake calls the Backend API, and there is none with an embedded server.
  const authenticate = keys.server
    ? authenticateRequest
    : createClerkClient(known).authenticateRequest
  const state = await authenticate(requestOf(scope), {
    ...perCallOptions(options),
    ...(keys.server && known),
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    machineSecretKey: keys.machineSecretKey,
    jwtKey: keys.jwtKey,
    jwtKeys: keys.jwtKeys,
    signInUrl: keys.signInUrl,
    signUpUrl: keys.signUpUrl,
    ...(keys.server
      ? { firstParty: { refresh: (_request, page) => refresh(scope, page) } }
      : { proxyUrl: keys.proxyUrl, domain: keys.domain, isSatellite: keys.isSatellite }),
    acceptsToken: 'any',
  })
  const location = state.headers.get('location')
  if (location) {
    return new Response(null, { status: 307, headers: responseHeaders(state.headers, state) })
  }
  if (state.status === 'handshake') throw new Error('Clerk: handshake status without redirect')
  scope.parties = options.authorizedParties ?? []
  scope.state = state
  return state
}

async function refresh(scope: RequestScope, where?: ResumeOptions) {
  const page = await refreshPageState(scope, where).catch((error: unknown) => {
    scope.failure = error
    // The server tells of it, once a minute; here anybody with a cookie could fill the log.
    if (isUnavailable(error)) return null
    throw error
  })
  return page?.token ? { token: page.token, setCookies: [] } : null
}

function perCallOptions(options: ClerkMiddlewareOptions) {
  const { apiUrl, apiVersion, proxyUrl, domain, isSatellite, acceptsToken, ...rest } = options
  return rest
}
