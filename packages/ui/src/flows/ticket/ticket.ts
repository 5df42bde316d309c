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

/** Whether the link has the first screen; not again after its answer, nor within another flow. */
export const isTicketFirst = (v: View): boolean =>
  Boolean(ticketOf(v)) && !v.prefix && v.state.screen !== 'start'

/** Whether it is an organization's invitation, by which the sign-up of this browser was begun. */
export const isInvited = (v: View): boolean => Boolean(ticketOf(v) && v.client?.signUp?.invitedBy)
