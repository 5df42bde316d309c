import type { OrganizationEnrollmentMode } from '@dooryard/protocol'
import type { ClaimTemplates } from '../claims/fill.ts'
import type { SiteTexts } from '../texts/language.ts'
import type { SocialInput, SocialSettings } from './social.ts'

/** Everything that describes an instance. */
export interface Settings {
  /** Shown in mails and components. */
  applicationName: string
  supportEmail: string | null
  termsUrl: string | null
  privacyPolicyUrl: string | null
  logoImageUrl: string | null
  /** How letters look, besides name, logo (an `https` address) and the address for questions. */
  branding: {
    /** `#1a2b3c`; null: ink. */
    color: string | null
    /** Where the name leads. */
    url: string | null
    /** Below every letter, such as the address of a company. */
    footer: string | null
  }
  /** Letters and text messages. */
  letters: {
    /** Such as `de`; null: that of each reader, as far as it is known. */
    language: string | null
    /** Lock screens show subjects. */
    codeInSubject: boolean
    /** Other words, by language and by the names of `texts/en.ts`: `{ de: { letters: { code: { subject: … } } } }`. */
    texts: SiteTexts
  }

  /** Origins, besides the server's own, whose pages may call the Frontend API and be redirected to. */
  allowedOrigins: string[]
  /**
   * Addresses to which a sign-in may lead back besides, each as a whole; also of apps (`com.example.app://callback`).
   * More can be made by the Backend API.
   */
  redirectUrls: string[]
  /** Proxies in front of the server whose `X-Forwarded-For` entries count (RATE-5). */
  trustedProxyHops: number

  /** Paths or absolute URLs. */
  pages: {
    home: string
    signIn: string
    signUp: string
    userProfile: string
    organizationProfile: string
    createOrganization: string
    waitlist: string
    afterSignIn: string
    afterSignUp: string
    afterSignOut: string
    afterCreateOrganization: string
    afterLeaveOrganization: string
  }

  /** What a person is known by. An address may be left out only where a phone number is required. */
  identifiers: { emailAddress: 'required' | 'optional'; username: Presence; phoneNumber: Presence }
  names: { firstName: Presence; lastName: Presence }

  /** Ways to prove who one is. At least one of password, e-mail code, e-mail link and phone code stays on. */
  strategies: {
    password: boolean
    emailCode: boolean
    /** A link by mail, to sign in, to sign up and to prove an address. */
    emailLink: boolean
    /** A code by text message, to sign in. */
    phoneCode: boolean
    /** Whether people can have a phone as a second factor. Who has one is asked for it in any case. */
    phoneSecondFactor: boolean
    /** Whether who has another second factor may get a code by mail in its place, after a password. */
    emailSecondFactor: boolean
    /** Whether people can set one up. Who has one is asked for it in any case. */
    totp: boolean
    backupCode: boolean
    /** Passkeys belong to a domain for good: say which one (`passkeys.rpId`) before they are on. */
    passkey: boolean
  }
  secondFactor: {
    /** Whoever has none sets one up before anything else: sessions of theirs are pending until then, also those that run already. */
    required: boolean
  }
  emailLinks: {
    /** A link counts in the browser that asked for it alone: whoever is talked into opening one lets nobody in (OTP-6). */
    requireSameClient: boolean
  }
  passkeys: {
    /** The domain that they are for; null: `localhost` in a development instance, else the host of the site (PK-3). */
    rpId: string | null
    /** Origins that may use them, besides `https://` and that domain, and allowed origins within it. */
    origins: string[]
    /** Offered by the browser where the identifier is typed. */
    autofill: boolean
    signInButton: boolean
  }
  /** Accounts elsewhere that people may sign in with: `{ google: { clientId, clientSecret } }`. */
  social: SocialSettings
  preferredSignInStrategy: 'password' | 'otp'

  password: {
    /** Code points (PW-3). */
    minLength: number
    maxLength: number
    /** How hard to guess at least, from 0 (no such rule) to 4, as zxcvbn has it. */
    minStrength: number
    /** A list of passwords that leaked, besides the one that is built in (PW-6). */
    breaches: {
      /** New passwords are looked up there; nobody is kept out when it does not answer. */
      check: boolean
      /** Passwords that work are looked up too, there and in the built-in list: who has one of those chooses another first. */
      atSignIn: boolean
      /** Answers for the first five characters of a SHA-1, as Have I Been Pwned does. */
      url: string
    }
    /** Of passwords that were brought along from elsewhere. */
    imported: {
      /** What the other system added to each before bcrypt (`bcrypt_peppered`). A secret: the variable is DOORYARD_PASSWORD_PEPPER. */
      pepper: string | null
      /** Where Cognito is asked (`awscognito`); null: at Amazon, in the region of the pool. */
      cognitoUrl: string | null
    }
    /** Cost of argon2id; never below the floor (PW-1). */
    argon2: { memoryKiB: number; passes: number; lanes: number }
  }

  session: {
    /** Minutes until a session ends whatever happens. */
    lifetimeMinutes: number
    /** Minutes without activity after which a session ends; null: no such limit. */
    inactivityMinutes: number | null
    /** One signed-in session in a browser at a time. */
    single: boolean
    /** Claims that session tokens carry besides the usual ones: `{ metadata: '{{user.public_metadata}}' }`. */
    claims: ClaimTemplates
  }

  /** Text messages: to whom, and how many a day in all, for one visitor and for one number (OTP-8). */
  sms: {
    /** Of ISO 3166, `US`; the first is that of numbers which are typed without one. */
    countries: string[]
    perDay: number
    perAddressPerDay: number
    perNumberPerDay: number
  }

  signUp: { mode: 'public' | 'restricted' | 'waitlist'; legalConsent: boolean }

  /** Addresses (`ada@example.com`), domains (`example.com`) and numbers that may, and may not, sign up, or be added to a profile. */
  restrictions: {
    allowlist: string[]
    blocklist: string[]
    /** Whether the lists that the Backend API keeps count as well. */
    storedAllowlist: boolean
    storedBlocklist: boolean
    blockEmailSubaddresses: boolean
    /** Mailboxes that anybody opens for some minutes. */
    blockDisposableDomains: boolean
    /** `a.b@gmail.com` is the mailbox of `ab@gmail.com`, and taken once that has an account. */
    ignoreGmailDots: boolean
  }

  /** Tokens for other services, by name: `getToken({ template: 'supabase' })`. More can be made by the Backend API. */
  jwtTemplates: Record<string, JwtTemplateSettings>
  /** Browsers in which somebody has not signed in before. */
  newBrowsers: {
    /** Who signs in there by a password, and has no second factor, proves an address or number of theirs as well. */
    verify: boolean
    /** The owner of the account gets a letter, unless it was signed in to by their mail. */
    notify: boolean
  }
  /** Stops guessing of passwords and codes (RATE-2). */
  lockout: { enabled: boolean; maxAttempts: number; minutes: number }

  /** `strict` mode of ENUM-1: known and unknown identifiers are answered alike. */
  enumerationProtection: boolean

  /** For each address; sends for each identifier. A development instance allows twenty times as much. */
  rateLimits: { create: RateLimit; attempt: RateLimit; send: RateLimit; account: RateLimit }

  /**
   * Keys that sign tokens: days after which the next one is made (JWT-7); null: only `dooryard keys rotate` makes one, which is
   * what sites with a `CLERK_JWT_KEY` need.
   */
  signingKeys: { rotateAfterDays: number | null }

  organizations: OrganizationSettings

  /** Keys by which programs act for people or organizations at the API of the site. */
  apiKeys: {
    users: boolean
    /** Of organizations, by members whose role grants it. */
    organizations: boolean
    /** That work at a time. */
    maxPerOwner: number
  }

  actions: { deleteSelf: boolean }

  /** `+clerk_test` addresses take 424242: in every development instance, wherever it runs, as the keys say; in no other. */
  testMode: boolean
}

/** Groups of people who work together, each with a role. Off until `enabled`. */
export interface OrganizationSettings {
  enabled: boolean
  /** Off: whoever signs in chooses an organization before anything else. */
  personalAccounts: boolean
  /** Members and invitations that a new organization may have; 0: any number. */
  maxMemberships: number
  /** Whether people may make some, and how many each (0: any number), unless it says otherwise with the user. */
  usersMayCreate: boolean
  maxCreated: number
  /** Of who makes one, and of who joins without being given another. */
  creatorRole: string
  defaultRole: string
  /** Whether those who may delete theirs. */
  adminDelete: boolean
  slugs: boolean
  domains: OrganizationDomainSettings
  /** By key (`org:editor`), besides `org:admin` and `org:member`, which may be said otherwise here. More can be made by the Backend API. */
  roles: Record<string, OrganizationRoleSettings>
  /** By key (`org:invoices:create`). */
  permissions: Record<string, OrganizationPermissionSettings>
  /** As the Backend API made them, once it has, and the id of the one that new organizations get. */
  roleSets?: RoleSetSettings[] | undefined
  initialRoleSet?: string | undefined
}

/** Domains by whose addresses people come into an organization. */
export interface OrganizationDomainSettings {
  enabled: boolean
  /** What organizations may choose from. */
  enrollmentModes: OrganizationEnrollmentMode[]
  /** Of who comes in by one; null: `defaultRole`. */
  defaultRole: string | null
  /** That an organization may have. */
  max: number
  /** Servers that are asked for records of the DNS, such as `9.9.9.9` or `[2620:fe::fe]:53`; empty: those of the machine. */
  resolvers: string[]
}

export interface OrganizationRoleSettings {
  name: string
  description: string | null
  /** Keys. */
  permissions: string[]
  /** When it came by the Backend API. */
  made?: Made | undefined
}

export interface OrganizationPermissionSettings {
  name: string
  description: string | null
  made?: Made | undefined
}

export interface RoleSetSettings extends Made {
  key: string
  name: string
  description: string | null
  /** Keys; null: all roles there are. */
  roles: string[] | null
  /** Keys; null: those of the settings. */
  defaultRole: string | null
  creatorRole: string | null
}

interface Made {
  id: string
  createdAt: number
  updatedAt: number
}

export interface JwtTemplateSettings {
  claims: ClaimTemplates
  /** Seconds. */
  lifetime: number
  /** Seconds before its making at which a token begins to be valid. */
  allowedClockSkew: number
  signingAlgorithm: string
  /** A secret text, or a private key in PEM; null: the keys of the instance sign. Better in `DOORYARD_JWT_TEMPLATE_<NAME>_SIGNING_KEY`. */
  signingKey: string | null
}

type Presence = 'off' | 'optional' | 'required'

interface RateLimit {
  max: number
  seconds: number
}

/** What one writes in a configuration: everything is optional. */
export type SettingsInput = Optional<
  Omit<Settings, 'social' | 'session' | 'jwtTemplates' | 'organizations' | 'letters'>
> & {
  letters?: Partial<Settings['letters']> | undefined
  organizations?: OrganizationsInput | undefined
  jwtTemplates?: Record<string, Partial<JwtTemplateSettings>> | undefined
  session?: Partial<Settings['session']> | undefined
  social?: SocialInput | undefined
}

type OrganizationsInput = Partial<
  Omit<OrganizationSettings, 'roles' | 'permissions' | 'domains' | 'roleSets' | 'initialRoleSet'>
> & {
  domains?: Partial<OrganizationDomainSettings> | undefined
  roles?:
    | Record<
        string,
        { name: string; description?: string | null | undefined; permissions: string[] }
      >
    | undefined
  permissions?:
    | Record<string, { name: string; description?: string | null | undefined }>
    | undefined
}

type Optional<Group> = { [Name in keyof Group]?: Given<Group[Name]> | undefined }

type Given<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? Optional<Value>
    : Value
