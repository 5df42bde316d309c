import { type ApiClient, type ApiClientOptions, createApiClient } from './api/client.ts'
import {
  type AuthenticateRequest,
  authenticateRequest,
} from './authenticate/authenticate-request.ts'
import { debugRequestState } from './authenticate/debug-request-state.ts'
import type { AuthenticateRequestOptions } from './authenticate/options.ts'

/** Values that the client was made with; a call can only override them with values that are not empty. */
type BuildTimeOptions = Pick<
  AuthenticateRequestOptions,
  | 'secretKey'
  | 'machineSecretKey'
  | 'jwtKey'
  | 'jwtKeys'
  | 'apiUrl'
  | 'apiVersion'
  | 'proxyUrl'
  | 'publishableKey'
  | 'isSatellite'
  | 'domain'
  | 'audience'
  | 'fetch'
>

export interface CreateAuthenticateRequestOptions {
  options: BuildTimeOptions
  apiClient: ApiClient
}

/** Backend API §1.1. */
export interface ClerkOptions extends ApiClientOptions, BuildTimeOptions {
  /** Accepted and unused: nothing is sent anywhere. */
  sdkMetadata?: { name: string; version: string; environment?: string }
  /** Accepted and unused: nothing is sent anywhere. */
  telemetry?: { disabled?: boolean; debug?: boolean; samplingRate?: number }
}

/** Takes events and drops them. Clerk's SDKs call it; we collect nothing. */
interface Telemetry {
  isEnabled: false
  isDebug: false
  record(event: unknown): void
  recordLog(entry: unknown): void
}

export type ClerkClient = ApiClient &
  ReturnType<typeof createAuthenticateRequest> & { telemetry: Telemetry }

/**
 * The server side of an application: the Backend API and `authenticateRequest`. Nothing is read from the environment.
 *
 * @example
 * const clerk = createClerkClient({ secretKey, publishableKey })
 * const { data, totalCount } = await clerk.users.getUserList({ limit: 10 })
 */
export function createClerkClient(options: ClerkOptions): ClerkClient {
  const apiClient = createApiClient(options)
  const telemetry = { isEnabled: false, isDebug: false, record() {}, recordLog() {} } as const
  return Object.assign(apiClient, createAuthenticateRequest({ options, apiClient }), { telemetry })
}

const BUILD_TIME: readonly (keyof BuildTimeOptions)[] = [
  'secretKey',
  'machineSecretKey',
  'jwtKey',
  'jwtKeys',
  'proxyUrl',
  'publishableKey',
  'isSatellite',
  'domain',
  'audience',
  'fetch',
]

/** `authenticateRequest` with the options of a client. Backend API §4.1. */
export function createAuthenticateRequest({
  options,
  apiClient,
}: CreateAuthenticateRequestOptions) {
  const authenticate = (request: Request, perCall: AuthenticateRequestOptions = {}) => {
    const merged: AuthenticateRequestOptions = { ...perCall, apiClient }
    for (const name of BUILD_TIME) {
      const value = perCall[name] || options[name]
      if (value) Object.assign(merged, { [name]: value })
    }
    if (perCall.jwtKey && !perCall.jwtKeys) merged.jwtKeys = undefined
    // Where the API is, is decided when the client is made.
    merged.apiUrl = options.apiUrl
    merged.apiVersion = options.apiVersion
    return authenticateRequest(request, merged)
  }
  return { authenticateRequest: authenticate as AuthenticateRequest, debugRequestState }
}
