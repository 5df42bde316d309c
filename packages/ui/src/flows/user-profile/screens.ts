import { LinkQuery } from '@dooryard/protocol'
import type { View } from '../../view/view.ts'
import { VERIFY } from '../user-verification/verify-screen.ts'

/** Screens of the page about security: a form that is open, or the page itself. What follows a dot is what it is about. */
const OF_SECURITY =
  /^(security|password|verify|mfa|mfa-codes|totp|phone-code|backup-codes|remove-totp|remove-phone-code|rename-passkey|remove-passkey|delete)(\.|$)/

/** The page of the profile that has a screen, for addresses that name the screen alone. */
export function routeOfScreen(screen: string | null): string {
  if (OF_SECURITY.test(screen ?? '')) return 'security'
  if (/^(apiKeys|api-keys|add-key|key-made|revoke-key|keys-page)(\.|$)/.test(screen ?? ''))
    return 'api-keys'
  return /^(account|custom-page-\d+)$/.test(screen ?? '') ? screen! : ''
}

/** Addresses of this instance are proven by links. */
export const provesByLink = ({ environment }: View): boolean =>
  environment.user_settings.attributes.email_address.verifications.includes('email_link')

const nameOf = ({ state }: View) => state.screen?.split('.')[0] ?? ''

/** A form of an authenticator app and its codes, which come with `mfa.tsx`. */
export const isOfApps = (v: View): boolean =>
  /^(mfa|mfa-codes|totp|remove-totp|backup-codes)$/.test(nameOf(v))

/** Without the runtime it is asked who they are; a link that has led here names a screen by the same word. */
export const isQuestion = (v: View): boolean => v.state.screen === VERIFY && !isOfLink(v)

const isOfLink = ({ location }: View) => location.url.searchParams.has(LinkQuery.status)

/**
 * What comes later: a form, with `mfa.tsx` or `rare.tsx`; where a link has led, how that ended; and what asks those without the
 * runtime who they are.
 */
export function isRare(v: View): boolean {
  const name = nameOf(v)
  if (isOfLink(v)) return true
  if (isQuestion(v)) return !v.live
  return name === 'verify-email' ? provesByLink(v) : isOfApps(v) || /phone-code$/.test(name)
}
