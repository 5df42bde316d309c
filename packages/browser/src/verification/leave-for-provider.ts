import type { WiredCore } from '../core/core.ts'
import { ClerkRuntimeError } from '../core/errors.ts'
import type { VerificationResource } from './types.ts'

/**
 * Goes to the page at which a verification goes on, in this window or in one that was opened for it. Only ever to the address
 * that the server made of its settings: it is the one that leads anywhere. Throws `provider_page_missing` where none is due.
 */
export function leaveForProvider(
  { platform }: WiredCore,
  verification: VerificationResource | null,
  popup?: Window,
): void {
  const url = verification?.externalVerificationRedirectURL
  if (!url || verification.status !== 'unverified' || !/^https?:$/.test(url.protocol)) {
    throw new ClerkRuntimeError('There is no page of a provider to go to.', {
      code: 'provider_page_missing',
    })
  }
  platform.go(url.href, false, popup)
}
