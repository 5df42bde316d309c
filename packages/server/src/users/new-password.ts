import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { isCommonPassword } from '../passwords/common.ts'
import { PASSWORD_MAX_BYTES } from '../settings/numbers.ts'

export interface NewPasswordOptions {
  /** Name of the field that holds the password. */
  param: string
  /** The person's own addresses and names, none of which may be the password (PW-6). */
  identifiers: readonly (string | null | undefined)[]
}

/**
 * Refuses a password that is too short, too long, or among the first guesses. Length counts in code points, and both
 * ends are checked before anything is hashed (PW-3).
 *
 * @throws {ApiError} `form_password_…` with the field's name; 429.
 */
export async function assertNewPassword(
  { settings, keys, dues }: Context,
  password: string,
  { param, identifiers }: NewPasswordOptions,
): Promise<void> {
  const { minLength, maxLength } = settings.password
  const length = [...password].length
  if (length < minLength) {
    throw apiError('form_password_length_too_short', {
      param,
      longMessage: `The password must contain ${minLength} or more characters.`,
    })
  }
  if (length > maxLength) {
    throw apiError('form_password_length_too_long', {
      param,
      longMessage: `The password must contain ${maxLength} characters or fewer.`,
    })
  }
  if (Buffer.byteLength(password.normalize('NFKC')) > PASSWORD_MAX_BYTES) {
    throw apiError('form_password_size_in_bytes_exceeded', { param })
  }
  if (matchesAny(password, identifiers))
    throw apiError('form_password_matches_identifier', { param })
  const own = [settings.applicationName, keys.frontendApi]
  if (matchesAny(password, own) || (await isCommonPassword(password))) {
    throw apiError('form_password_pwned', { param })
  }
  await dues?.settle() // hashing is slow, and what is over a limit gets none of it
}

function matchesAny(password: string, words: readonly (string | null | undefined)[]): boolean {
  const folded = fold(password)
  return words.some((word) => word && [fold(word), fold(word.split('@')[0]!)].includes(folded))
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
