/** English texts about passwords that are being chosen. Keys: UI components §4. */
export const password = {
  unstable__errors: {
    zxcvbn: { goodPassword: 'That will do.' },
    passwordComplexity: {
      sentencePrefix: 'The password must contain',
      minimumLength: '{{length}} or more characters',
      maximumLength: 'fewer than {{length}} characters',
      requireNumbers: 'a number',
      requireLowercase: 'a lowercase letter',
      requireUppercase: 'an uppercase letter',
      requireSpecialCharacter: 'a special character',
    },
  },
}
