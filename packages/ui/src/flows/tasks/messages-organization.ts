import { organizationsEnglish } from '../organizations/messages.ts'

/** English texts of an organization that has to be chosen. Keys: UI components §4. */
export const chooseEnglish = {
  ...organizationsEnglish,
  taskChooseOrganization: {
    signOut: { actionText: 'Signed in as {{identifier}}', actionLink: 'Sign out' },
    createOrganization: {
      title: 'Set up your organization',
      subtitle: 'Enter its name to continue.',
      formButtonSubmit: 'Continue',
    },
    chooseOrganization: {
      title: 'Choose an organization',
      subtitle: 'Join one that you are invited to, or create a new one.',
      subtitle__createOrganizationDisabled: 'Join one that you are invited to.',
      action__invitationAccept: 'Join',
      action__suggestionsAccept: 'Request to join',
      action__createOrganization: 'Create new organization',
      suggestionsAcceptedLabel: 'Pending approval',
    },
    organizationCreationDisabled: {
      title: 'You must belong to an organization',
      subtitle: 'Ask somebody who manages one for an invitation.',
    },
  },
  unstable__errors: {
    ...organizationsEnglish.unstable__errors,
    organization_not_found_or_unauthorized:
      'You are not a member of this organization any more. Choose another one.',
    not_a_member_in_organization:
      'You are not a member of this organization any more. Choose another one.',
  },
}
