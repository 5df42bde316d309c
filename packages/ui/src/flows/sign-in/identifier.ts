/** What an identifier may be: the kind of the field on the first screen. */
export type IdentifierKind =
  | 'emailAddress'
  | 'username'
  | `emailAddress_${'username' | 'phoneNumber' | 'phoneNumber_username'}`

interface Attributes {
  email_address: { used_for_first_factor: boolean }
  username: { used_for_first_factor: boolean }
  phone_number: { used_for_first_factor: boolean }
}

export function identifierKind({
  email_address: email,
  phone_number: phone,
  username,
}: Attributes): IdentifierKind {
  const withName = username.used_for_first_factor
  if (phone.used_for_first_factor) {
    return withName ? 'emailAddress_phoneNumber_username' : 'emailAddress_phoneNumber'
  }
  if (email.used_for_first_factor && withName) return 'emailAddress_username'
  return withName ? 'username' : 'emailAddress'
}
