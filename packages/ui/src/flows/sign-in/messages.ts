import { common } from '../../messages/common.ts'

/** English texts of the first screen of sign-in. Keys: UI components §4. */
export const english = {
  ...common,
  signIn: {
    start: {
      title: 'Sign in to {{applicationName}}',
      titleCombined: 'Continue to {{applicationName}}',
      subtitle: 'Welcome back. Good to see you.',
      actionLink__use_passkey: 'Use passkey instead',
      actionText: 'No account yet?',
      actionLink: 'Sign up',
      actionText__join_waitlist: 'Want to be among the first?',
      actionLink__join_waitlist: 'Join waitlist',
    },
  },
}
