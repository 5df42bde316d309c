/** English texts of links for an address, and of codes by text message as the second step. Keys: UI components §4. */
export const rareEnglish = {
  userProfile: {
    emailAddressPage: {
      emailLink: {
        formTitle: 'Open the link in this browser',
        formSubtitle: 'A link is on its way to {{identifier}}.',
        sendButton: 'Send a link',
        resendButton: 'Resend link',
        continueButton: 'I have opened the link',
        successMessage: 'The address is yours now.',
        expired: { subtitle: 'The link has expired. Send another one.' },
        failed: 'The link does not work, or was used already. Send another one.',
        clientMismatch: 'Open the link in the browser in which you asked for it.',
      },
    },
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
