import { apiError } from '../http/api-error.ts'
import type { Settings } from '../settings/schema.ts'

/** @throws {ApiError} 403 for an address that may not sign up here. */
export function assertAllowedAddress({ restrictions }: Settings, emailAddress: string): void {
  const { allowlist, blocklist, blockEmailSubaddresses } = restrictions
  const isListed = (list: readonly string[]) => list.some((entry) => matches(entry, emailAddress))
  if (blockEmailSubaddresses && emailAddress.slice(0, emailAddress.indexOf('@')).includes('+')) {
    throw apiError('form_email_address_blocked', { param: 'email_address' })
  }
  if (isListed(blocklist) || (allowlist.length > 0 && !isListed(allowlist))) {
    throw apiError('not_allowed_access', { meta: { identifiers: [emailAddress] } })
  }
}

/** @throws {ApiError} 403 for a phone number that may not sign up here. A list of those who may is one of addresses or of numbers. */
export function assertAllowedNumber({ restrictions }: Settings, phoneNumber: string): void {
  const { allowlist, blocklist } = restrictions
  const numbers = allowlist.filter((entry) => entry.trim().startsWith('+'))
  const isListed = (list: readonly string[]) => list.some((entry) => entry.trim() === phoneNumber)
  if (isListed(blocklist) || (numbers.length > 0 && !isListed(numbers))) {
    throw apiError('not_allowed_access', { meta: { identifiers: [phoneNumber] } })
  }
}

/** An address, or a domain with or without `@` in front. */
function matches(entry: string, emailAddress: string): boolean {
  const wanted = entry
    .trim()
    .toLowerCase()
    .replace(/^[*@]+/, '')
  return wanted.includes('@')
    ? emailAddress === wanted
    : emailAddress.slice(emailAddress.lastIndexOf('@') + 1) === wanted
}

/** @throws {ApiError} 403 unless everybody may sign up. */
export function assertOpenToAll({ signUp }: Settings): void {
  if (signUp.mode === 'restricted') throw apiError('sign_up_mode_restricted')
  if (signUp.mode === 'waitlist') throw apiError('sign_up_restricted_waitlist')
}
