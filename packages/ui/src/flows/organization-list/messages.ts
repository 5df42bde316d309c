/** English texts of the list of organizations. Keys: UI components §4. */
export const listEnglish = {
  organizationList: {
    title: 'Choose an account',
    titleWithoutPersonal: 'Choose an organization',
    subtitle: 'to continue to {{applicationName}}',
    subtitle__nothing: 'You are in none yet. Ask somebody who manages one for an invitation.',
    createOrganization: 'Create organization',
    action__createOrganization: 'Create organization',
    action__invitationAccept: 'Join',
    action__suggestionsAccept: 'Request to join',
    suggestionsAcceptedLabel: 'Pending approval',
    invitationAcceptedLabel: 'Joined',
  },
}
