import { nearestName } from './nearest-name.ts'
import { PROVIDERS } from './providers.ts'

/** The variables of ours that a server reads, in a site or by itself. */
export const SERVER_VARIABLES = [
  'DOORYARD_DATABASE',
  'DOORYARD_PICTURES',
  'DOORYARD_SMTP_URL',
  'DOORYARD_MAIL_FROM',
  'DOORYARD_SMS_URL',
  'DOORYARD_SMS_FROM',
  'DOORYARD_SMS_SECRET',
  'DOORYARD_PASSWORD_PEPPER',
  'DOORYARD_UNSAFE_MAILBOX',
  'DOORYARD_TRUSTED_PROXIES',
] as const

const FIELDS = {
  CLIENT_ID: 'clientId',
  CLIENT_SECRET: 'clientSecret',
  TEAM_ID: 'teamId',
  KEY_ID: 'keyId',
  PRIVATE_KEY: 'privateKey',
} as const

/** Settings of providers, as far as their names go. */
type Social = { custom?: object | undefined } & { [name: string]: unknown }

/**
 * Adds what the environment says of providers: `DOORYARD_SOCIAL_GITHUB_CLIENT_ID` and its like. One that is named there alone
 * is switched on; one of the settings' own must stand in the settings, and is `DOORYARD_SOCIAL_CUSTOM_ACME_CLIENT_ID`.
 */
export function withSocialVariables<Input extends object>(
  social: Input | undefined,
  env: (name: `DOORYARD_SOCIAL_${string}`) => string | undefined,
): Input | undefined {
  const { custom = {}, ...known } = (social ?? {}) as Social
  const read = (name: string, said: unknown) => {
    const found = Object.entries(FIELDS).flatMap(([suffix, field]) => {
      const value = env(`DOORYARD_SOCIAL_${name.toUpperCase()}_${suffix}`)
      // A PEM on one line of an .env file.
      return value ? [[field, value.replaceAll('\\n', '\n')] as const] : []
    })
    if (found.length === 0) return said
    return { ...(said === true ? {} : (said as object)), ...Object.fromEntries(found) }
  }
  const all = {
    ...known,
    ...Object.fromEntries(PROVIDERS.map((id) => [id, read(id, known[id])])),
    custom: Object.fromEntries(
      Object.entries(custom).map(([slug, said]) => [slug, read(`custom_${slug}`, said)]),
    ),
  }
  const named = Object.entries(all).filter(
    ([name, said]) =>
      said !== undefined && (name !== 'custom' || Object.keys(said as object).length > 0),
  )
  return named.length > 0 ? (Object.fromEntries(named) as Input) : social
}

/**
 * Adds the keys that the environment has for token templates of the settings: `DOORYARD_JWT_TEMPLATE_SUPABASE_SIGNING_KEY`.
 * A dash of the name is an underscore there.
 */
export function withTemplateVariables<Templates extends Record<string, object>>(
  templates: Templates | undefined,
  env: (name: `DOORYARD_JWT_TEMPLATE_${string}`) => string | undefined,
): Templates | undefined {
  if (!templates) return templates
  const entries = Object.entries(templates).map(([name, template]) => {
    const variable = name.toUpperCase().replaceAll('-', '_')
    const signingKey = env(`DOORYARD_JWT_TEMPLATE_${variable}_SIGNING_KEY`)
    const said = signingKey && { signingKey: signingKey.replaceAll('\\n', '\n') }
    return [name, { ...template, ...said }]
  })
  return Object.fromEntries(entries) as Templates
}

/** Adds the pepper that the environment has for passwords which were brought along. */
export const withPepper = <Password extends { imported?: object | undefined }>(
  password: Password | undefined,
  pepper: string,
): Password => ({ ...password, imported: { ...password?.imported, pepper } }) as Password

const isOfTemplate = (name: string) => /^DOORYARD_JWT_TEMPLATE_\w+_SIGNING_KEY$/.test(name)

/** Whether somebody reads a variable of that name of a provider; those of the settings' own have any name. */
function isOfProvider(name: string): boolean {
  const suffix = Object.keys(FIELDS).join('|')
  const [, id = ''] = new RegExp(`^DOORYARD_SOCIAL_(\\w+?)_(?:${suffix})$`).exec(name) ?? []
  return id.startsWith('CUSTOM_') || (PROVIDERS as readonly string[]).includes(id.toLowerCase())
}

/** What to tell about variables under our name that nobody reads. Their values may be secrets, and are not told. */
export function unknownVariables(environment: object): string[] {
  const names: readonly string[] = SERVER_VARIABLES
  return Object.keys(environment)
    .filter(
      (name) =>
        name.startsWith('DOORYARD_') &&
        !names.includes(name) &&
        !isOfProvider(name) &&
        !isOfTemplate(name),
    )
    .map((name) => {
      const nearest = nearestName(name, names)
      const advice = nearest ? `Did you mean ${nearest}?` : `There are ${names.join(', ')}.`
      return `Nothing reads the variable ${name}. ${advice}`
    })
}
