import { signedInSessions } from '../../model/client.ts'
import type { View } from '../../view/view.ts'

/** What a link from a mail or a backend brings along. */
export const ticketOf = (v: View): string | null => v.location.query.get('__clerk_ticket')

/**
 * A ticket that may be taken without a question: nobody is signed in. Else anybody who plants a link could change whom this
 * browser acts for (CSRF-3).
 */
export const freeTicket = (v: View): string | null =>
  signedInSessions(v.client).length > 0 ? null : ticketOf(v)

/** Whether the visitor is asked before the ticket is taken; not again after the answer, nor within another flow. */
export const asksFirst = (v: View): boolean =>
  Boolean(ticketOf(v)) && !freeTicket(v) && !v.prefix && v.state.screen !== 'start'
