import type { VNode } from 'preact'
import type { FlowModule } from '../../flow-module.ts'
import type { View } from '../../view.ts'
import { useTicket } from './actions.ts'
import { english } from './messages.ts'
import { stepOf } from './step-of.ts'
import { Start } from './steps/start.tsx'
import { VerifyEmail } from './steps/verify-email.tsx'

function render(v: View): VNode | undefined {
  const step = stepOf(v)
  switch (step.name) {
    case 'start':
      return <Start v={v} fields={step.fields} />
    case 'verify-email':
      return <VerifyEmail v={v} />
    default:
      return undefined
  }
}

export const signUp: FlowModule = {
  english,
  render,
  rare: () => import('./rare.tsx').then((module) => module.rareSignUp),
  begin(v) {
    const ticket = v.location.query.get('__clerk_ticket')
    if (ticket) useTicket(v, ticket)
  },
}
