import type { AttributeJSON, AttributeName, EnvironmentJSON } from '@dooryard/protocol'

const attribute = (given: Partial<AttributeJSON> = {}): AttributeJSON => ({
  enabled: false,
  required: false,
  immutable: false,
  verifications: [],
  used_for_first_factor: false,
  first_factors: [],
  used_for_second_factor: false,
  second_factors: [],
  verify_at_sign_up: false,
  ...given,
})

type Settings = Partial<Omit<EnvironmentJSON['user_settings'], 'attributes' | 'sign_up'>> & {
  attributes?: Partial<Record<AttributeName, Partial<AttributeJSON>>>
  sign_up?: Partial<EnvironmentJSON['user_settings']['sign_up']>
}

export interface EnvironmentChanges {
  display?: Partial<EnvironmentJSON['display_config']>
  settings?: Settings
  singleSession?: boolean
  maintenance?: boolean
}

/** An instance as it is out of the box: e-mail and password, codes by e-mail. */
export function environment(changes: EnvironmentChanges = {}): EnvironmentJSON {
  const { display, settings, singleSession = true, maintenance = false } = changes
  const email = {
    enabled: true,
    required: true,
    verifications: ['email_code'],
    used_for_first_factor: true,
    first_factors: ['email_code'],
    verify_at_sign_up: true,
  }
  const given = settings?.attributes
  const attributes = {
    email_address: attribute({ ...email, ...given?.email_address }),
    password: attribute({ enabled: true, required: true, ...given?.password }),
    username: attribute(given?.username),
    first_name: attribute({ enabled: true, ...given?.first_name }),
    last_name: attribute({ enabled: true, ...given?.last_name }),
    phone_number: attribute(given?.phone_number),
    web3_wallet: attribute(),
    authenticator_app: attribute(),
    backup_code: attribute(),
    passkey: attribute(),
    ticket: attribute({ enabled: true }),
  }
  return {
    auth_config: { single_session_mode: singleSession },
    display_config: {
      instance_environment_type: 'development',
      application_name: 'Acme',
      home_url: '/',
      sign_in_url: '/sign-in',
      sign_up_url: '/sign-up',
      user_profile_url: '/user',
      preferred_sign_in_strategy: 'password',
      logo_image_url: null,
      support_email: null,
      privacy_policy_url: null,
      terms_url: null,
      ...display,
    },
    user_settings: {
      password_settings: {
        min_length: 8,
        max_length: 72,
        require_special_char: false,
        require_numbers: false,
        require_uppercase: false,
        require_lowercase: false,
      },
      passkey_settings: {
        allow_autofill: false,
        show_sign_in_button: false,
        satisfies_second_factor: true,
      },
      attack_protection: { enumeration_protection: { enabled: false } },
      ...settings,
      attributes,
      sign_up: {
        mode: 'public',
        progressive: true,
        legal_consent_enabled: false,
        mfa: { required: false },
        ...settings?.sign_up,
      },
    },
    maintenance_mode: maintenance,
  } as unknown as EnvironmentJSON
}
