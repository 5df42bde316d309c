/** English texts of the profile and its first page. Keys: UI components §4. */
export const english = {
  formFieldLabel__firstName: 'First name',
  formFieldLabel__lastName: 'Last name',
  badge__primary: 'Primary',
  badge__unverified: 'Unverified',
  userProfile: {
    formButtonPrimary__save: 'Save',
    formButtonPrimary__add: 'Add',
    formButtonPrimary__remove: 'Remove',
    formButtonPrimary__continue: 'Continue',
    formButtonPrimary__finish: 'Finish',
    formButtonReset: 'Cancel',
    navbar: { title: 'Account', account: 'Profile', security: 'Security' },
    start: {
      headerTitle__account: 'Your profile',
      headerTitle__security: 'Security',
      profileSection: { title: 'Profile', primaryButton: 'Update profile' },
      usernameSection: {
        title: 'Username',
        primaryButton__updateUsername: 'Update username',
        primaryButton__setUsername: 'Set username',
      },
      emailAddressesSection: { title: 'Email addresses' },
    },
    profilePage: { title: 'Update profile', successMessage: 'Your profile is updated.' },
    usernamePage: {
      title__set: 'Set username',
      title__update: 'Update username',
      successMessage: 'Your username is updated.',
    },
  },
  unstable__errors: {
    session_reverification_required:
      'For this it has to be certain that it is you. Sign out, sign in again, and do it within ten minutes.',
    reverification_cancelled: 'Nothing was changed, since you did not confirm that it is you.',
  },
}
