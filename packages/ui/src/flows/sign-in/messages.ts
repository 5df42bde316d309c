import { common } from '../../messages/common.ts'

/** English texts of the screens that every sign-in shows. Keys: UI components §4. */
export const english = {
  ...common,
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
      subtitle: 'It is the one of this account:',
      actionLink: 'Use another method',
    },
    emailCode: {
      title: 'Check your email',
      subtitle: 'We sent you a code to continue to {{applicationName}}.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
    },
  },
}
