import type { Client, HandshakePayload } from '../resources/sessions.ts'
import type { Call, Paginated } from '../transport/call.ts'
import { path } from '../transport/paths.ts'
import type { PaginatedResourceResponse } from '../transport/response.ts'

/** Backend API §2.4. */
export const clientsApi = (call: Call) => ({
  /** @deprecated Servers may answer 410. */
  getClientList: async (params: Paginated = {}) =>
    call.get<PaginatedResourceResponse<Client[]>>('/clients', { ...params, paginated: true }),
  getClient: async (clientId: string) => call.get<Client>(path`/clients/${clientId}`),
  verifyClient: async (token: string) => call.post<Client>('/clients/verify', { token }),
  /** Redeems a handshake nonce for the cookies to set. */
  getHandshakePayload: async (params: { nonce: string }) =>
    call.get<HandshakePayload>('/clients/handshake_payload', params),
})
