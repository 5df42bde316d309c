import type { VNode } from 'preact'
import type { FlowModule } from '../../flow-module.ts'
import type { View } from '../../view.ts'
import { useTicket } from './actions.ts'
import { english } from './messages.ts'
import { stepOf } from './step-of.ts'
import { EmailCode } from './steps/code.tsx'
import { Password } from './steps/password.tsx'
import { Start } from './steps/start.tsx'

function render(v: View): VNode | undefined {
  const step = stepOf(v)
  switch (step.name) {
    case 'start':
      return <Start v={v} />
    case 'password':
      return <Password v={v} />
    case 'email-code':
      return <EmailCode v={v} factor={step.factor} />
    default:
      return undefined
  }
}

export const signIn: FlowModule = {
  english,
  render,
  rare: () => import('./rare.tsx').then((module) => module.rareSignIn),
  begin(v) {
    const ticket = v.location.query.get('__clerk_ticket')
    if (ticket) useTicket(v, ticket)
  },
}
