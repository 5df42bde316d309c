import type { Selectable } from 'kysely'

/** A key by which programs act for a user or an organization, at the API of the site. */
interface ApiKeyTable {
  id: string
  /** Whose it is: one of the two. */
  user_id: string | null
  organization_id: string | null
  name: string
  /** Follows from the name, for lists. */
  name_key: string
  description: string | null
  /** JSON: a list of texts. */
  scopes: string
  /** A JSON object, which only the site sets. */
  claims: string | null
  /** SHA-256 of the secret (SEC-2). */
  secret_hash: string
  /** Id of a user who may be gone. */
  created_by: string | null
  /** 1: a member made it for their organization, and it works as long as they stay one. */
  by_member: number
  revoked_at: number | null
  revocation_reason: string | null
  expire_at: number | null
  /** When it ends, or ended, by whichever of the two comes first; null: never. */
  end_at: number | null
  last_used_at: number | null
  created_at: number
  updated_at: number
}

export type ApiKeyRow = Selectable<ApiKeyTable>

declare module '../db/database.ts' {
  interface Database {
    api_keys: ApiKeyTable
  }
}
