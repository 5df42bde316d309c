/** The code that verifies a test identifier in a development instance. Frontend API §1.11. */
export const TEST_CODE = '424242'

/** True for an e-mail address with the sub-address `clerk_test`: `anna+clerk_test@example.com`. */
export function isTestEmailAddress(emailAddress: string): boolean {
  const local = emailAddress.slice(0, emailAddress.lastIndexOf('@')).toLowerCase()
  return local.split('+').slice(1).includes('clerk_test')
}
