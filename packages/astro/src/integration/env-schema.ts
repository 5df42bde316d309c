import type { AstroUserConfig } from 'astro'
import { envField } from 'astro/config'
import { IGNORED_PUBLIC_NAMES, PUBLIC_NAMES, SECRET_NAMES } from '../shared/env-names.ts'

const BOOLEANS = new Set<string>([
  'PUBLIC_CLERK_IS_SATELLITE',
  'PUBLIC_CLERK_TELEMETRY_DISABLED',
  'PUBLIC_CLERK_TELEMETRY_DEBUG',
  'PUBLIC_CLERK_KEYLESS_DISABLED',
])

/** Our own variables name files and passwords of this process: they stay out of `astro:env`. */
const SECRETS = SECRET_NAMES.filter((name) => name.startsWith('CLERK_'))

type EnvSchema = NonNullable<NonNullable<AstroUserConfig['env']>['schema']>

/**
 * The `astro:env` schema. Everything is optional, and nothing must be an absolute URL: a proxy may be a path and a
 * domain is a bare host.
 */
export function envSchema(): EnvSchema {
  const open = { context: 'client', access: 'public', optional: true } as const
  const secret = { context: 'server', access: 'secret', optional: true } as const
  return Object.fromEntries([
    ...[...PUBLIC_NAMES, ...IGNORED_PUBLIC_NAMES].map((name) => [
      name,
      BOOLEANS.has(name) ? envField.boolean(open) : envField.string(open),
    ]),
    ...SECRETS.map((name) => [name, envField.string(secret)]),
  ])
}
