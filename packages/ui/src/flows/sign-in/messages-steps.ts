import { code } from '../../messages/code.ts'

/** English texts of the screens that most sign-ins go through. Keys: UI components §4. */
export const stepsEnglish = {
  unstable__errors: {
    ...code.unstable__errors,
    sign_in_replaced: 'That sign-in was replaced. Start again.',
    sign_in_gone: 'That sign-in is no longer open. Start again.',
  },
  formFieldAction__forgotPassword: 'Forgot password?',
  footerActionLink__useAnotherMethod: 'Use another method',
  identityPreviewEditButton__emailAddress: 'Edit email address',
  identityPreviewEditButton__identifier: 'Edit username',
  signIn: {
    password: {
      title: 'Enter your password',
      subtitle: 'You are signing in as',
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
