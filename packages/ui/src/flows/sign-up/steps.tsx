import type { FlowModule } from '../../view/flow-module.ts'
import { routeOf } from './flow.ts'
import { stepsEnglish } from './messages-steps.ts'
import { stepOf } from './step-of.ts'
import { VerifyEmail } from './verify-email.tsx'

/** The screen that most sign-ups go through after the first one. */
export const signUpSteps: FlowModule = {
  english: stepsEnglish,
  render: (v) => (stepOf(v).name === 'verify-email' ? <VerifyEmail /> : undefined),
  resume: ({ signUp }) => routeOf(signUp),
  more: () => import('./rare.tsx').then((module) => module.rareSignUp),
}
