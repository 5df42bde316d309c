import { common } from '../../messages/common.ts'
import { password } from '../../messages/password.ts'

/** English texts of the first screen of sign-up. Keys: UI components §4. */
export const english = {
  ...common,
  ...password,
  unstable__errors: { ...common.unstable__errors, ...password.unstable__errors },
  formFieldLabel__phoneNumber: 'Phone number',
  formFieldLabel__firstName: 'First name',
  formFieldLabel__lastName: 'Last name',
  signUp: {
    start: {
      title: 'Create your account',
      titleCombined: 'Create your account',
      subtitle: 'Welcome! It takes less than a minute.',
      actionText: 'Already have an account?',
      actionLink: 'Sign in',
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
