import { backendEndpoints } from '@dooryard/protocol'
import { type BackendRoute, backendRoute } from '../backend-api/route.ts'
import { required, text } from '../http/fields.ts'
import { redeemNonce } from './redeem-nonce.ts'

const payload = backendRoute(backendEndpoints.clients.getHandshakePayload, {
  audit: null,
  query: { nonce: required(text({ max: 256 })) },
  async handle({ ctx, query }) {
    return { directives: await redeemNonce(ctx, query.nonce) }
  },
})

/** Backend API §4.7. Listed before the clients, whose `/clients/:id` matches this path too. */
export const handshakeBackendRoutes: readonly BackendRoute[] = [payload]
