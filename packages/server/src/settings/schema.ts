import { nearestName } from '@dooryard/protocol'
import { z } from 'zod'

const origin = z
  .string()
  .refine((text) => isOrigin(text), 'must be an origin such as https://app.example.com')

const limit = (max: number, seconds: number) =>
  z
    .strictObject({
      max: z.int().min(1).default(max),
      seconds: z.int().min(1).max(86_400).default(seconds),
    })
    .prefault({})

/** Path or absolute URL of a page. */
const page = (path: string) => z.string().min(1).max(2048).default(path)

/** Everything that describes an instance, with its defaults. `/v1/environment` is a view of it. */
export const settingsSchema = z.strictObject({
  /** Shown in mails and components. */
  applicationName: z.string().trim().min(1).max(100).default('My application'),
  supportEmail: z.email().nullable().default(null),
  termsUrl: z.url().nullable().default(null),
  privacyPolicyUrl: z.url().nullable().default(null),
  logoImageUrl: z.string().max(2048).nullable().default(null),

  /** Origins, besides the server's own, whose pages may call the Frontend API and be redirected to. */
  allowedOrigins: z.array(origin).default([]),
  /** Proxies in front of the server whose `X-Forwarded-For` entries count (RATE-5). */
  trustedProxyHops: z.int().min(0).max(10).default(0),

  pages: z
    .strictObject({
      home: page('/'),
      signIn: page('/sign-in'),
      signUp: page('/sign-up'),
      userProfile: page('/user-profile'),
      afterSignIn: page('/'),
      afterSignUp: page('/'),
      afterSignOut: page('/'),
    })
    .prefault({}),

  /** What a person can sign in with, besides a proven e-mail address. */
  identifiers: z
    .strictObject({
      username: z.enum(['off', 'optional', 'required']).default('off'),
    })
    .prefault({}),

  names: z
    .strictObject({
      firstName: z.enum(['off', 'optional', 'required']).default('optional'),
      lastName: z.enum(['off', 'optional', 'required']).default('optional'),
    })
    .prefault({}),

  /** Ways to prove who one is. At least one of password and e-mail code stays on. */
  strategies: z
    .strictObject({
      password: z.boolean().default(true),
      emailCode: z.boolean().default(true),
      /** Whether people can set one up. Who has one is asked for it in any case. */
      totp: z.boolean().default(true),
      backupCode: z.boolean().default(true),
    })
    .prefault({}),
  preferredSignInStrategy: z.enum(['password', 'otp']).default('password'),

  password: z
    .strictObject({
      /** Code points (PW-3). */
      minLength: z.int().min(8).max(64).default(8),
      maxLength: z.int().min(64).max(256).default(256),
      /** Cost of argon2id; never below the floor (PW-1). */
      argon2: z
        .strictObject({
          memoryKiB: z.int().min(19_456).max(1_048_576).default(19_456),
          passes: z.int().min(2).max(16).default(2),
          lanes: z.int().min(1).max(16).default(1),
        })
        .prefault({}),
    })
    .prefault({}),

  session: z
    .strictObject({
      /** Minutes until a session ends whatever happens. */
      lifetimeMinutes: z.int().min(5).max(525_600).default(10_080),
      /** Minutes without activity after which a session ends; null: no such limit. */
      inactivityMinutes: z.int().min(5).max(525_600).nullable().default(null),
      /** One signed-in session in a browser at a time. */
      single: z.boolean().default(false),
    })
    .prefault({}),

  signUp: z
    .strictObject({
      mode: z.enum(['public', 'restricted', 'waitlist']).default('public'),
      legalConsent: z.boolean().default(false),
    })
    .prefault({}),

  /** Addresses (`ada@example.com`) and domains (`example.com`) that may, and may not, sign up. */
  restrictions: z
    .strictObject({
      allowlist: z.array(z.string().min(1).max(320)).default([]),
      blocklist: z.array(z.string().min(1).max(320)).default([]),
      blockEmailSubaddresses: z.boolean().default(false),
    })
    .prefault({}),

  /** Stops guessing of passwords and codes (RATE-2). */
  lockout: z
    .strictObject({
      enabled: z.boolean().default(true),
      maxAttempts: z.int().min(1).max(100).default(10),
      minutes: z.int().min(1).max(10_080).default(60),
    })
    .prefault({}),

  /** `strict` mode of ENUM-1: known and unknown identifiers are answered alike. */
  enumerationProtection: z.boolean().default(false),

  /** For each address; sends for each identifier. A development instance allows twenty times as much. */
  rateLimits: z
    .strictObject({
      create: limit(5, 10),
      attempt: limit(3, 10),
      send: limit(5, 600),
      account: limit(10, 10),
    })
    .prefault({}),

  actions: z
    .strictObject({
      deleteSelf: z.boolean().default(true),
    })
    .prefault({}),

  /** `+clerk_test` addresses take 424242: in every development instance, wherever it runs, as the keys say; in no other. */
  testMode: z.boolean().default(true),
})

/** What one writes in a configuration: everything is optional. */
export type SettingsInput = z.input<typeof settingsSchema>

export type Settings = z.output<typeof settingsSchema>

/**
 * Completes settings with their defaults.
 *
 * @throws {Error} that names the setting at fault.
 */
export function parseSettings(input: SettingsInput = {}): Settings {
  const result = settingsSchema.safeParse(input)
  if (!result.success) throw new Error(`The settings are not valid.\n${explain(result.error)}`)
  const { strategies } = result.data
  if (!strategies.password && !strategies.emailCode) {
    throw new Error('The settings are not valid: strategies.password and .emailCode are both off.')
  }
  return result.data
}

function explain(error: z.ZodError): string {
  return error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            path: [...issue.path, key],
            message: `there is no such setting. ${adviceFor(key, issue.path)}`,
          }))
        : issue,
    )
    .map(({ path, message }) => `  ${path.join('.') || 'settings'}: ${message}`)
    .join('\n')
}

/** What to write instead: the nearest name of the same group, else the same name of another group. */
function adviceFor(key: string, path: PropertyKey[]): string {
  const known = namesIn(settingsSchema.parse({}))
  const siblings = known.filter(({ group }) => group === path.join('.')).map(({ name }) => name)
  const nearest = nearestName(key, siblings)
  if (nearest) return `Did you mean ${[...path, nearest].join('.')}?`
  const elsewhere = known.find(({ name }) => name.toLowerCase() === key.toLowerCase())
  if (!elsewhere) return `Known here: ${siblings.join(', ')}.`
  return `Did you mean ${[elsewhere.group, elsewhere.name].filter(Boolean).join('.')}?`
}

/** Every setting by its group and its name. */
function namesIn(settings: object, group = ''): { group: string; name: string }[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
    const within = isGroup ? namesIn(value, group ? `${group}.${name}` : name) : []
    return [{ group, name }, ...within]
  })
}

/** One host: a wildcard would be no origin that calls, but a domain to which redirects lead (CSRF-5, RED-2). */
function isOrigin(text: string): boolean {
  if (text.includes('*') || !URL.canParse(text)) return false
  const { protocol, origin } = new URL(text)
  return /^https?:$/.test(protocol) && origin === text
}
