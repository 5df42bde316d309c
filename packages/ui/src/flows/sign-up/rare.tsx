import type { VNode } from 'preact'
import type { RareScreens } from '../../flow-module.ts'
import { SignedIn } from '../../primitives/signed-in.tsx'
import type { View } from '../../view.ts'
import { rareEnglish } from './messages-rare.ts'
import { stepOf } from './step-of.ts'
import { Continue } from './steps/continue.tsx'
import { Restricted, Unsupported } from './steps/restricted.tsx'

function render(v: View): VNode | null {
  const step = stepOf(v)
  switch (step.name) {
    case 'continue':
      return <Continue v={v} fields={step.fields} />
    case 'restricted':
      return <Restricted v={v} mode={step.mode} />
    case 'signed-in':
      return <SignedIn v={v} part="signUp-start" flow="signUp" />
    default:
      return <Unsupported v={v} />
  }
}

export const rareSignUp: RareScreens = { english: rareEnglish, render }
