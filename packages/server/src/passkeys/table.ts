import type { Selectable } from 'kysely'

/** A passkey of a user: a key pair whose private half an authenticator keeps. */
interface PasskeyTable {
  id: string
  user_id: string
  /** By which authenticators know the user: 64 random bytes, the same for all passkeys of theirs (PK-4). */
  user_handle: string
  name: string | null
  /** Unique in the instance; null until the authenticator answered. */
  credential_id: string | null
  /** COSE; like all bytes here as base64url. */
  public_key: string | null
  /** JSON: the ways by which browsers reach the authenticator. */
  transports: string | null
  /** The make of the authenticator. */
  aaguid: string | null
  /** What the authenticator counted last (PK-5). */
  sign_count: number
  /** It may be synced to other devices of its owner, and is. */
  backup_eligible: number
  backed_up: number
  verified_at: number | null
  last_used_at: number | null
  created_at: number
  updated_at: number
}

export type PasskeyRow = Selectable<PasskeyTable>

/** One that an authenticator has. */
export type Credential = PasskeyRow & { credential_id: string; public_key: string }

declare module '../db/database.ts' {
  interface Database {
    passkeys: PasskeyTable
  }
}
