/** English texts of whatever makes or chooses an organization. Keys: UI components §4. */
export const organizationsEnglish = {
  paginationButton__more: 'Show more',
  formFieldLabel__organizationName: 'Name',
  formFieldLabel__organizationSlug: 'Slug',
  formFieldInputPlaceholder__organizationName: 'Organization name',
  formFieldInputPlaceholder__organizationSlug: 'my-organization',
  formFieldLabel__emailAddresses: 'Email addresses',
  formFieldInputPlaceholder__emailAddresses: 'ada@example.com, ben@example.com',
  formFieldLabel__role: 'Role',
  userProfile: {
    formButtonReset: 'Cancel',
    formButtonPrimary__finish: 'Finish',
    profilePage: { imageForm__upload: 'Upload a logo', imageForm__remove: 'Remove' },
  },
  createOrganization: {
    title: 'Create organization',
    formButtonSubmit: 'Create organization',
    invitePage: { formButtonReset: 'Skip' },
  },
  organizationProfile: {
    invitePage: {
      title: 'Invite new members',
      subtitle: 'Enter one or more email addresses, with spaces or commas between them.',
      successMessage: 'The invitations are on their way',
      formButtonPrimary__continue: 'Send invitations',
    },
  },
  unstable__errors: {
    form_param_nil__name: 'Enter a name.',
    form_identifier_exists__slug: 'This slug is taken. Choose another one.',
  },
}
