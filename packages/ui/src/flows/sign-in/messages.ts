import { common } from '../../messages/common.ts'

const formTitle = 'Enter verification code'
const resendButton = 'Resend code'

/** English texts of sign-in. Keys: UI components §4. */
export const english = {
  ...common,
  formFieldLabel__newPassword: 'New password',
  formFieldLabel__confirmPassword: 'Confirm password',
  formFieldLabel__signOutOfOtherSessions: 'Sign out of all other devices',
  formFieldError__notMatchingPasswords: 'The two passwords are not the same.',
  formFieldAction__forgotPassword: 'Forgot password?',
  footerActionLink__useAnotherMethod: 'Use another method',
  signIn: {
    start: {
      title: 'Sign in to {{applicationName}}',
      titleCombined: 'Continue to {{applicationName}}',
      subtitle: 'Good to see you again.',
      actionText: 'No account yet?',
      actionLink: 'Sign up',
      actionText__join_waitlist: 'Want to be among the first?',
      actionLink__join_waitlist: 'Join waitlist',
    },
    password: {
      title: 'Enter your password',
      subtitle: 'It belongs to this account:',
      actionLink: 'Use another method',
    },
    forgotPasswordAlternativeMethods: {
      title: 'Forgot your password?',
      label__alternativeMethods: 'Or sign in another way',
      blockButton__resetPassword: 'Reset your password',
    },
    forgotPassword: {
      title: 'Reset your password',
      subtitle_email: 'We sent a code to your email address. It lets you choose a new password.',
      formTitle,
      resendButton,
    },
    resetPassword: {
      title: 'Choose a new password',
      formButtonPrimary: 'Reset Password',
      successMessage: 'Your password is changed. One moment, we are signing you in.',
      requiredMessage: 'This account needs a new password before you can go on.',
    },
    emailCode: {
      title: 'Check your email',
      subtitle: 'We sent you a code to continue to {{applicationName}}.',
      formTitle,
      resendButton,
    },
    alternativeMethods: {
      title: 'Use another method',
      subtitle: 'Pick the way that suits you now.',
      actionText: 'None of these?',
      actionLink: 'Get help',
      blockButton__emailCode: 'Email code to {{identifier}}',
      blockButton__password: 'Sign in with your password',
      getHelp: {
        title: 'Get help',
        content: 'If you cannot get into your account, write to us and we will help you back in.',
        blockButton__emailSupport: 'Email support',
      },
    },
    noAvailableMethods: {
      title: 'This is as far as we get',
      subtitle: 'Your account asks for something this page cannot show.',
      message: 'Please try another account, or write to us.',
    },
    accountSwitcher: {
      title: 'Choose an account',
      subtitle: 'With which one do you want to continue?',
      action__addAccount: 'Add account',
      action__signOutAll: 'Sign out of all accounts',
    },
  },
}
