import { snakeCase } from '@dooryard/protocol'
import type { UIError } from '../model/errors.ts'
import type { View } from '../view/view.ts'
import { shortestPassword } from './shortest-password.ts'

/** Codes for which few translations have a text, and those that say nearly the same. */
const KIN: Record<string, string> = {
  form_password_incorrect: 'form_password_validation_failed',
  form_password_validation_failed: 'form_password_or_identifier_incorrect',
  form_password_compromised: 'form_password_pwned',
  form_password_not_strong_enough: 'zxcvbn.notEnough',
  form_param_missing: 'form_param_nil',
}

/** Codes about one rule for passwords: translations have the rules, and how a sentence about them begins. */
const RULES: Record<string, string> = {
  form_password_length_too_short: 'minimumLength',
  form_password_no_uppercase: 'requireUppercase',
  form_password_no_lowercase: 'requireLowercase',
  form_password_no_number: 'requireNumbers',
  form_password_no_special_char: 'requireSpecialCharacter',
}

/** The sentence for an error: translated by code and field, by code, by a code that is near; else as the server wrote it. */
export function errorText(v: View, { code, field, text, meta }: UIError): string {
  const at = (key: string) => `unstable__errors.${key}`
  const prefix = at('passwordComplexity.sentencePrefix')
  if (RULES[code] && v.has(prefix)) {
    const length = shortestPassword(v.environment.user_settings.password_settings)
    return `${v.text(prefix)} ${v.text(at(`passwordComplexity.${RULES[code]}`), { length })}.`
  }
  for (let near: string | undefined = code; near; near = KIN[near]) {
    const names =
      field === 'identifier' ? [field, 'email_address'] : field ? [snakeCase(field)] : []
    const keys = [...names.map((name) => `${near}__${name}`), near]
    const key = keys.map(at).find(v.has)
    if (key) return v.text(key, meta as Record<string, string>)
  }
  return text
}
