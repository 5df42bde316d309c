import { signedInSessions } from '../../model/client.ts'
import { isOccupied } from '../occupied.ts'
import { isTicketFirst } from '../ticket/ticket.ts'
import { nextStep, type SignInStep } from './flow.ts'
import { pickedBy, type SignInView } from './state.ts'

/** The step that a view shows. */
export function stepOf(v: SignInView): SignInStep {
  const { environment, client, state, route } = v
  return nextStep({
    route,
    screen: state.screen,
    strategy: pickedBy(v),
    signIn: client?.signIn ?? null,
    preferred: environment.display_config.preferred_sign_in_strategy,
    occupied: isOccupied(v),
    isTicketFirst: isTicketFirst(v),
    hasAccounts: signedInSessions(client).length > 0,
  })
}
