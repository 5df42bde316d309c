const WHO = 'Person'

/** English texts of the page about members. Keys: UI components §4. */
export const membersEnglish = {
  menuButton__open: 'Open menu',
  formFieldLabel__role: 'Role',
  badge__you: 'You',
  badge__banned: 'Banned',
  paginationButton__previous: 'Previous',
  paginationButton__next: 'Next',
  paginationRowText__displaying: 'Displaying',
  paginationRowText__of: 'of',
  organizationProfile: {
    membersPage: {
      detailsTitle__emptyRow: 'Nobody is found.',
      action__invite: 'Invite',
      action__search: 'Search members',
      start: {
        headerTitle__members: 'Members',
        headerTitle__invitations: 'Invitations',
        headerTitle__requests: 'Requests',
      },
      activeMembersTab: {
        tableHeader__user: WHO,
        tableHeader__joined: 'Joined',
        tableHeader__role: 'Role',
        tableHeader__actions: 'Actions',
        menuAction__remove: 'Remove member',
        removeText: '{{name}} will lose access to what belongs to this organization.',
        removed: 'They are no member any more.',
        roleChanged: 'The role is changed.',
      },
      invitedMembersTab: {
        tableHeader__invited: 'Invited',
        menuAction__revoke: 'Revoke invitation',
        revoked: 'The invitation is revoked.',
      },
      invitationsTab: { table__emptyRow: 'Nobody is invited at the moment.' },
      requestsTab: {
        tableHeader__requested: 'Asked',
        menuAction__approve: 'Accept',
        menuAction__reject: 'Reject',
        accepted: 'They are a member now.',
        rejected: 'The request is rejected.',
        table__emptyRow: 'Nobody asks to be let in.',
      },
    },
    invitePage: {
      title: 'Invite people',
      subtitle: 'Each of them gets a letter with a link.',
      addresses: 'Email addresses',
      hint: 'Several with commas or spaces between them.',
      successMessage: 'The invitations are on their way.',
      formButtonPrimary__continue: 'Send invitations',
    },
  },
}
