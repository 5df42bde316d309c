import { code } from '../../messages/code.ts'

/** English texts of the domains of an organization. Keys: UI components §4. */
export const domainsEnglish = {
  menuButton__open: 'Open menu',
  formFieldLabel__organizationDomain: 'Domain',
  formFieldLabel__organizationDomainEmailAddress: 'Your address there',
  formFieldLabel__organizationDomainDeletePending:
    'Take back invitations and suggestions that nobody has answered',
  userProfile: {
    formButtonPrimary__add: 'Add',
    formButtonPrimary__continue: 'Continue',
  },
  organizationProfile: {
    badge__unverified: 'Unverified',
    badge__manualInvitation: 'By invitation',
    badge__automaticInvitation: 'Invited by themselves',
    badge__automaticSuggestion: 'May ask',
    profilePage: {
      domainSection: {
        title: 'Verified domains',
        subtitle: 'People with an address there can come in by themselves, or ask to.',
        primaryButton: 'Add domain',
        menuAction__verify: 'Verify',
        menuAction__manage: 'Manage',
        menuAction__remove: 'Remove',
      },
    },
    createDomainPage: {
      title: 'Add domain',
      subtitle: 'A code goes to an address there, to be sure that it is yours.',
    },
    verifyDomainPage: {
      title: 'Verify domain',
      subtitle: 'Enter an address of {{domainName}} whose mail you read.',
      subtitleVerificationCodeScreen: 'Enter the code that we sent to {{emailAddress}}.',
      formTitle: 'Enter verification code',
      resendButton: 'Resend code',
      successMessage: 'The domain is verified.',
    },
    verifiedDomainPage: {
      subtitle: 'What happens when somebody has an address of {{domain}}.',
      start: { headerTitle__enrollment: 'How people come in' },
      successMessage: 'This is how people come in now.',
      enrollmentTab: {
        manualInvitationOption__label: 'By invitation alone',
        manualInvitationOption__description: 'Somebody here invites them.',
        automaticInvitationOption__label: 'Invited by themselves',
        automaticInvitationOption__description: 'They find an invitation and need nobody.',
        automaticSuggestionOption__label: 'They may ask',
        automaticSuggestionOption__description: 'They ask, and somebody here lets them in.',
      },
    },
    removeDomainPage: {
      title: 'Remove domain',
      messageLine1: '{{identifier}} will be removed from this organization.',
      messageLine2: 'Nobody comes in by it any more.',
      successMessage: 'The domain is removed.',
    },
  },
  unstable__errors: code.unstable__errors,
}
