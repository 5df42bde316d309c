import type { Context } from '../context.ts'
import { apiError } from '../http/api-error.ts'
import { normalizePhoneNumber } from './normalize.ts'

/** @throws {ApiError} 422 for what is no phone number. */
export async function readPhoneNumber(
  { settings }: Pick<Context, 'settings'>,
  typed: string,
  param = 'phone_number',
): Promise<string> {
  const known = await normalizePhoneNumber(typed, settings.sms.countries[0])
  if (known) return known.phoneNumber
  throw apiError('form_param_format_invalid', {
    param,
    longMessage: 'Enter a phone number with its country code, such as +1 202 555 0143.',
  })
}

/**
 * For numbers that are to get text messages (OTP-8).
 *
 * @throws {ApiError} 403 for a country to which none are sent.
 */
export async function assertReachable(
  { settings }: Pick<Context, 'settings'>,
  phoneNumber: string,
): Promise<void> {
  const known = await normalizePhoneNumber(phoneNumber)
  if (known?.country && settings.sms.countries.includes(known.country)) return
  throw apiError('unsupported_country_code', { param: 'phone_number' })
}
