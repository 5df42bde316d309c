import type { PasswordSettingsJSON } from '@dooryard/protocol'
import { shortestPassword } from './shortest-password.ts'

/** A rule a password does not keep: its key in `unstable__errors.passwordComplexity`, and the number in its text. */
export interface PasswordRule {
  key: string
  length?: number
}

/** The bound where the settings name none. Frontend API §4.1.2. */
const MAX_LENGTH = 72

export function brokenRules(password: string, settings: PasswordSettingsJSON): PasswordRule[] {
  const shortest = shortestPassword(settings)
  const longest = settings.max_length || MAX_LENGTH
  const length = [...password].length
  const rules: [broken: boolean, rule: PasswordRule][] = [
    [length < shortest, { key: 'minimumLength', length: shortest }],
    [length > longest, { key: 'maximumLength', length: longest + 1 }],
    [settings.require_lowercase && !/\p{Ll}/u.test(password), { key: 'requireLowercase' }],
    [settings.require_uppercase && !/\p{Lu}/u.test(password), { key: 'requireUppercase' }],
    [settings.require_numbers && !/\d/.test(password), { key: 'requireNumbers' }],
    [
      settings.require_special_char && !/[^\p{L}\p{N}\s]/u.test(password),
      { key: 'requireSpecialCharacter' },
    ],
  ]
  return rules.filter(([broken]) => broken).map(([, rule]) => rule)
}
