/** A key by which programs act for a user or an organization. Backend API §3.5. */
export interface ApiKeyJSON {
  object: 'api_key'
  id: string
  type: string
  name: string
  /** `user_…` or `org_…`. */
  subject: string
  scopes: string[]
  claims: Record<string, unknown> | null
  revoked: boolean
  revocation_reason: string | null
  expired: boolean
  expiration: number | null
  created_by: string | null
  description: string | null
  last_used_at: number | null
  created_at: number
  updated_at: number
  /** There when it is made and never again. */
  secret?: string
}
