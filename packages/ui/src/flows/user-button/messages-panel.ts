/** English texts of what the button opens. Keys: UI components §4. */
export const panelEnglish = {
  userButton: {
    action__manageAccount: 'Manage account',
    action__signOut: 'Sign out',
    action__signOutAll: 'Sign out of all accounts',
    action__addAccount: 'Add account',
    label__userButtonPopover: 'Your account',
    label__accountActions: 'Account actions',
    label__activeSessions: 'Other accounts',
  },
}
