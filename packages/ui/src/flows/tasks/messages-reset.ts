import { password } from '../../messages/password.ts'

/** English texts of a password that has to be replaced. Keys: UI components §4. */
export const resetEnglish = {
  ...password,
  formFieldLabel__newPassword: 'New password',
  formFieldLabel__confirmPassword: 'Confirm password',
  formFieldLabel__signOutOfOtherSessions: 'Sign out of all other devices',
  formFieldError__notMatchingPasswords: 'The two passwords are not the same.',
  taskResetPassword: {
    title: 'Choose a new password',
    subtitle: 'Others may know the one that you have. Choose another to go on.',
    formButtonPrimary: 'Reset password',
    signOut: { actionText: 'Signed in as {{identifier}}', actionLink: 'Sign out' },
  },
  unstable__errors: {
    ...password.unstable__errors,
    form_param_nil__new_password: 'Enter a new password.',
    form_param_nil__confirm_password: 'Enter the new password once more.',
    session_reverification_required: 'You signed in a while ago. Confirm first that it is you.',
    reverification_cancelled: 'Nothing was changed, since you did not confirm that it is you.',
  },
}
