import { signUpLink } from '../email-link/messages.ts'
import { ssoCallback } from '../social/messages.ts'
import { ticket } from '../ticket/messages.ts'

/** English texts of the screens that few sign-ups show. Keys: UI components §4. */
export const rareEnglish = {
  ticket,
  ssoCallback,
  backButton: 'Back',
  signIn: {
    noAvailableMethods: {
      title: 'This is as far as we get',
      subtitle: 'Your account asks for something that this page cannot show.',
    },
  },
  footerActionLink__useAnotherMethod: 'Use another method',
  signUp: {
    emailLink: signUpLink,
    invitedBy: 'invites you to join',
    continue: {
      title: 'Almost there',
      subtitle: 'A few details are missing.',
      actionText: 'Already have an account?',
      actionLink: 'Sign in',
    },
    legalConsent: {
      continue: { title: 'Legal consent', subtitle: 'Please read and accept before you go on.' },
    },
    restrictedAccess: {
      title: 'Access restricted',
      subtitle: 'New accounts are made by invitation. Ask for one if you should have access.',
      subtitleWaitlist:
        'We are not open to everybody yet. Join the waitlist and we will write to you.',
      actionText: 'Already have an account?',
      actionLink: 'Sign in',
      blockButton__emailSupport: 'Email support',
      blockButton__joinWaitlist: 'Join the waitlist',
    },
  },
}
