import { mfaEnglish } from '../user-profile/messages-mfa.ts'

const signOut = { actionText: 'Signed in as {{identifier}}', actionLink: 'Sign out' }
const success = {
  title: 'Two-step verification is on',
  message1: 'Save these backup codes',
  message2: 'With one of them you get in when you do not have your phone at hand. Each works once.',
  finishButton: 'Continue',
}

/** English texts of a second factor that has to be set up. Keys: UI components §4. */
export const setupEnglish = {
  ...mfaEnglish,
  backButton: 'Back',
  taskSetupMfa: {
    start: {
      title: 'Set up two-step verification',
      subtitle: 'This site asks for a second step when you sign in. Pick the one that suits you.',
      methodSelection: { totp: 'Authenticator app', phoneCode: 'SMS code' },
    },
    totpCode: {
      title: 'Add an authenticator app',
      subtitle: 'This site asks for a code of an authenticator app when you sign in.',
      verifyTotp: { formTitle: 'Enter verification code', formButtonPrimary: 'Continue' },
      success,
    },
    // More of it comes with its screens.
    smsCode: { success },
    signOut,
  },
  unstable__errors: {
    ...mfaEnglish.unstable__errors,
    session_reverification_required: 'You signed in a while ago. Confirm first that it is you.',
    reverification_cancelled: 'Nothing was set up, since you did not confirm that it is you.',
  },
}
