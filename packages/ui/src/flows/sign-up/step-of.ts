import { isOccupied } from '../../occupied.ts'
import type { View } from '../../view.ts'
import { nextStep, type SignUpStep } from './flow.ts'

/** The step that a view shows. */
export function stepOf(v: View): SignUpStep {
  const { environment, client, location, route } = v
  return nextStep({
    route,
    signUp: client?.signUp ?? null,
    mode: environment.user_settings.sign_up.mode,
    hasTicket: location.query.has('__clerk_ticket'),
    occupied: isOccupied(v),
  })
}
