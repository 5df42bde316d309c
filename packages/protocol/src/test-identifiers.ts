/** The code that verifies a test identifier in a development instance. Frontend API §1.11. */
export const TEST_CODE = '424242'

/** True for an e-mail address with the sub-address `clerk_test`: `anna+clerk_test@example.com`. */
export function isTestEmailAddress(emailAddress: string): boolean {
  const local = emailAddress.slice(0, emailAddress.lastIndexOf('@')).toLowerCase()
  return local.split('+').slice(1).includes('clerk_test')
}

/** True for the numbers that are kept for fiction: `+1 XXX 555 0100` to `0199`. */
export const isTestPhoneNumber = (phoneNumber: string): boolean =>
  /^\+1\d{3}55501\d\d$/.test(phoneNumber)
