import { code } from '../../messages/code.ts'

/** English texts of the screen that most sign-ups go through. Keys: UI components §4. */
export const stepsEnglish = {
  unstable__errors: {
    ...code.unstable__errors,
    sign_up_replaced: 'That sign-up was replaced. Start again.',
    sign_up_gone: 'That sign-up is no longer open. Start again.',
  },
  identityPreviewEditButton__emailAddress: 'Edit email address',
  identityPreviewEditButton__phoneNumber: 'Edit phone number',
  identityPreviewEditButton__identifier: 'Edit username',
  signUp: {
    emailCode: {
      title: 'Verify your email',
      subtitle: 'Enter the code we sent you, so that we know the address is yours.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
    },
    phoneCode: {
      title: 'Verify your phone',
      subtitle: 'Enter the code we sent you, so that we know the number is yours.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
    },
  },
}
