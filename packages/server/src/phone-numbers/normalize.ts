/** A number in the one form in which it is stored, compared and looked up, and the country that it is of. */
export interface KnownNumber {
  /** E.164 (OTP-11). */
  phoneNumber: string
  /** ISO 3166; null for numbers of no country, such as those of satellites. */
  country: string | null
}

/** What somebody may mean as a phone number; usernames and addresses look otherwise. */
export const looksLikePhoneNumber = (typed: string): boolean =>
  /^\s*[+＋(]?[\d\s().\-/]{5,32}$/u.test(typed) && (typed.match(/\d/g) ?? []).length >= 5

/**
 * Reads a number as people write it; one without its country is taken as one of `country`. The check runs on the form that is
 * kept. Null: it is no number that somebody can have.
 */
export async function normalizePhoneNumber(
  typed: string,
  country?: string,
): Promise<KnownNumber | null> {
  if (typed.length > 64) return null
  // Numbering plans of the world: loaded where there are phone numbers.
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/min')
  const parsed = parsePhoneNumberFromString(typed, {
    ...(country && { defaultCountry: country as never }),
    extract: false,
  })
  if (!parsed?.isPossible() || parsed.ext || !/^\+[1-9]\d{5,14}$/.test(parsed.number)) return null
  return { phoneNumber: parsed.number, country: parsed.country ?? null }
}

/** A number for somebody who may not be its owner: enough to know which of their own it is. */
export const maskedNumber = (phoneNumber: string): string =>
  `${phoneNumber.slice(0, 2)}•••••${phoneNumber.slice(-2)}`
