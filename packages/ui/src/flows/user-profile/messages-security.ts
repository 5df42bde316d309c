import { passwordTwice } from '../../messages/password-twice.ts'
import { mfaEnglish } from './messages-mfa.ts'

/** English texts of the page about security. Keys: UI components §4. */
export const securityEnglish = {
  ...passwordTwice,
  formFieldLabel__currentPassword: 'Current password',
  formFieldLabel__signOutOfOtherSessions: 'Sign out of all other devices',
  formFieldInputPlaceholder__confirmDeletionUserAccount: 'Delete account',
  formFieldLabel__passkeyName: 'Name of the passkey',
  badge__thisDevice: 'This device',
  badge__default: 'Default',
  taskSetupMfa: {
    start: { methodSelection: { totp: 'Authenticator app', phoneCode: 'SMS code' } },
  },
  userProfile: {
    ...mfaEnglish.userProfile,
    start: {
      passwordSection: {
        title: 'Password',
        primaryButton__updatePassword: 'Update password',
        primaryButton__setPassword: 'Set password',
      },
      passkeysSection: {
        title: 'Passkeys',
        primaryButton: 'Add a passkey',
        menuAction__rename: 'Rename',
        menuAction__destructive: 'Remove',
      },
      mfaSection: {
        title: 'Two-step verification',
        primaryButton: 'Add two-step verification',
        totp: { headerTitle: 'Authenticator app', destructiveActionTitle: 'Remove' },
        phoneCode: {
          actionLabel__setDefault: 'Make default',
          destructiveActionLabel: 'Remove',
        },
        backupCodes: {
          headerTitle: 'Backup codes',
          actionLabel__create: 'Create',
          actionLabel__regenerate: 'Regenerate',
          subtitle__regenerate: 'The codes that you have will not work any more.',
        },
      },
      activeDevicesSection: {
        title: 'Active devices',
        destructiveAction: 'Sign out',
        successMessage: 'That device is signed out.',
        unknownDevice: 'Unknown device',
      },
      dangerSection: { title: 'Delete account', deleteAccountButton: 'Delete account' },
    },
    passkeyScreen: {
      title__rename: 'Rename passkey',
      subtitle__rename: 'A name that tells you where it is.',
      successMessage__add: 'The passkey is added. You can sign in with it from now on.',
      successMessage__rename: 'The passkey is renamed.',
      removeResource: {
        title: 'Remove passkey',
        messageLine1: '{{identifier}} will be removed from this account.',
        messageLine2: 'You cannot sign in with it any more.',
        successMessage: 'The passkey is removed.',
      },
    },
    passwordPage: {
      title__set: 'Set password',
      title__update: 'Update password',
      successMessage__set: 'Your password is set.',
      successMessage__update: 'Your password is changed.',
      successMessage__signOutOfOtherSessions:
        'Your password is changed, and all other devices are signed out.',
      checkboxInfoText__signOutOfOtherSessions: 'All other devices will be signed out.',
    },
    deletePage: {
      title: 'Delete account',
      messageLine1: 'You will lose access to your account and all that is in it.',
      messageLine2: 'This cannot be undone.',
      actionDescription: 'Type “Delete account” to go on.',
      confirm: 'Delete account',
      mismatch: 'Type the words exactly as they are shown.',
    },
  },
  unstable__errors: {
    ...passwordTwice.unstable__errors,
    form_param_nil__current_password: 'Enter your current password.',
    form_param_nil__new_password: 'Enter a new password.',
    form_param_nil__confirm_password: 'Enter the new password once more.',
    form_param_nil__delete_confirmation: 'Type the words to go on.',
    form_new_password_matches_current: 'This is the password that you have already.',
  },
}
