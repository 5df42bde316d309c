import { signedInSessions } from '../../model/client.ts'
import type { View } from '../../view/view.ts'

const STATUS = '__clerk_status'
const SESSION = '__clerk_created_session'

/** How links end. Others that lead to a page name other things (`__clerk_ticket`). */
const ENDS: Record<string, 'verified' | 'expired' | 'failed' | 'clientMismatch'> = {
  verified: 'verified',
  expired: 'expired',
  failed: 'failed',
  client_mismatch: 'clientMismatch',
}

/** What the address of a page says of the link that has led to it. */
export const endOfLink = (query: URLSearchParams) => ENDS[query.get(STATUS) ?? '']

/** An address that says it no longer. */
export function withoutLink(href: string): string {
  const url = new URL(href, 'http://localhost')
  url.searchParams.delete(STATUS)
  url.searchParams.delete(SESSION)
  return url.pathname + url.search
}

/** What somebody sees whose link has ended: the names of its texts. */
export function outcomeOf({ location: { query }, client }: View) {
  const end = endOfLink(query)
  if (end !== 'verified') return end ?? 'failed'
  const isHere = signedInSessions(client).some(({ id }) => id === query.get(SESSION))
  const isLeft =
    client?.signIn?.status === 'needs_second_factor' ||
    client?.signUp?.status === 'missing_requirements'
  return isHere || isLeft ? end : 'verifiedSwitchTab'
}
