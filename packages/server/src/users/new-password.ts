import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { strengthOf } from '../passwords/strength.ts'
import { PASSWORD_MAX_BYTES } from '../settings/numbers.ts'
import type { Settings } from '../settings/schema.ts'
import { isCompromised } from './compromised.ts'

export interface NewPasswordOptions {
  /** Name of the field that holds the password. */
  param: string
  /** The person's own addresses and names, none of which may be the password (PW-6). */
  identifiers: readonly (string | null | undefined)[]
}

/**
 * Refuses a password that is too short, too long, too easy to guess, or known to others. Length counts in code points, and both
 * ends are checked before anything is hashed (PW-3).
 *
 * @throws {ApiError} `form_password_…` with the field's name; 429.
 */
export async function assertNewPassword(
  ctx: Context,
  password: string,
  { param, identifiers }: NewPasswordOptions,
): Promise<void> {
  const { settings, keys, dues } = ctx
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
  if (matchesAny(password, own)) throw apiError('form_password_pwned', { param })
  await dues?.settle() // what follows is slow, and what is over a limit gets none of it
  await assertStrong(settings, password, { param, words: [...identifiers, ...own] })
  if (await isCompromised(ctx, password)) throw apiError('form_password_pwned', { param })
}

/** @throws {ApiError} 422 with what would make it stronger. */
async function assertStrong(
  { password: { minStrength } }: Settings,
  password: string,
  { param, words }: { param: string; words: NewPasswordOptions['identifiers'] },
): Promise<void> {
  if (minStrength === 0) return
  const { score, suggestions } = await strengthOf(password, words)
  if (score >= minStrength) return
  const advice = suggestions.map((code) => ({ code, message: ADVICE[code] ?? ADVICE.anotherWord! }))
  const said = advice.length > 0 ? advice.map(({ message }) => message) : [ADVICE.anotherWord!]
  throw apiError('form_password_not_strong_enough', {
    param,
    longMessage: `This password is too easy to guess. ${said.join(' ')}`,
    meta: { zxcvbn: { suggestions: advice } },
  })
}

/** What would make a password harder to guess, by the codes of zxcvbn. */
const ADVICE: Record<string, string> = {
  l33t: 'Signs in the place of letters help little.',
  reverseWords: 'Words written backwards help little.',
  allUppercase: 'Write some letters small.',
  capitalization: 'More than the first letter may be large.',
  dates: 'Leave out dates that have to do with you.',
  recentYears: 'Leave out years of late.',
  associatedYears: 'Leave out years that have to do with you.',
  sequences: 'Leave out letters and digits that follow each other.',
  repeated: 'Leave out what is repeated.',
  longerKeyboardPattern: 'Leave out keys that lie side by side.',
  anotherWord: 'Add more words that are seldom used.',
  useWords: 'Use several words, but no usual phrase.',
  noNeed: 'It needs no signs, digits or large letters to be strong.',
  pwned: 'If you use it elsewhere, change it there.',
}

function matchesAny(password: string, words: readonly (string | null | undefined)[]): boolean {
  const folded = fold(password)
  return words.some((word) => word && [fold(word), fold(word.split('@')[0]!)].includes(folded))
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
