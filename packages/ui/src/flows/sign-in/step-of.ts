import { signedInSessions } from '../../model.ts'
import type { View } from '../../view.ts'
import { nextStep, type SignInStep } from './flow.ts'

/** The step that a view shows. */
export function stepOf(v: View): SignInStep {
  const { environment, client, state } = v
  return nextStep({
    route: v.route,
    screen: state.screen,
    strategy: state.strategy,
    signIn: client?.signIn ?? null,
    preferred: environment.display_config.preferred_sign_in_strategy,
    occupied: environment.auth_config.single_session_mode && signedInSessions(client).length > 0,
  })
}
