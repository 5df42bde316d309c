import { backendEndpoints, type JwksJSON } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { jwksJSON } from './jwks.ts'

const getJwks = backendRoute(backendEndpoints.jwks.getJwks, {
  audit: null,
  handle: async ({ ctx }): Promise<JwksJSON> => jwksJSON(ctx.keys),
})

/** Backend API §2.7. */
export const keyBackendRoutes: readonly BackendRoute[] = [getJwks]
