import type { ClerkOptions } from '@dooryard/backend'
import { forgetPageState, type RequestScope } from './request-scope.ts'

/** How `createClerkClient` reaches the server of this request: in the process when it is embedded. */
export function backendOptions(scope: RequestScope): ClerkOptions {
  const { keys } = scope
  const { server } = keys
  return {
    secretKey: keys.secretKey,
    publishableKey: keys.publishableKey,
    ...(keys.machineSecretKey && { machineSecretKey: keys.machineSecretKey }),
    ...(keys.jwtKey && { jwtKey: keys.jwtKey }),
    ...(keys.jwtKeys && { jwtKeys: keys.jwtKeys }),
    ...(keys.apiUrl && { apiUrl: keys.apiUrl }),
    ...(keys.apiVersion && { apiVersion: keys.apiVersion }),
    ...(server && {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        const request = new Request(input, init)
        const response = await server.fetch(request)
        // The page shows what it has just changed, in its stores too.
        if (request.method !== 'GET') await forgetPageState(scope)
        return response
      },
    }),
    ...(!server && {
      ...(keys.proxyUrl && { proxyUrl: keys.proxyUrl }),
      ...(keys.domain && { domain: keys.domain }),
      isSatellite: keys.isSatellite,
    }),
  }
}
