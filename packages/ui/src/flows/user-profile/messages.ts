import { code } from '../../messages/code.ts'

/** English texts of the profile and its first page. Keys: UI components §4. */
export const english = {
  formFieldLabel__firstName: 'First name',
  formFieldLabel__lastName: 'Last name',
  badge__primary: 'Primary',
  badge__unverified: 'Unverified',
  badge__requiresAction: 'Needs attention',
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
      emailAddressesSection: {
        title: 'Email addresses',
        primaryButton: 'Add email address',
        detailsAction__nonPrimary: 'Make primary',
        detailsAction__unverified: 'Verify',
        destructiveAction: 'Remove',
      },
      connectedAccountsSection: {
        title: 'Connected accounts',
        primaryButton: 'Connect account',
        actionLabel__connectionFailed: 'Connect again',
        destructiveActionTitle: 'Remove',
      },
    },
    profilePage: {
      title: 'Update profile',
      successMessage: 'Your profile is updated.',
      imageForm__upload: 'Upload a picture',
      imageForm__remove: 'Remove',
      fileDropAreaHint: 'Up to 5 MB; the middle of it is shown.',
    },
    emailAddressPage: {
      title: 'Add email address',
      formHint: 'We send a code there, to be sure that it is yours.',
      verifyTitle: 'Verify email address',
      emailCode: {
        formTitle: 'Enter verification code',
        formSubtitle: 'Enter the code that we send to {{identifier}}.',
        resendButton: 'Resend code',
        sendButton: 'Send a code',
        successMessage: 'The address is yours now.',
      },
      emailLink: {
        formTitle: 'Open the link in this browser',
        formSubtitle: 'A link is on its way to {{identifier}}.',
        sendButton: 'Send a link',
        resendButton: 'Resend link',
        continueButton: 'I have opened the link',
        successMessage: 'The address is yours now.',
        expired: { subtitle: 'The link has expired. Send another one.' },
        failed: 'The link does not work, or was used already. Send another one.',
        clientMismatch: 'Open the link in the browser in which you asked for it.',
      },
      successMessage__primary: 'Your primary address is changed.',
      removeResource: {
        title: 'Remove email address',
        messageLine1: '{{identifier}} will be removed from this account.',
        messageLine2: 'You cannot sign in with it any more.',
        successMessage: 'The address is removed.',
      },
    },
    connectedAccountPage: {
      title: 'Connect account',
      socialButtonsBlockButton: 'Connect {{provider|titleize}}',
      removeResource: {
        title: 'Remove connected account',
        messageLine1: '{{identifier}} will be removed from this account.',
        messageLine2: 'You cannot sign in with it any more.',
        successMessage: 'The account is removed.',
      },
    },
    usernamePage: {
      title__set: 'Set username',
      title__update: 'Update username',
      successMessage: 'Your username is updated.',
    },
  },
  unstable__errors: {
    ...code.unstable__errors,
    session_reverification_required:
      'For this it has to be certain that it is you. Sign out, sign in again, and do it within ten minutes.',
    reverification_cancelled: 'Nothing was changed, since you did not confirm that it is you.',
  },
}
