import type { FlowModule } from '../../flow-module.ts'
import { EmailCode } from './code.tsx'
import { stepsEnglish } from './messages-steps.ts'
import { Password } from './password.tsx'
import { stepOf } from './step-of.ts'

/** The screens that most sign-ins go through after the first one. */
export const signInSteps: FlowModule = {
  english: stepsEnglish,
  render(v) {
    const step = stepOf(v)
    if (step.name === 'password') return <Password v={v} />
    if (step.name === 'email-code') return <EmailCode v={v} factor={step.factor} />
    return undefined
  },
  more: () => import('./rare.tsx').then((module) => module.rareSignIn),
}
