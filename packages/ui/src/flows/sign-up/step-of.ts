import type { View } from '../../view/view.ts'
import { isOccupied } from '../occupied.ts'
import { isTicketFirst, ticketOf } from '../ticket/ticket.ts'
import { nextStep, type SignUpStep } from './flow.ts'

/** The step that a view shows. */
export function stepOf(v: View): SignUpStep {
  const { environment, client, route } = v
  return nextStep({
    route,
    signUp: client?.signUp ?? null,
    mode: environment.user_settings.sign_up.mode,
    hasTicket: ticketOf(v) !== null,
    isTicketFirst: isTicketFirst(v),
    occupied: isOccupied(v),
  })
}
