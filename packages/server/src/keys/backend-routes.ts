import type { JwksJSON } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'

const getJwks = backendRoute({
  method: 'GET',
  path: '/jwks',
  audit: null,
  // Public members only (JWT-8).
  handle: async ({ ctx }): Promise<JwksJSON> => ({ keys: [ctx.keys.signing.publicJwk] }),
})

/** Backend API §2.7. */
export const keyBackendRoutes: readonly BackendRoute[] = [getJwks]
