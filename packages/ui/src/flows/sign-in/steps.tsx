import type { FlowModule } from '../../view/flow-module.ts'
import { EmailCode } from './code.tsx'
import { routeOf } from './flow.ts'
import { stepsEnglish } from './messages-steps.ts'
import { Password } from './password.tsx'
import { stepOf } from './step-of.ts'

/** The screens that most sign-ins go through after the first one. */
export const signInSteps: FlowModule = {
  english: stepsEnglish,
  render(v) {
    const step = stepOf(v)
    if (step.name === 'password') return <Password />
    if (step.name === 'email-code') return <EmailCode factor={step.factor} />
    return undefined
  },
  resume: ({ signIn }) => routeOf(signIn),
  more: () => import('./rare.tsx').then((module) => module.rareSignIn),
}
