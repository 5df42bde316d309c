import type {
  ClientJSON,
  EnvironmentJSON,
  ExternalAccountJSON,
  OrganizationMembershipJSON,
  PhoneNumberJSON,
  SessionJSON,
  SignInJSON,
  SignUpJSON,
  UserJSON,
} from '@dooryard/protocol'
import { EMBEDDED_KEY } from './site.ts'

/** JSON as the server sends it, reduced to what the tests look at. */

const ISSUER = `https://${atob(EMBEDDED_KEY.slice(8)).slice(0, -1)}`

interface TokenOptions {
  /** Milliseconds. */
  now: number
  sid?: string
  iss?: string
  /** Seconds of life. */
  life?: number
  oiat?: number
  claims?: object
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

export function tokenOf({
  now,
  sid = 'sess_1',
  iss = ISSUER,
  life = 60,
  oiat,
  claims,
}: TokenOptions) {
  const iat = Math.floor(now / 1000)
  const header = { alg: 'RS256', typ: 'JWT', kid: 'ins_1', oiat: oiat ?? iat }
  const payload = { iss, sub: 'user_1', sid, iat, nbf: iat - 10, exp: iat + life, v: 2, ...claims }
  return `${encode(header)}.${encode(payload)}.signature`
}

export const accountOf = (fields: Partial<ExternalAccountJSON> = {}): ExternalAccountJSON =>
  ({
    object: 'external_account',
    id: 'eac_1',
    provider: 'oauth_github',
    username: 'maria',
    email_address: 'maria@acme.test',
    verification: { object: 'verification_oauth', status: 'verified', strategy: 'oauth_github' },
    ...fields,
  }) as unknown as ExternalAccountJSON

export const phoneOf = (fields: Partial<PhoneNumberJSON> = {}): PhoneNumberJSON => ({
  object: 'phone_number',
  id: 'idn_4',
  phone_number: '+12025550143',
  reserved_for_second_factor: false,
  default_second_factor: false,
  reserved: false,
  verification: {
    object: 'verification_otp',
    status: 'verified',
    strategy: 'phone_code',
    attempts: 1,
    expire_at: 1,
  },
  linked_to: [],
  created_at: 1,
  updated_at: 1,
  ...fields,
})

export const membershipOf = (
  fields: Partial<OrganizationMembershipJSON> = {},
): OrganizationMembershipJSON => ({
  object: 'organization_membership',
  id: 'orgmem_1',
  role: 'org:admin',
  role_name: 'Admin',
  permissions: ['org:sys_memberships:manage'],
  public_metadata: {},
  organization: {
    object: 'organization',
    id: 'org_1',
    name: 'Acme',
    slug: 'acme',
    image_url: 'https://pictures.test/org_1.svg',
    has_image: false,
    members_count: 1,
    pending_invitations_count: 0,
    max_allowed_memberships: 5,
    admin_delete_enabled: true,
    public_metadata: {},
    created_at: 1,
    updated_at: 1,
  },
  created_at: 1,
  updated_at: 1,
  ...fields,
})

export const userOf = (fields: Partial<UserJSON> = {}): UserJSON =>
  ({
    object: 'user',
    id: 'user_1',
    first_name: 'Maria',
    last_name: 'Lind',
    username: null,
    primary_email_address_id: 'idn_1',
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    email_addresses: [
      {
        object: 'email_address',
        id: 'idn_1',
        email_address: 'maria@acme.test',
        verification: { object: 'verification_otp', status: 'verified', strategy: 'email_code' },
        linked_to: [],
        matches_sso_connection: false,
        created_at: 1,
        updated_at: 1,
      },
    ],
    external_accounts: [accountOf()],
    passkeys: [passkeyOf()],
    phone_numbers: [],
    web3_wallets: [],
    public_metadata: { favourite_colour: 'red' },
    unsafe_metadata: { plan_a: { seat_count: 2, since_at: 5 } },
    created_at: 1_760_000_000_000,
    updated_at: 1_760_000_000_000,
    ...fields,
  }) as unknown as UserJSON

export const sessionOf = (fields: Partial<SessionJSON> = {}): SessionJSON =>
  ({
    object: 'session',
    id: 'sess_1',
    status: 'active',
    last_active_token: null,
    last_active_organization_id: null,
    factor_verification_age: [0, -1],
    actor: null,
    tasks: null,
    user: userOf(),
    public_user_data: { first_name: 'Maria', identifier: 'maria@acme.test' },
    expire_at: 1_900_000_000_000,
    abandon_at: 1_900_000_000_000,
    last_active_at: 1_760_000_000_000,
    created_at: 1_760_000_000_000,
    updated_at: 1_760_000_000_000,
    ...fields,
  }) as unknown as SessionJSON

export const signInOf = (fields: Partial<SignInJSON> = {}): SignInJSON =>
  ({
    object: 'sign_in',
    id: 'sia_1',
    status: 'needs_first_factor',
    identifier: 'maria@acme.test',
    supported_first_factors: [
      { strategy: 'password' },
      {
        strategy: 'email_code',
        safe_identifier: 'm•••@acme.test',
        email_address_id: 'idn_1',
        primary: true,
      },
    ],
    first_factor_verification: null,
    second_factor_verification: null,
    user_data: null,
    created_session_id: null,
    ...fields,
  }) as unknown as SignInJSON

export const signUpOf = (fields: Partial<SignUpJSON> = {}): SignUpJSON =>
  ({
    object: 'sign_up',
    id: 'sua_1',
    status: 'missing_requirements',
    missing_fields: [],
    unverified_fields: [],
    verifications: {},
    created_session_id: null,
    ...fields,
  }) as unknown as SignUpJSON

export const clientOf = (
  sessions: SessionJSON[] = [],
  fields: Partial<ClientJSON> = {},
): ClientJSON =>
  ({
    object: 'client',
    id: 'client_1',
    sessions,
    sign_in: null,
    sign_up: null,
    last_active_session_id: sessions[0]?.id ?? null,
    last_authentication_strategy: null,
    captcha_bypass: false,
    cookie_expires_at: null,
    created_at: 1_760_000_000_000,
    updated_at: 1_760_000_000_000,
    ...fields,
  }) as ClientJSON

export const environmentOf = (singleSession = false): EnvironmentJSON =>
  ({
    object: 'environment',
    auth_config: { single_session_mode: singleSession },
    display_config: {
      sign_in_url: '/sign-in',
      sign_up_url: '/sign-up',
      home_url: 'https://home.test/',
      organization_profile_url: 'https://home.test/organization',
      create_organization_url: 'https://home.test/create-organization',
      logo_image_url: 'https://pictures.test/logo.png',
    },
    partitioned_cookies: false,
  }) as unknown as EnvironmentJSON

/** The page's data block of a signed-in view. */
export const bootOf = (client: ClientJSON | null = clientOf([sessionOf()])) => ({
  client,
  environment: environmentOf(),
  feedback: null,
})

export const refusal = (code: string, extra: object = {}) => ({
  errors: [{ code, message: 'no', long_message: 'No.', ...extra }],
})

const passkeyOf = () => ({
  object: 'passkey' as const,
  id: 'idn_9',
  name: 'Phone',
  verification: null,
  last_used_at: null,
  created_at: 1_760_000_000_000,
  updated_at: 1_760_000_000_000,
})
