import { password } from './password.ts'

/** English texts about a password in the place of another. Keys: UI components §4. */
export const passwordTwice = {
  ...password,
  formFieldLabel__newPassword: 'New password',
  formFieldLabel__confirmPassword: 'Confirm password',
  formFieldError__notMatchingPasswords: 'The two passwords are not the same.',
}
