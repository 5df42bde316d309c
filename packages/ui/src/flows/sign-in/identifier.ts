/** What an identifier may be: the kind of the field on the first screen. */
export type IdentifierKind = 'emailAddress' | 'username' | 'emailAddress_username'

interface Attributes {
  email_address: { used_for_first_factor: boolean }
  username: { used_for_first_factor: boolean }
}

export function identifierKind({ email_address: email, username }: Attributes): IdentifierKind {
  if (email.used_for_first_factor && username.used_for_first_factor) return 'emailAddress_username'
  return username.used_for_first_factor ? 'username' : 'emailAddress'
}
