import type { ComponentType } from 'preact'
import type { FlowModule } from '../../view/flow-module.ts'
import { type Proof, routeOf } from './flow.ts'
import { stepsEnglish } from './messages-steps.ts'
import { stepOf } from './step-of.ts'
import { VerifyEmail, VerifyPhone } from './verify.tsx'

/** By strategy. */
const screens: Partial<Record<Proof['strategy'], ComponentType<{ proof: Proof }>>> = {
  email_code: VerifyEmail,
  phone_code: VerifyPhone,
}

/** The screen that most sign-ups go through after the first one. */
export const signUpSteps: FlowModule = {
  english: stepsEnglish,
  render(v) {
    const step = stepOf(v)
    if (step.name !== 'verify') return undefined
    const Screen = screens[step.proof.strategy]
    return Screen && <Screen proof={step.proof} />
  },
  resume: ({ signUp }) => routeOf(signUp),
  more: () => import('./rare.tsx').then((module) => module.rareSignUp),
}
