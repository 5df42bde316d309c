import type { VerificationStatus } from '@dooryard/protocol'

/** How a link ended, as the page that it leads to is told. Frontend API §3.7. */
export type LinkOutcome = 'verified' | 'expired' | 'failed' | 'client_mismatch'

interface Situation {
  /** Of what the link proves. */
  status: VerificationStatus
  /** It is followed in the browser that asked for it. */
  isOwn: boolean
  requireSameClient: boolean
  /** Somebody is there: they pressed the button, or their own browser opened the page for them to see. */
  isMeant: boolean
}

/** What comes of a link that is followed: an outcome, or that it is opened now, or that whoever is there is asked first (OTP-6, OTP-7). */
export function linkStep({
  status,
  isOwn,
  requireSameClient,
  isMeant,
}: Situation): LinkOutcome | 'open' | 'ask' {
  if (!isOwn && requireSameClient) return 'client_mismatch'
  if (status === 'transferable') return 'failed'
  if (status !== 'unverified') return status
  return isMeant ? 'open' : 'ask'
}
