import { apiError } from '../http/api-error.ts'
import { looksLikePhoneNumber } from '../phone-numbers/normalize.ts'
import type { Settings } from '../settings/schema.ts'

const param = 'username'
const MIN_LENGTH = 4
const MAX_LENGTH = 64
const NO_NAME = 'form_username_needs_non_number_char'

/**
 * The one form in which a username is stored, compared and looked up: lower-case (OTP-11). Null: not a username.
 */
export function normalizeUsername(typed: string): string | null {
  const username = typed.trim().toLowerCase()
  return problemOf(username) === null ? username : null
}

/**
 * What is stored for what somebody, or the site for them, wrote: null takes the name away, undefined leaves it.
 *
 * @throws {ApiError} 422 also where everybody must have one.
 */
export function toUsername(
  settings: Settings,
  typed: string | null | undefined,
): string | null | undefined {
  if (typed || typed === undefined) return typed && requireUsername(settings, typed)
  if (settings.identifiers.username === 'required') throw apiError('form_param_nil', { param })
  return null
}

/**
 * The stored form of a name that somebody wants to have.
 *
 * @throws {ApiError} 422 where nobody has one (GR-3), and when it is too short or long, has other characters than letters of
 * ASCII, digits, `-` and `_`, or nothing but digits, or looks like a phone number, and would be taken for one at a sign-in.
 */
export function requireUsername({ identifiers }: Settings, typed: string): string {
  if (identifiers.username === 'off') {
    throw apiError('form_param_unknown', { param, longMessage: 'There are no usernames here.' })
  }
  const username = typed.trim().toLowerCase()
  const code = problemOf(username) ?? (looksLikePhoneNumber(username) ? NO_NAME : null)
  if (code === null) return username
  const isLength = code === 'form_username_invalid_length'
  throw apiError(code, {
    param,
    ...(isLength && { longMessage: `Use ${MIN_LENGTH} to ${MAX_LENGTH} characters.` }),
  })
}

function problemOf(username: string) {
  if (username.length < MIN_LENGTH || username.length > MAX_LENGTH) {
    return 'form_username_invalid_length'
  }
  if (!/^[a-z0-9_-]+$/.test(username)) return 'form_username_invalid_character'
  return /^\d+$/.test(username) ? NO_NAME : null
}
