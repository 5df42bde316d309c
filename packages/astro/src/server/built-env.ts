/**
 * What Astro knows of the environment when it builds: `.env` files and `PUBLIC_` variables. Astro fills in the
 * variables whose names stand in this file, so all of them do:
 *
 * CLERK_SECRET_KEY CLERK_MACHINE_SECRET_KEY CLERK_JWT_KEY CLERK_API_URL CLERK_API_VERSION
 * CLERK_WEBHOOK_SIGNING_SECRET DOORYARD_DATABASE DOORYARD_SMTP_URL DOORYARD_MAIL_FROM DOORYARD_UNSAFE_MAILBOX
 */
const names =
  'CLERK_SECRET_KEY CLERK_MACHINE_SECRET_KEY CLERK_JWT_KEY CLERK_API_URL CLERK_API_VERSION ' +
  'CLERK_WEBHOOK_SIGNING_SECRET DOORYARD_DATABASE DOORYARD_SMTP_URL DOORYARD_MAIL_FROM DOORYARD_UNSAFE_MAILBOX'

const env = import.meta.env as Record<string, string | undefined> | undefined

/** The value of one variable at build time. */
export function builtEnv(name: string): string | undefined {
  return names.includes(name) || name.startsWith('PUBLIC_') ? env?.[name] : undefined
}
