import { nearestName } from './nearest-name.ts'

/** The variables of ours that a server reads, in a site or by itself. */
export const SERVER_VARIABLES = [
  'DOORYARD_DATABASE',
  'DOORYARD_SMTP_URL',
  'DOORYARD_MAIL_FROM',
  'DOORYARD_UNSAFE_MAILBOX',
  'DOORYARD_TRUSTED_PROXIES',
] as const

/** What to tell about variables under our name that nobody reads. Their values may be secrets, and are not told. */
export function unknownVariables(environment: object): string[] {
  const names: readonly string[] = SERVER_VARIABLES
  return Object.keys(environment)
    .filter((name) => name.startsWith('DOORYARD_') && !names.includes(name))
    .map((name) => {
      const nearest = nearestName(name, names)
      const advice = nearest ? `Did you mean ${nearest}?` : `There are ${names.join(', ')}.`
      return `Nothing reads the variable ${name}. ${advice}`
    })
}
