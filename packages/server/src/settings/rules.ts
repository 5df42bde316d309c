import { isIP } from 'node:net'
import * as v from 'valibot'
import { claimsFault } from '../claims/faults.ts'
import type { ClaimTemplates } from '../claims/fill.ts'
import { jwtAlgorithms, signingKeyFault } from './jwt-algorithms.ts'
import { language, siteTexts } from './letter-rules.ts'
import { CLAIMS_MAX_BYTES, LIFETIMES, TEMPLATE_CLAIMS_MAX_BYTES, TEMPLATE_NAME } from './numbers.ts'
import {
  ADMIN,
  ENROLLMENT_MODES,
  MAX_PERMISSIONS,
  MEMBER,
  PERMISSION_KEY,
  ROLE_KEY,
} from './organization-roles.ts'
import { redirectUrlFault } from './redirect-url.ts'
import { ROLE_SET_KEY } from './role-sets.ts'
import type { Settings, SettingsInput } from './settings.ts'
import type { SocialInput, SocialSettings } from './social.ts'
import { social } from './social-rules.ts'

const text = (atMost: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(atMost))

const whole = (atLeast: number, atMost: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(atLeast), v.maxValue(atMost))

const flag = (otherwise: boolean) => v.optional(v.boolean(), otherwise)

const presence = (otherwise: 'off' | 'optional') =>
  v.optional(v.picklist(['off', 'optional', 'required']), otherwise)

/** Settings that belong together; what is left out of them has its own default. */
const group = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.optional(v.strictObject(entries), {} as never)

const atLeastOne = v.pipe(v.number(), v.integer(), v.minValue(1))

const limit = (max: number, seconds: number) =>
  group({ max: v.optional(atLeastOne, max), seconds: v.optional(whole(1, 86_400), seconds) })

const address = v.pipe(
  v.string(),
  v.check(
    (value) => URL.canParse(value),
    ({ received }) => `must be an address such as https://app.example.com/terms, not ${received}`,
  ),
)

const country = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{2}$/, 'must be a country of ISO 3166 such as US'),
)

const page = (path: string) => v.optional(text(2048), path)

export const origin = v.pipe(
  v.string(),
  v.check(isOrigin, 'must be an origin such as https://app.example.com'),
)
export const allowedOrigins = v.array(origin)
export const redirectUrl = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const fault = dataset.typed && redirectUrlFault(dataset.value)
    if (fault) addIssue({ message: fault.message })
  }),
)
export const supportEmail = v.nullable(
  v.pipe(v.string(), v.check(isMailAddress, 'must be an address such as help@example.com')),
)
export const preferredSignInStrategy = v.picklist(['password', 'otp'])

export const claims = (rules: Parameters<typeof claimsFault>[1]) =>
  v.pipe(
    v.custom<ClaimTemplates>(() => true),
    v.rawCheck(({ dataset, addIssue }) => {
      const fault = claimsFault(dataset.value, rules)
      if (fault) addIssue({ message: fault.message })
    }),
  )

const jwtTemplates = v.record(
  v.pipe(v.string(), v.regex(TEMPLATE_NAME, 'must be a name of letters, digits, - and _')),
  v.pipe(
    v.strictObject({
      claims: v.optional(claims({ audience: true, maxBytes: TEMPLATE_CLAIMS_MAX_BYTES }), {}),
      lifetime: v.optional(whole(LIFETIMES.min, LIFETIMES.max), 60),
      allowedClockSkew: v.optional(whole(0, 300), 5),
      signingAlgorithm: v.optional(v.picklist(jwtAlgorithms), 'RS256'),
      signingKey: v.nullish(text(16_384), null),
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const { signingAlgorithm: algorithm, signingKey: key } = dataset.value
      const without = algorithm === 'RS256' ? null : `is missing: ${algorithm} wants one`
      const fault = key === null ? without : signingKeyFault(algorithm, key)
      if (fault) addIssue({ message: `signingKey ${fault}` })
    }),
  ),
)

const described = {
  name: text(100),
  description: v.nullish(v.pipe(v.string(), v.maxLength(500)), null),
}
export const permissionKey = v.pipe(
  v.string(),
  v.regex(PERMISSION_KEY, 'must be a key such as org:invoices:create'),
)
const keyOfRole = v.pipe(v.string(), v.regex(ROLE_KEY, 'must be a key such as org:editor'))
const permissionList = v.pipe(v.array(text(128)), v.maxLength(MAX_PERMISSIONS))
export const maxMemberships = whole(0, 1_000_000)
export const enrollmentModes = v.array(v.picklist(ENROLLMENT_MODES))
const resolver = v.pipe(
  v.string(),
  v.check(isResolver, 'must be an address such as 9.9.9.9, or [2620:fe::fe]:53 with a port'),
)

/** As they are stored when they were made by the Backend API. */
const made = v.strictObject({ id: text(64), createdAt: v.number(), updatedAt: v.number() })
export const storedRoles = v.record(
  keyOfRole,
  v.strictObject({ ...described, permissions: permissionList, made }),
)
export const storedRoleSetList = v.array(
  v.strictObject({
    ...described,
    ...made.entries,
    key: v.pipe(v.string(), v.regex(ROLE_SET_KEY, 'must be a key such as role_set:default')),
    roles: v.nullable(v.array(keyOfRole)),
    defaultRole: v.nullable(keyOfRole),
    creatorRole: v.nullable(keyOfRole),
  }),
)
export const storedPermissions = v.record(permissionKey, v.strictObject({ ...described, made }))

/** With its defaults. `/v1/environment` is a view of it. */
export const settingsSchema: v.GenericSchema<SettingsInput, Settings> = v.strictObject({
  applicationName: v.optional(v.pipe(v.string(), v.trim(), text(100)), 'My application'),
  supportEmail: v.optional(supportEmail, null),
  termsUrl: v.nullish(address, null),
  privacyPolicyUrl: v.nullish(address, null),
  logoImageUrl: v.nullish(v.pipe(v.string(), v.maxLength(2048)), null),
  branding: group({
    color: v.nullish(
      v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/i, 'must be a colour such as #1a2b3c')),
      null,
    ),
    url: v.nullish(
      v.pipe(v.string(), v.check(isWebAddress, 'must be an address such as https://example.com')),
      null,
    ),
    footer: v.nullish(text(500), null),
  }),
  letters: group({
    language: v.nullish(language, null),
    codeInSubject: flag(true),
    texts: v.optional(siteTexts, {}),
  }) as v.GenericSchema<SettingsInput['letters'], Settings['letters']>,
  allowedOrigins: v.optional(allowedOrigins, []),
  redirectUrls: v.optional(v.array(redirectUrl), []),
  trustedProxyHops: v.optional(whole(0, 10), 0),
  pages: group({
    home: page('/'),
    signIn: page('/sign-in'),
    signUp: page('/sign-up'),
    userProfile: page('/user-profile'),
    organizationProfile: page('/organization-profile'),
    createOrganization: page('/create-organization'),
    waitlist: page('/waitlist'),
    afterSignIn: page('/'),
    afterSignUp: page('/'),
    afterSignOut: page('/'),
    afterCreateOrganization: page('/'),
    afterLeaveOrganization: page('/'),
  }),
  identifiers: group({
    emailAddress: v.optional(v.picklist(['required', 'optional']), 'required'),
    username: presence('off'),
    phoneNumber: presence('off'),
  }),
  names: group({ firstName: presence('optional'), lastName: presence('optional') }),
  strategies: group({
    password: flag(true),
    emailCode: flag(true),
    emailLink: flag(false),
    phoneCode: flag(false),
    phoneSecondFactor: flag(false),
    emailSecondFactor: flag(false),
    totp: flag(true),
    backupCode: flag(true),
    passkey: flag(false),
  }),
  secondFactor: group({ required: flag(false) }),
  emailLinks: group({ requireSameClient: flag(true) }),
  passkeys: group({
    rpId: v.nullish(
      v.pipe(v.string(), v.check(isDomain, 'must be a domain such as example.com')),
      null,
    ),
    origins: v.optional(allowedOrigins, []),
    autofill: flag(true),
    signInButton: flag(true),
  }),
  social: social as v.GenericSchema<SocialInput | undefined, SocialSettings>,
  preferredSignInStrategy: v.optional(preferredSignInStrategy, 'password'),
  password: group({
    minLength: v.optional(whole(8, 64), 8),
    maxLength: v.optional(whole(64, 256), 256),
    minStrength: v.optional(whole(0, 4), 0),
    breaches: group({
      check: flag(false),
      atSignIn: flag(false),
      url: v.optional(
        v.pipe(
          v.string(),
          v.regex(/^https?:\/\/[^/]+\/(?:.*\/)?$/, 'must be an address that ends with /'),
        ),
        'https://api.pwnedpasswords.com/range/',
      ),
    }),
    imported: group({
      pepper: v.nullish(text(512), null),
      cognitoUrl: v.nullish(address, null),
    }),
    argon2: group({
      memoryKiB: v.optional(whole(19_456, 1_048_576), 19_456),
      passes: v.optional(whole(2, 16), 2),
      lanes: v.optional(whole(1, 16), 1),
    }),
  }),
  session: group({
    lifetimeMinutes: v.optional(whole(5, 525_600), 10_080),
    inactivityMinutes: v.nullish(whole(5, 525_600), null),
    single: flag(false),
    claims: v.optional(claims({ audience: false, maxBytes: CLAIMS_MAX_BYTES }), {}),
  }),
  sms: group({
    countries: v.optional(v.pipe(v.array(country), v.minLength(1)), ['US', 'CA']),
    perDay: v.optional(whole(1, 10_000_000), 1000),
    perAddressPerDay: v.optional(whole(1, 100_000), 20),
    perNumberPerDay: v.optional(whole(1, 1000), 10),
  }),
  signUp: group({
    mode: v.optional(v.picklist(['public', 'restricted', 'waitlist']), 'public'),
    legalConsent: flag(false),
  }),
  restrictions: group({
    allowlist: v.optional(v.array(text(320)), []),
    blocklist: v.optional(v.array(text(320)), []),
    storedAllowlist: flag(false),
    storedBlocklist: flag(false),
    blockEmailSubaddresses: flag(false),
    blockDisposableDomains: flag(false),
    ignoreGmailDots: flag(false),
  }),
  jwtTemplates: v.optional(jwtTemplates, {}),
  newBrowsers: group({ verify: flag(false), notify: flag(true) }),
  lockout: group({
    enabled: flag(true),
    maxAttempts: v.optional(whole(1, 100), 10),
    minutes: v.optional(whole(1, 10_080), 60),
  }),
  enumerationProtection: flag(false),
  rateLimits: group({
    create: limit(5, 10),
    attempt: limit(3, 10),
    send: limit(5, 600),
    account: limit(10, 10),
  }),
  signingKeys: group({ rotateAfterDays: v.optional(v.nullable(whole(7, 3650)), 90) }),
  organizations: group({
    enabled: flag(false),
    personalAccounts: flag(true),
    maxMemberships: v.optional(maxMemberships, 5),
    usersMayCreate: flag(true),
    maxCreated: v.optional(whole(0, 1_000_000), 100),
    creatorRole: v.optional(keyOfRole, ADMIN),
    defaultRole: v.optional(keyOfRole, MEMBER),
    adminDelete: flag(true),
    slugs: flag(true),
    domains: group({
      enabled: flag(false),
      enrollmentModes: v.optional(enrollmentModes, [...ENROLLMENT_MODES]),
      defaultRole: v.nullish(keyOfRole, null),
      max: v.optional(whole(1, 1000), 10),
      resolvers: v.optional(v.array(resolver), []),
    }),
    roles: v.optional(
      v.record(keyOfRole, v.strictObject({ ...described, permissions: permissionList })),
      {},
    ),
    permissions: v.optional(v.record(permissionKey, v.strictObject(described)), {}),
  }),
  apiKeys: group({
    users: flag(false),
    organizations: flag(false),
    maxPerOwner: v.optional(whole(1, 10_000), 100),
  }),
  actions: group({ deleteSelf: flag(true) }),
  testMode: flag(true),
})

function isWebAddress(value: string): boolean {
  return /^https?:$/.test(URL.parse(value)?.protocol ?? '') && value.length <= 2048
}

/** One host: a wildcard would be no origin that calls, but a domain to which redirects lead (CSRF-5, RED-2). */
function isOrigin(value: string): boolean {
  if (value.includes('*') || !URL.canParse(value)) return false
  const { protocol, origin } = new URL(value)
  return /^https?:$/.test(protocol) && origin === value
}

/** No address of a machine, no port: browsers take a name alone. */
function isDomain(value: string): boolean {
  return value === 'localhost' || /^([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*$/.test(value)
}

function isResolver(value: string): boolean {
  const [, v6, v4, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(value) ?? []
  const isAddress = isIP(v6 ?? v4 ?? value) > 0
  return isAddress && Number(port ?? 53) <= 65_535
}

function isMailAddress(value: string): boolean {
  const [name = '', host = '', ...more] = value.split('@')
  const isName = /^[\w.+'-]+$/.test(name) && !/^\.|\.\.|\.$/.test(name)
  return isName && /^([a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i.test(host) && more.length === 0
}
