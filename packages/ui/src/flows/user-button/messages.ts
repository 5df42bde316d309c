/** English texts of the user button. Keys: UI components §4. */
export const english = {
  userButton: {
    action__manageAccount: 'Manage account',
    action__signOut: 'Sign out',
    action__signOutAll: 'Sign out of all accounts',
    action__addAccount: 'Add account',
    action__openUserMenu: 'Open user menu',
    action__closeUserMenu: 'Close user menu',
    label__userButtonPopover: 'Your account',
    label__accountActions: 'Account actions',
    label__activeSessions: 'Other accounts',
  },
}
