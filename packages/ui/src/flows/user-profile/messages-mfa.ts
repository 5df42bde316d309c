import { code } from '../../messages/code.ts'

/** English texts of two-step verification. Keys: UI components §4. */
export const mfaEnglish = {
  userProfile: {
    mfaTOTPPage: {
      title: 'Add an authenticator app',
      verifyTitle: 'Enter verification code',
      successMessage: 'Two-step verification is on. From now on signing in asks for a code, too.',
      subtitle: 'From then on signing in asks for a code of it, too.',
      authenticatorApp: {
        infoText__ableToScan:
          'Scan this picture with your authenticator app, and enter the code that it shows.',
        infoText__unableToScan:
          'Enter this key in your authenticator app, and then the code that it shows here.',
        inputLabel__unableToScan1: 'Key:',
        inputLabel__unableToScan2: 'Or, if your app takes an address:',
        buttonAbleToScan__nonPrimary: 'Scan the picture instead',
        buttonUnableToScan__nonPrimary: 'Enter a key instead',
        qrCode: 'QR code for your authenticator app',
      },
      removeResource: {
        title: 'Remove the authenticator app',
        messageLine1: 'Its codes will not be asked for any more when you sign in.',
        messageLine2: 'Your account may be less safe. Your backup codes go as well.',
        successMessage: 'Two-step verification is off.',
      },
    },
    mfaPage: {
      title: 'Add two-step verification',
      formHint: 'Choose what signing in asks for beside your password.',
    },
    backupCodePage: {
      title: 'Backup codes',
      title__codelist: 'Your backup codes',
      printTitle: 'Backup codes: each works once. Keep them in a safe place.',
      successSubtitle:
        'With one of these you get in when you do not have your phone at hand. Each works once.',
      infoText2: 'Keep them in a safe place: they are shown this one time.',
      successMessage: 'Your new backup codes count from now on; the former ones do not any more.',
      actionLabel__copy: 'Copy',
      actionLabel__copied: 'Copied',
      actionLabel__download: 'Download',
      actionLabel__print: 'Print',
    },
  },
  unstable__errors: { ...code.unstable__errors },
}
