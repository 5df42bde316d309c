import type { FlowModule } from '../../flow-module.ts'
import { stepsEnglish } from './messages-steps.ts'
import { stepOf } from './step-of.ts'
import { EmailCode } from './steps/code.tsx'
import { Password } from './steps/password.tsx'

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
