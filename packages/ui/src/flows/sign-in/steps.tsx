import type { FlowModule } from '../../view/flow-module.ts'
import { EmailCode } from './code.tsx'
import { type FactorScreen, factorScreen } from './factor-screen.tsx'
import { isSecond, routeOf } from './flow.ts'
import { stepsEnglish } from './messages-steps.ts'
import { Password } from './password.tsx'
import { stepOf } from './step-of.ts'

/** By strategy. */
const screens: Record<string, FactorScreen> = { password: Password, email_code: EmailCode }

/** The screens that most sign-ins go through after the first one. */
export const signInSteps: FlowModule = {
  english: stepsEnglish,
  render: (v) => (isSecond(v.client?.signIn) ? undefined : factorScreen(stepOf(v), screens)),
  resume: ({ signIn }) => routeOf(signIn),
  more: () => import('./rare.tsx').then((module) => module.rareSignIn),
}
