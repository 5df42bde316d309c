/** English texts of codes by text message, where a second step has to be set up. Keys: UI components §4. */
export const phoneEnglish = {
  formFieldLabel__phoneNumber: 'Phone number',
  taskSetupMfa: {
    smsCode: {
      title: 'Add SMS codes',
      subtitle: 'Choose the number that gets a code when you sign in.',
      addPhoneNumber: 'Add phone number',
      addPhone: {
        infoText: 'We send a code there by text message, to be sure that it is yours.',
        formButtonPrimary: 'Continue',
      },
      verifyPhone: {
        title: 'Verify phone number',
        subtitle: 'Enter the code that we send to {{identifier}}.',
        formTitle: 'Enter verification code',
        resendButton: 'Resend code',
        formButtonPrimary: 'Continue',
      },
    },
  },
}
