import { common } from '../../messages/common.ts'

/** English texts of the waitlist. Keys: UI components §4. */
export const english = {
  ...common,
  waitlist: {
    start: {
      title: 'Join the waitlist',
      subtitle: 'Leave your email address, and we will write to you when it is your turn.',
      formButton: 'Join the waitlist',
      actionText: 'Already have access?',
      actionLink: 'Sign in',
    },
    success: {
      title: 'Thanks for joining the waitlist!',
      subtitle: 'We will write to you when it is your turn.',
      message: 'You are taken further in a moment…',
    },
  },
}
