/** English texts of the button itself. Keys: UI components §4. */
export const english = {
  userButton: {
    action__openUserMenu: 'Open user menu',
    action__closeUserMenu: 'Close user menu',
  },
}
