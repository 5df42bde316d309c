/** Settings of one attribute of a user. Frontend API §4.1.2. */
export interface AttributeJSON {
  enabled: boolean
  required: boolean
  immutable: boolean
  verifications: string[]
  used_for_first_factor: boolean
  first_factors: string[]
  used_for_second_factor: boolean
  second_factors: string[]
  verify_at_sign_up: boolean
  channels?: string[]
}

export type AttributeName =
  | 'email_address'
  | 'phone_number'
  | 'username'
  | 'first_name'
  | 'last_name'
  | 'password'
  | 'web3_wallet'
  | 'authenticator_app'
  | 'backup_code'
  | 'passkey'
  | 'ticket'

export interface SocialProviderJSON {
  enabled: boolean
  required: boolean
  authenticatable: boolean
  strategy: string
  name: string
  logo_url: string | null
  not_selectable: boolean
  deprecated: boolean
  block_email_subaddresses: boolean
}

/** Frontend API §4.1.1. */
export interface DisplayConfigJSON {
  object: 'display_config'
  id: string
  instance_environment_type: 'production' | 'development'
  application_name: string
  home_url: string
  sign_in_url: string
  sign_up_url: string
  user_profile_url: string
  organization_profile_url: string
  create_organization_url: string
  waitlist_url: string
  after_sign_in_url: string
  after_sign_up_url: string
  after_sign_out_one_url: string
  after_sign_out_all_url: string
  after_switch_session_url: string
  after_create_organization_url: string
  after_leave_organization_url: string
  after_join_waitlist_url: string
  preferred_sign_in_strategy: 'password' | 'otp'
  logo_image_url: string | null
  favicon_image_url: string | null
  logo_link_url: string | null
  theme: Record<string, unknown>
  support_email: string | null
  help_url: string | null
  privacy_policy_url: string | null
  terms_url: string | null
  branded: boolean
  clerk_js_version: string | null
  google_one_tap_client_id: string | null
  show_devmode_warning: boolean
  captcha_public_key: string | null
  captcha_public_key_invisible: string | null
  captcha_widget_type: 'smart' | 'invisible' | null
  captcha_provider: 'turnstile'
  captcha_oauth_bypass: string[] | null
  captcha_heartbeat: boolean
}

export interface PasswordSettingsJSON {
  min_length: number
  max_length: number
  require_special_char: boolean
  require_numbers: boolean
  require_uppercase: boolean
  require_lowercase: boolean
  allowed_special_characters: string
  show_zxcvbn: boolean
  min_zxcvbn_strength: number
  disable_hibp: boolean
  enforce_hibp_on_sign_in: boolean
  disable_password_reverification: boolean
}

/** Frontend API §4.1.2. */
export interface UserSettingsJSON {
  attributes: Record<AttributeName, AttributeJSON>
  social: Record<string, SocialProviderJSON>
  enterprise_sso: { enabled: boolean; self_serve_sso: boolean }
  saml: { enabled: boolean }
  sign_in: { second_factor: { required: boolean; enabled: boolean } }
  sign_up: {
    mode: 'public' | 'restricted' | 'waitlist'
    progressive: boolean
    captcha_enabled: boolean
    captcha_widget_type: 'smart' | 'invisible'
    allowlist_only: boolean
    custom_action_required: boolean
    legal_consent_enabled: boolean
    mfa: { required: boolean }
  }
  password_settings: PasswordSettingsJSON
  passkey_settings: {
    allow_autofill: boolean
    show_sign_in_button: boolean
    satisfies_second_factor: boolean
  }
  username_settings: {
    min_length: number
    max_length: number
    allow_extended_special_characters: boolean
    allow_numeric_usernames: boolean
  }
  actions: {
    delete_self: boolean
    create_organization: boolean
    create_organizations_limit: number | null
  }
  restrictions: Record<string, { enabled: boolean }>
  attack_protection: {
    enumeration_protection: { enabled: boolean }
    user_lockout: { enabled: boolean; max_attempts: number; duration_in_minutes: number }
    pii: { enabled: boolean }
    email_link: { require_same_client: boolean }
  }
}

export interface OrganizationSettingsJSON {
  enabled: boolean
  max_allowed_memberships: number
  force_organization_selection: boolean
  actions: { admin_delete: boolean }
  domains: { enabled: boolean; enrollment_modes: string[]; default_role: string | null }
  slug: { disabled: boolean }
  organization_creation_defaults: { enabled: boolean }
  creator_role: string
}

/** What an instance offers: a view of its settings. Frontend API §4.1. */
export interface EnvironmentJSON {
  object: 'environment'
  id: string
  auth_config: {
    object: 'auth_config'
    id: string
    single_session_mode: boolean
    claimed_at: number | null
    reverification: boolean
    session_minter: boolean
    test_mode: boolean
    [key: string]: unknown
  }
  display_config: DisplayConfigJSON
  user_settings: UserSettingsJSON
  organization_settings: OrganizationSettingsJSON
  commerce_settings: {
    billing: {
      stripe_publishable_key: string | null
      free_trial_requires_payment_method: boolean
      user: { enabled: boolean; has_paid_plans: boolean }
      organization: { enabled: boolean; has_paid_plans: boolean }
    }
  }
  api_keys_settings: {
    enabled: boolean
    user_api_keys_enabled: boolean
    orgs_api_keys_enabled: boolean
  }
  client_debug_mode: boolean
  maintenance_mode: boolean
  partitioned_cookies: boolean
}

/** The part of it that a page brings along. The forms of signing in and up need the whole, which has a name (`object`). */
export interface PageEnvironmentJSON {
  object?: 'environment'
  auth_config: Pick<EnvironmentJSON['auth_config'], 'single_session_mode'>
  display_config: Pick<DisplayConfigJSON, 'application_name' | 'sign_in_url' | 'sign_up_url'> &
    Partial<DisplayConfigJSON>
  user_settings: { sign_up: Pick<UserSettingsJSON['sign_up'], 'mode'> }
  /** Left out where there are none. */
  organization_settings?: Pick<
    OrganizationSettingsJSON,
    'enabled' | 'force_organization_selection'
  > & { domains?: Pick<OrganizationSettingsJSON['domains'], 'enabled'> }
  maintenance_mode?: boolean
  partitioned_cookies?: boolean
}
