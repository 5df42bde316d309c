/** Screens of the page about members, and the forms that open there. What follows a dot is what they are about. */
const OF_MEMBERS = /^(members|invitations|requests|invite|remove-member)(\.|$)/

/** The page of the profile that has a screen, for addresses that name the screen alone. */
export function routeOfScreen(screen: string | null): string {
  if (OF_MEMBERS.test(screen ?? '')) return 'organization-members'
  return /^(general|custom-page-\d+)$/.test(screen ?? '') ? screen! : ''
}
