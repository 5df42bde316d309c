import { type Kind, text } from '../http/fields.ts'
import { normalizeEmailAddress } from './normalize.ts'

/** One normalised address (OTP-11). */
export const emailAddress: Kind<string> = (raw, encoding) => {
  const result = text({ max: 320 })(raw, encoding)
  if ('problem' in result) return result
  const value = normalizeEmailAddress(result.value)
  if (value !== null) return { value }
  return { problem: 'form_param_format_invalid', longMessage: 'Enter a valid email address.' }
}
