/** Backend API §3.6. */
export interface InstanceJSON {
  object: 'instance'
  id: string
  environment_type: 'production' | 'development'
  allowed_origins: string[] | null
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
