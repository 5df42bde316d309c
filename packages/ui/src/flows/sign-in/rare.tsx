import type { VNode } from 'preact'
import type { RareScreens } from '../../flow-module.ts'
import { SignedIn } from '../../primitives/signed-in.tsx'
import type { View } from '../../view.ts'
import { rareEnglish } from './messages-rare.ts'
import { stepOf } from './step-of.ts'
import { Accounts } from './steps/accounts.tsx'
import { ResetCode } from './steps/code.tsx'
import { Alternatives, Forgot, NoMethods, Trouble } from './steps/methods.tsx'
import { ResetDone, ResetPassword } from './steps/new-password.tsx'

const screens = {
  alternatives: Alternatives,
  forgot: Forgot,
  trouble: Trouble,
  'no-methods': NoMethods,
  'new-password': ResetPassword,
  'reset-done': ResetDone,
  choose: Accounts,
} as const

function render(v: View): VNode | null {
  const step = stepOf(v)
  if (step.name === 'signed-in') return <SignedIn v={v} part="signIn-start" flow="signIn" />
  if (step.name === 'reset-code') return <ResetCode v={v} factor={step.factor} />
  const Screen = screens[step.name as keyof typeof screens]
  return Screen ? <Screen v={v} /> : null
}

export const rareSignIn: RareScreens = { english: rareEnglish, render }
