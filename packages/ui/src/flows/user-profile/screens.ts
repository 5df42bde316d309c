/** Screens of the page about security: a form that is open, or the page itself. What follows a dot is what it is about. */
const OF_SECURITY =
  /^(security|password|verify|mfa|mfa-codes|totp|phone-code|backup-codes|remove-totp|remove-phone-code|rename-passkey|remove-passkey|delete)(\.|$)/

/** The page of the profile that has a screen, for addresses that name the screen alone. */
export function routeOfScreen(screen: string | null): string {
  if (OF_SECURITY.test(screen ?? '')) return 'security'
  return /^(account|custom-page-\d+)$/.test(screen ?? '') ? screen! : ''
}
