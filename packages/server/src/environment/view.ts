import type {
  AttributeJSON,
  AttributeName,
  EnvironmentJSON,
  SocialProviderJSON,
} from '@dooryard/protocol'
import type { Context } from '../context.ts'
import { connectionsOf } from '../providers/connections.ts'
import { domainRole, initialRoleSet } from '../settings/role-sets.ts'
import type { Settings } from '../settings/schema.ts'
import { namesProving } from '../strategies/index.ts'
import { displayConfigJSON } from './display-config.ts'

/** What the instance offers, as a view of its settings. Frontend API §4.1. */
export function environmentJSON({
  settings,
  keys,
  address,
  basePath,
}: Pick<Context, 'settings' | 'keys' | 'address' | 'basePath'>): EnvironmentJSON {
  const id = (prefix: string) => keys.id.replace(/^ins/, prefix)
  return {
    object: 'environment',
    id: id('env'),
    auth_config: {
      object: 'auth_config',
      id: id('aac'),
      single_session_mode: settings.session.single,
      claimed_at: null,
      reverification: true,
      session_minter: false,
      test_mode: settings.testMode,
    },
    display_config: displayConfigJSON(settings, {
      id: id('display_config'),
      instanceType: keys.instanceType,
    }),
    user_settings: userSettingsJSON(settings, `${address}${basePath}/v1/provider_icons`),
    organization_settings: organizationSettingsJSON(settings),
    commerce_settings: {
      billing: {
        stripe_publishable_key: null,
        free_trial_requires_payment_method: false,
        user: { enabled: false, has_paid_plans: false },
        organization: { enabled: false, has_paid_plans: false },
      },
    },
    api_keys_settings: apiKeysSettingsJSON(settings),
    client_debug_mode: false,
    maintenance_mode: false,
    partitioned_cookies: false,
  }
}

function apiKeysSettingsJSON({ apiKeys, organizations }: Settings) {
  const ofOrganizations = apiKeys.organizations && organizations.enabled
  return {
    enabled: apiKeys.users || ofOrganizations,
    user_api_keys_enabled: apiKeys.users,
    orgs_api_keys_enabled: ofOrganizations,
  }
}

function organizationSettingsJSON(settings: Settings): EnvironmentJSON['organization_settings'] {
  const { organizations } = settings
  const { domains } = organizations
  return {
    enabled: organizations.enabled,
    max_allowed_memberships: organizations.maxMemberships,
    force_organization_selection: organizations.enabled && !organizations.personalAccounts,
    actions: { admin_delete: organizations.adminDelete },
    domains: {
      enabled: organizations.enabled && domains.enabled,
      enrollment_modes: domains.enabled ? domains.enrollmentModes : [],
      default_role: domainRole(settings, initialRoleSet(settings)),
    },
    slug: { disabled: !organizations.slugs },
    organization_creation_defaults: { enabled: false },
    creator_role: initialRoleSet(settings).creatorRole,
  }
}

function userSettingsJSON(settings: Settings, icons: string): EnvironmentJSON['user_settings'] {
  const {
    password,
    passkeys,
    signUp,
    strategies,
    secondFactor,
    restrictions,
    lockout,
    organizations,
  } = settings
  const isOn = (enabled: boolean) => ({ enabled })
  const hasAllowlist = restrictions.storedAllowlist || restrictions.allowlist.length > 0
  return {
    attributes: attributesJSON(settings),
    social: socialJSON(settings, icons),
    enterprise_sso: { enabled: false, self_serve_sso: false },
    saml: isOn(false),
    sign_in: {
      second_factor: {
        required: secondFactor.required,
        enabled: strategies.totp || strategies.phoneSecondFactor,
      },
    },
    sign_up: {
      mode: signUp.mode,
      progressive: true,
      captcha_enabled: false,
      captcha_widget_type: 'smart',
      allowlist_only: hasAllowlist,
      custom_action_required: false,
      legal_consent_enabled: signUp.legalConsent,
      mfa: { required: secondFactor.required },
    },
    password_settings: {
      min_length: password.minLength,
      max_length: password.maxLength,
      require_special_char: false,
      require_numbers: false,
      require_uppercase: false,
      require_lowercase: false,
      allowed_special_characters: '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~',
      show_zxcvbn: password.minStrength > 0,
      min_zxcvbn_strength: password.minStrength,
      disable_hibp: !password.breaches.check,
      enforce_hibp_on_sign_in: password.breaches.atSignIn,
      disable_password_reverification: false,
    },
    passkey_settings: {
      allow_autofill: strategies.passkey && passkeys.autofill,
      show_sign_in_button: strategies.passkey && passkeys.signInButton,
      satisfies_second_factor: true,
    },
    username_settings: {
      min_length: 4,
      max_length: 64,
      allow_extended_special_characters: false,
      allow_numeric_usernames: false,
    },
    actions: {
      delete_self: settings.actions.deleteSelf,
      create_organization: organizations.enabled && organizations.usersMayCreate,
      create_organizations_limit: organizations.enabled ? organizations.maxCreated : null,
    },
    restrictions: {
      allowlist: isOn(hasAllowlist),
      blocklist: isOn(restrictions.storedBlocklist || restrictions.blocklist.length > 0),
      allowlist_blocklist_disabled_on_sign_in: isOn(true),
      block_email_subaddresses: isOn(restrictions.blockEmailSubaddresses),
      block_disposable_email_domains: isOn(restrictions.blockDisposableDomains),
    },
    attack_protection: {
      enumeration_protection: isOn(settings.enumerationProtection),
      user_lockout: {
        enabled: lockout.enabled,
        max_attempts: lockout.maxAttempts,
        duration_in_minutes: lockout.minutes,
      },
      pii: isOn(true),
      email_link: { require_same_client: settings.emailLinks.requireSameClient },
    },
  }
}

/** Never with what a provider is told of this instance (SEC-6). */
function socialJSON(settings: Settings, icons: string): Record<string, SocialProviderJSON> {
  const entries = connectionsOf(settings).map(
    ({ strategy, provider }) =>
      [
        strategy,
        {
          enabled: true,
          required: false,
          authenticatable: true,
          strategy,
          name: provider.name,
          logo_url: `${icons}/${strategy}.svg`,
          not_selectable: false,
          deprecated: false,
          block_email_subaddresses: settings.restrictions.blockEmailSubaddresses,
        },
      ] as const,
  )
  return Object.fromEntries(entries)
}

const OFF: AttributeJSON = {
  enabled: false,
  required: false,
  immutable: false,
  verifications: [],
  used_for_first_factor: false,
  first_factors: [],
  used_for_second_factor: false,
  second_factors: [],
  verify_at_sign_up: false,
}

function secondFactor(
  name: 'authenticator_app' | 'backup_code',
  settings: Settings,
  enabled: boolean,
): AttributeJSON {
  const factors = enabled ? namesProving(name, 'second_factor', settings) : []
  return { ...OFF, enabled, used_for_second_factor: enabled, second_factors: factors }
}

function attributesJSON(settings: Settings): Record<AttributeName, AttributeJSON> {
  const { identifiers, names, strategies } = settings
  const byPresence = (presence: 'off' | 'optional' | 'required'): AttributeJSON => ({
    ...OFF,
    enabled: presence !== 'off',
    required: presence === 'required',
  })
  const firstFactors = namesProving('email_address', 'sign_in', settings)
  const passkeyFactors = namesProving('passkey', 'sign_in', settings)
  const byPhone = namesProving('phone_number', 'sign_in', settings)
  const { phoneSecondFactor, emailSecondFactor } = strategies
  return {
    email_address: {
      ...byPresence(identifiers.emailAddress),
      verifications: namesProving('email_address', 'sign_up', settings),
      used_for_first_factor: firstFactors.length > 0,
      first_factors: firstFactors,
      used_for_second_factor: emailSecondFactor,
      second_factors: namesProving('email_address', 'second_factor', settings),
      verify_at_sign_up: true,
    },
    phone_number: {
      ...byPresence(identifiers.phoneNumber),
      enabled: identifiers.phoneNumber !== 'off' || phoneSecondFactor,
      verifications: namesProving('phone_number', 'profile', settings),
      used_for_first_factor: identifiers.phoneNumber !== 'off',
      first_factors: byPhone,
      used_for_second_factor: phoneSecondFactor,
      second_factors: phoneSecondFactor
        ? namesProving('phone_number', 'second_factor', settings)
        : [],
      verify_at_sign_up: identifiers.phoneNumber !== 'off',
      channels: ['sms'],
    },
    username: {
      ...byPresence(identifiers.username),
      used_for_first_factor: identifiers.username !== 'off',
    },
    first_name: byPresence(names.firstName),
    last_name: byPresence(names.lastName),
    password: byPresence(strategies.password ? 'required' : 'off'),
    web3_wallet: OFF,
    authenticator_app: secondFactor('authenticator_app', settings, strategies.totp),
    backup_code: secondFactor('backup_code', settings, strategies.backupCode),
    passkey: {
      ...OFF,
      enabled: strategies.passkey,
      verifications: passkeyFactors,
      used_for_first_factor: strategies.passkey,
      first_factors: passkeyFactors,
    },
    ticket: byPresence('optional'),
  }
}
