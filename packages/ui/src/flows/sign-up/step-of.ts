import { signedInSessions } from '../../model.ts'
import type { View } from '../../view.ts'
import { nextStep, type SignUpStep } from './flow.ts'

/** The step that a view shows. */
export function stepOf(v: View): SignUpStep {
  const { environment, client, location } = v
  return nextStep({
    route: v.route,
    signUp: client?.signUp ?? null,
    settings: environment.user_settings,
    showOptional: v.appearance.options.showOptionalFields === true,
    hasTicket: location.query.has('__clerk_ticket'),
    occupied: environment.auth_config.single_session_mode && signedInSessions(client).length > 0,
  })
}
