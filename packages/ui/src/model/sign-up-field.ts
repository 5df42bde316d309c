/** What a sign-up calls that which somebody wanted to sign in with. */
export function signUpField(identifier: string): 'emailAddress' | 'phoneNumber' | 'username' {
  if (identifier.includes('@')) return 'emailAddress'
  return /^[+(]?[\d\s().-]{5,}$/.test(identifier) ? 'phoneNumber' : 'username'
}
