/** English texts of the switcher while it is closed. Keys: UI components §4. */
export const english = {
  organizationSwitcher: {
    personalWorkspace: 'Personal account',
    notSelected: 'No organization selected',
    action__openOrganizationSwitcher: 'Open organization switcher',
    action__closeOrganizationSwitcher: 'Close organization switcher',
    label__waiting: '{{count}} waiting for you',
  },
}
