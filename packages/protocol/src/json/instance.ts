/** Backend API §3.6. */
export interface InstanceJSON {
  object: 'instance'
  id: string
  environment_type: 'production' | 'development'
  allowed_origins: string[] | null
}

/** Backend API §3.6. Its signing key is never shown. */
export interface JwtTemplateJSON {
  object: 'jwt_template'
  id: string
  name: string
  claims: Record<string, unknown>
  /** Seconds. */
  lifetime: number
  allowed_clock_skew: number
  custom_signing_key: boolean
  signing_algorithm: string
  created_at: number
  updated_at: number
}

/** Backend API §3.6. */
export interface InstanceRestrictionsJSON {
  object: 'instance_restrictions'
  allowlist: boolean
  blocklist: boolean
  block_email_subaddresses: boolean
  block_disposable_email_domains: boolean
  ignore_dots_for_gmail_addresses: boolean
  allowlist_blocklist_disabled_on_sign_in: boolean
}
