import { signedInSessions } from '../../model/client.ts'
import type { View } from '../../view/view.ts'
import { isOccupied } from '../occupied.ts'
import { isTicketFirst } from '../ticket/ticket.ts'
import { nextStep, type SignInStep } from './flow.ts'

/** The step that a view shows. */
export function stepOf(v: View): SignInStep {
  const { environment, client, state, route } = v
  const { screen, strategy } = state
  return nextStep({
    ...{ route, screen, strategy },
    signIn: client?.signIn ?? null,
    preferred: environment.display_config.preferred_sign_in_strategy,
    occupied: isOccupied(v),
    isTicketFirst: isTicketFirst(v),
    hasAccounts: signedInSessions(client).length > 0,
  })
}
