import type { UserWithEmails } from './view.ts'

/** Everything a person is known by, none of which may be their password (PW-6). */
export function identifiersOf({ user, emailAddresses }: UserWithEmails): (string | null)[] {
  return [
    user.username,
    user.first_name,
    user.last_name,
    ...emailAddresses.map(({ email_address }) => email_address),
  ]
}
