/** Screens of the page about members, and the forms that open there. What follows a dot is what they are about. */
const OF_MEMBERS = /^(members|invitations|requests|invite|remove-member)(\.|$)/

/** The page of the profile that has a screen, for addresses that name the screen alone. */
export function routeOfScreen(screen: string | null): string {
  if (OF_MEMBERS.test(screen ?? '')) return 'organization-members'
  if (/^(apiKeys|api-keys|add-key|key-made|revoke-key|keys-page)(\.|$)/.test(screen ?? ''))
    return 'organization-api-keys'
  return /^(general|custom-page-\d+)$/.test(screen ?? '') ? screen! : ''
}
