export interface InstanceTable {
  id: string
  created_at: number
}

export interface SigningKeyTable {
  kid: string
  algorithm: string
  /** SPKI PEM. */
  public_key: string
  /** PKCS #8, sealed under the secret key (JWT-9). */
  private_key: string
  created_at: number
  retired_at: number | null
}

declare module '../db/database.ts' {
  interface Database {
    instance: InstanceTable
    signing_keys: SigningKeyTable
  }
}
