import type { Client, HandshakePayload } from '../resources/sessions.ts'
import type { Paginated } from '../transport/call.ts'
import type { Page } from '../transport/response.ts'

/** Backend API §2.4. */
export interface ClientsApi {
  /** @deprecated Servers may answer 410. */
  getClientList(params?: Paginated): Promise<Page<Client>>
  getClient(clientId: string): Promise<Client>
  verifyClient(token: string): Promise<Client>
  /** Redeems a handshake nonce for the cookies to set. */
  getHandshakePayload(params: { nonce: string }): Promise<HandshakePayload>
}
