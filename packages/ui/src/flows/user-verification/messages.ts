import { code } from '../../messages/code.ts'

const confirm = 'Confirm that it is you'

/** English texts of proving again who one is. Keys: UI components §4. */
export const english = {
  backButton: 'Back',
  formFieldLabel__backupCode: 'Backup code',
  reverification: {
    start: { title: confirm },
    password: {
      title: confirm,
      subtitle: 'Enter your password to go on.',
      actionLink: 'Use another method',
    },
    emailCode: {
      title: confirm,
      subtitle: 'We sent a code to your email address.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
    },
    phoneCode: {
      title: confirm,
      subtitle: 'We sent a code to your phone.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
    },
    passkey: {
      title: confirm,
      subtitle: 'Your device asks for your fingerprint, your face or its screen lock.',
    },
    totpMfa: {
      title: confirm,
      subtitle: 'Enter the code that your authenticator app shows now.',
      formTitle: 'Enter verification code',
    },
    backupCodeMfa: {
      title: confirm,
      subtitle: 'Enter one of the backup codes that you saved. Each works once.',
    },
    alternativeMethods: {
      title: 'Use another method',
      subtitle: 'Pick the way that suits you now.',
      blockButton__emailCode: 'Email code to {{identifier}}',
      blockButton__phoneCode: 'Send SMS code to {{identifier}}',
      blockButton__password: 'Enter your password',
      blockButton__passkey: 'Use your passkey',
      blockButton__totp: 'Use your authenticator app',
      blockButton__backupCode: 'Use a backup code',
      getHelp: { blockButton__emailSupport: 'Email support' },
    },
    noAvailableMethods: {
      title: 'This cannot be confirmed here',
      message:
        'None of your ways to sign in can be asked for here. Sign in again, and what you wanted to do is open for ten minutes.',
      blockButton__signIn: 'Sign in again',
    },
  },
  unstable__errors: {
    ...code.unstable__errors,
    form_param_nil__password: 'Enter your password.',
    verification_gone: 'That took too long. Try once more.',
  },
}
