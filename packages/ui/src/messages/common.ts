/** English texts that sign-in and sign-up share. Keys: UI components §4. */
export const common = {
  formFieldLabel__emailAddress: 'Email address',
  formFieldLabel__username: 'Username',
  formFieldLabel__emailAddress_username: 'Email address or username',
  formFieldLabel__password: 'Password',
  formFieldHintText__optional: 'Optional',
  formFieldAction__showPassword: 'Show password',
  formFieldAction__hidePassword: 'Hide password',
  formButtonPrimary: 'Continue',
  footerPageLink__help: 'Help',
  footerPageLink__privacy: 'Privacy',
  footerPageLink__terms: 'Terms',
  maintenanceMode: 'We are doing some maintenance. If something fails, try again in a few minutes.',
  unstable__errors: {
    session_exists: 'You are signed in already.',
    network_error: 'The server cannot be reached. Check your connection and try again.',
    clerk_offline: 'You are offline. Connect to the internet and try again.',
    page_incomplete: 'Part of this page could not be loaded. Try again.',
    unexpected_error: 'Something went wrong. Try again, or reload the page.',
  },
  missingScreen: { title: 'This step could not be loaded', formButtonPrimary: 'Try again' },
}
