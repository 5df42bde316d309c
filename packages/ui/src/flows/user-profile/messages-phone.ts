/** English texts of codes by text message as the second step. Keys: UI components §4. */
export const phoneEnglish = {
  userProfile: {
    mfaPhoneCodePage: {
      title: 'Add SMS codes',
      primaryButton__addPhoneNumber: 'Add phone number',
      subtitle__availablePhoneNumbers:
        'Choose the number that gets a code when you sign in. You cannot sign in with that number alone any more.',
      successMessage1: 'Two-step verification is on. From now on signing in asks for a code, too.',
      removeResource: {
        title: 'Remove SMS codes',
        messageLine1: '{{identifier}} will get no more codes when you sign in.',
        messageLine2:
          'Your account may be less safe. The number stays in your profile, where you verify it again if you want to sign in with it.',
        successMessage: 'The number gets no more codes when you sign in.',
      },
    },
  },
}
