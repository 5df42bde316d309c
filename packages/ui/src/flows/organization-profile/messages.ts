/** English texts of the profile of an organization and its first page. Keys: UI components §4. */
export const english = {
  formFieldLabel__organizationName: 'Name',
  formFieldLabel__organizationSlug: 'Slug',
  reverification: { start: { title: 'Confirm that it is you' } },
  userProfile: {
    formButtonPrimary__save: 'Save',
    formButtonPrimary__remove: 'Remove',
    formButtonReset: 'Cancel',
    profilePage: {
      imageForm__upload: 'Upload a picture',
      imageForm__remove: 'Remove',
      fileDropAreaHint: 'Up to 5 MB.',
    },
  },
  organizationProfile: {
    gone: {
      title: 'You do not work in this organization any more',
      subtitle:
        'It was deleted, or you were taken out of it, or you have chosen another place to work.',
    },
    navbar: { title: 'Organization', general: 'General', members: 'Members', apiKeys: 'API keys' },
    start: {
      headerTitle__general: 'General',
      headerTitle__members: 'Members',
      headerTitle__apiKeys: 'API keys',
      profileSection: { title: 'Profile', primaryButton: 'Update profile' },
    },
    profilePage: {
      title: 'Update profile',
      successMessage: 'The organization is updated.',
      dangerSection: {
        title: 'Danger',
        mismatch: 'That is not how it is called.',
        leaveOrganization: {
          title: 'Leave organization',
          messageLine1: 'You will lose access to what belongs to this organization.',
          messageLine2: 'To come back you will need another invitation.',
          actionDescription: 'Type “{{organizationName}}” to go on.',
        },
        deleteOrganization: {
          title: 'Delete organization',
          messageLine1: 'The organization will be gone for all its members.',
          messageLine2: 'This cannot be undone.',
          actionDescription: 'Type “{{organizationName}}” to go on.',
        },
      },
    },
  },
  unstable__errors: {
    session_reverification_required: 'For this it has to be certain that it is you.',
    reverification_cancelled: 'Nothing was changed, since you did not confirm that it is you.',
  },
}
