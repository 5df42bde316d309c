import type { VNode } from 'preact'
import type { FlowModule } from '../../flow-module.ts'
import { signedInSessions } from '../../model.ts'
import type { View } from '../../view.ts'
import { useTicket } from './actions.ts'
import { nextStep, type SignInStep } from './flow.ts'
import { english } from './messages.ts'
import { Start } from './steps/start.tsx'

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

function render(v: View): VNode | undefined {
  const step = stepOf(v)
  switch (step.name) {
    case 'start':
      return <Start v={v} />
    default:
      return undefined
  }
}

export const signIn: FlowModule = {
  english,
  render,
  begin: (v) => {
    const ticket = v.location.query.get('__clerk_ticket')
    if (ticket) useTicket(v, ticket)
  },
}
