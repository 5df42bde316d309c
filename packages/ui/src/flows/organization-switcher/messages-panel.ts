/** English texts of what the switcher opens. Keys: UI components §4. */
export const panelEnglish = {
  paginationButton__more: 'Show more',
  organizationSwitcher: {
    label__popover: 'Your organizations',
    label__offers: 'Invitations',
    action__manageOrganization: 'Manage',
    action__createOrganization: 'Create organization',
    action__invitationAccept: 'Join',
    action__suggestionsAccept: 'Request to join',
    suggestionsAcceptedLabel: 'Pending approval',
  },
}
