import { SERVER_VARIABLES } from '@dooryard/protocol'

/** Names of the environment variables, as `@clerk/astro` has them. */
export const PUBLIC_NAMES = [
  'PUBLIC_CLERK_PUBLISHABLE_KEY',
  'PUBLIC_CLERK_SIGN_IN_URL',
  'PUBLIC_CLERK_SIGN_UP_URL',
  'PUBLIC_CLERK_SIGN_IN_FORCE_REDIRECT_URL',
  'PUBLIC_CLERK_SIGN_IN_FALLBACK_REDIRECT_URL',
  'PUBLIC_CLERK_SIGN_UP_FORCE_REDIRECT_URL',
  'PUBLIC_CLERK_SIGN_UP_FALLBACK_REDIRECT_URL',
  'PUBLIC_CLERK_IS_SATELLITE',
  'PUBLIC_CLERK_DOMAIN',
  'PUBLIC_CLERK_PROXY_URL',
] as const

/** Accepted and without effect here: they name scripts that Clerk hosts, or its telemetry. */
export const IGNORED_PUBLIC_NAMES = [
  'PUBLIC_CLERK_JS_URL',
  'PUBLIC_CLERK_JS_VERSION',
  'PUBLIC_CLERK_UI_URL',
  'PUBLIC_CLERK_UI_VERSION',
  'PUBLIC_CLERK_PREFETCH_UI',
  'PUBLIC_CLERK_TELEMETRY_DISABLED',
  'PUBLIC_CLERK_TELEMETRY_DEBUG',
  'PUBLIC_CLERK_KEYLESS_DISABLED',
] as const

export const SECRET_NAMES = [
  'CLERK_SECRET_KEY',
  'CLERK_MACHINE_SECRET_KEY',
  'CLERK_JWT_KEY',
  'CLERK_API_URL',
  'CLERK_API_VERSION',
  'CLERK_WEBHOOK_SIGNING_SECRET',
  ...SERVER_VARIABLES,
] as const

type PublicName = (typeof PUBLIC_NAMES)[number]
type SecretName = (typeof SECRET_NAMES)[number]
export type EnvName = PublicName | SecretName | `DOORYARD_${'SOCIAL' | 'JWT_TEMPLATE'}_${string}`

/** The name that a variable had before version 1.0 of `@clerk/astro`. */
export function olderName(name: string): string {
  return name.replace(/^PUBLIC_CLERK_/, 'PUBLIC_ASTRO_APP_CLERK_')
}

/** What an environment variable says when it stands for yes or no. */
export function isTruthy(value: string | boolean | undefined): boolean {
  return value === true || value === 'true' || value === '1'
}
