import type { ClerkOptions } from '@dooryard/backend'
import type { RequestScope } from './request-scope.ts'

/** How `createClerkClient` reaches the server of this request: in the process when it is embedded. */
export function backendOptions({ keys }: Pick<RequestScope, 'keys'>): ClerkOptions {
  const { server } = keys
  return {
    secretKey: keys.secretKey,
    publishableKey: keys.publishableKey,
    ...(keys.machineSecretKey && { machineSecretKey: keys.machineSecretKey }),
    ...(keys.jwtKey && { jwtKey: keys.jwtKey }),
    ...(keys.apiUrl && { apiUrl: keys.apiUrl }),
    ...(keys.apiVersion && { apiVersion: keys.apiVersion }),
    ...(server && {
      fetch: (input: RequestInfo | URL, init?: RequestInit) =>
        server.fetch(new Request(input, init)),
    }),
    ...(!server && {
      ...(keys.proxyUrl && { proxyUrl: keys.proxyUrl }),
      ...(keys.domain && { domain: keys.domain }),
      isSatellite: keys.isSatellite,
    }),
  }
}
