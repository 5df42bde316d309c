import { common } from '../../messages/common.ts'

/** English texts of sign-up. Keys: UI components §4. */
export const english = {
  ...common,
  formFieldLabel__firstName: 'First name',
  formFieldLabel__lastName: 'Last name',
  signUp: {
    start: {
      title: 'Create your account',
      titleCombined: 'Create your account',
      subtitle: 'It takes less than a minute.',
      actionText: 'Already have an account?',
      actionLink: 'Sign in',
    },
    emailCode: {
      title: 'Verify your email',
      subtitle: 'Enter the code we sent you, so that we know the address is yours.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
    },
    legalConsent: {
      checkbox: {
        label__termsOfServiceAndPrivacyPolicy:
          'I agree to the {{ termsOfServiceLink || link("terms of service") }} and the {{ privacyPolicyLink || link("privacy policy") }}',
        label__onlyTermsOfService:
          'I agree to the {{ termsOfServiceLink || link("terms of service") }}',
        label__onlyPrivacyPolicy:
          'I agree to the {{ privacyPolicyLink || link("privacy policy") }}',
      },
    },
  },
}
