/** The answer to a handshake, waiting to be fetched once. */
export interface HandshakeNonceTable {
  nonce_hash: string
  /** Complete `Set-Cookie` values, as a JSON list. */
  directives: string
  expire_at: number
}

declare module '../db/database.ts' {
  interface Database {
    handshake_nonces: HandshakeNonceTable
  }
}
