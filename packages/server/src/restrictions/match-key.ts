import { normalizeDomain, normalizeEmailAddress } from '../email-addresses/normalize.ts'
import { normalizePhoneNumber } from '../phone-numbers/normalize.ts'

/**
 * What an entry of a list is compared by: an address or a number in its normal form, or a domain, with or without `@` or `*@` in
 * front (OTP-11). Null: it is none of them.
 */
export async function matchKey(entry: string): Promise<string | null> {
  const identifier = entry.trim()
  if (identifier.startsWith('+') && !identifier.includes('@')) {
    return (await normalizePhoneNumber(identifier))?.phoneNumber ?? null
  }
  const whole = identifier.replace(/^\*?@/, '')
  return whole.includes('@') ? normalizeEmailAddress(identifier) : normalizeDomain(whole)
}

/** The same of a list in the settings, which nobody has looked at entry by entry. */
export const keyOf = async (entry: string): Promise<string> =>
  (await matchKey(entry)) ??
  entry
    .trim()
    .toLowerCase()
    .replace(/^[*@]+/, '')
