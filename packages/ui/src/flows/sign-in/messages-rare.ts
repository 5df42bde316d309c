import { passwordTwice } from '../../messages/password-twice.ts'
import { signInLink } from '../email-link/messages.ts'
import { ssoCallback } from '../social/messages.ts'
import { ticket } from '../ticket/messages.ts'

/** English texts of the screens that few sign-ins go through. Keys: UI components §4. */
export const rareEnglish = {
  ticket,
  ssoCallback,
  ...passwordTwice,
  backButton: 'Back',
  identityPreviewEditButton__phoneNumber: 'Edit phone number',
  formFieldLabel__backupCode: 'Backup code',
  signIn: {
    emailLink: signInLink,
    forgotPasswordAlternativeMethods: {
      title: 'Forgot your password?',
      label__alternativeMethods: 'Or sign in another way',
      blockButton__resetPassword: 'Reset your password',
    },
    forgotPassword: {
      title: 'Reset your password',
      subtitle_phone: 'We sent a code to your phone. It lets you choose a new password.',
      subtitle_email: 'We sent a code to your email address. It lets you choose a new password.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
    },
    resetPassword: {
      title: 'Choose a new password',
      subtitle: 'All other devices will be signed out.',
      formButtonPrimary: 'Reset password',
      successMessage: 'Your password is changed. One moment, we are signing you in.',
    },
    passkey: {
      title: 'Use your passkey',
      subtitle: 'Your device asks for your fingerprint, your face or its screen lock.',
    },
    phoneCode: {
      title: 'Check your phone',
      subtitle: 'We sent you a code to continue to {{applicationName}}.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
    },
    newDeviceVerificationNotice:
      'You have not signed in with this browser before, so we make sure that it is you.',
    emailLinkMfa: {
      title: 'Two-step verification',
      subtitle: 'We sent a link to your email address.',
    },
    emailCodeMfa: {
      title: 'Two-step verification',
      subtitle: 'We sent a code to your email address.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
    },
    phoneCodeMfa: {
      title: 'Two-step verification',
      subtitle: 'We sent a code to your phone.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
    },
    totpMfa: {
      title: 'Two-step verification',
      subtitle: 'Enter the code that your authenticator app shows now.',
      formTitle: 'Enter verification code',
    },
    backupCodeMfa: {
      title: 'Enter a backup code',
      subtitle: 'One of those you saved when you turned on two-step verification. Each works once.',
    },
    alternativeMethods: {
      title: 'Use another method',
      subtitle: 'Pick the way that suits you now.',
      actionText: 'None of these?',
      actionLink: 'Get help',
      blockButton__emailLink: 'Email link to {{identifier}}',
      blockButton__emailCode: 'Email code to {{identifier}}',
      blockButton__phoneCode: 'Text a code to {{identifier}}',
      blockButton__password: 'Sign in with your password',
      blockButton__passkey: 'Sign in with your passkey',
      blockButton__totp: 'Use your authenticator app',
      blockButton__backupCode: 'Use a backup code',
      getHelp: {
        title: 'Get help',
        content: 'If you cannot get into your account, write to us and we will help you back in.',
        blockButton__emailSupport: 'Email support',
      },
    },
    noAvailableMethods: {
      title: 'This is as far as we get',
      subtitle: 'Your account asks for something that this page cannot show.',
      message: 'Try another account, or write to us.',
    },
    accountSwitcher: {
      title: 'Choose an account',
      subtitle: 'Which one do you want to continue with?',
      action__addAccount: 'Add account',
      action__signOutAll: 'Sign out of all accounts',
    },
  },
}
