/** English texts about passwords that are being chosen. Keys: UI components §4. */
export const password = {
  formFieldHintText__newPassword: 'Best is one that you use nowhere else.',
  unstable__errors: {
    form_param_nil__password: 'Enter a password.',
    form_param_nil__legal_accepted: 'Tick this box to go on.',
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
