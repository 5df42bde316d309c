import type { FactorModel } from '../../model/client.ts'
import { Verification } from '../../primitives/verification.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { attempt, prepare } from './actions.ts'
import { editIdentifier } from './edit-identifier.ts'
import { factorPath, isSecond, targetOf } from './flow.ts'
import { OtherWays } from './other-ways.tsx'
import type { SignInState } from './state.ts'

interface CodeProps {
  factor: FactorModel
}

export function EmailCode({ factor }: CodeProps) {
  return <Code factor={factor} part="signIn-emailCode" texts="signIn.emailCode" />
}

export function PhoneCode({ factor }: CodeProps) {
  return <Code factor={factor} part="signIn-phoneCode" texts="signIn.phoneCode" />
}

export function ResetCode({ factor }: CodeProps) {
  const carrier = factor.phoneNumberId ? 'phone' : 'email'
  return (
    <Code
      factor={factor}
      part="signIn-resetPassword"
      texts="signIn.forgotPassword"
      subtitle={`signIn.forgotPassword.subtitle_${carrier}`}
    />
  )
}

interface TextsProps extends CodeProps {
  part: string
  texts: string
  subtitle?: string
  notice?: string | undefined
}

export function Code({ factor, ...texts }: TextsProps, { at: { v } }: ViewContext<SignInState>) {
  const signIn = v.client!.signIn!
  const { strategy, safeIdentifier } = factor
  const { firstFactorVerification, secondFactorVerification } = signIn
  const begun = isSecond(signIn) ? secondFactorVerification : firstFactorVerification
  return (
    <Verification
      {...texts}
      flow="signIn"
      sentAt={v.state.sentAt}
      isUnsent={signIn.status !== 'complete' && begun?.strategy !== strategy}
      identifier={safeIdentifier ?? signIn.identifier ?? ''}
      edit={editIdentifier(v)}
      attempt={{
        path: factorPath(signIn, 'attempt'),
        hidden: { strategy },
        onValues: ({ code = '' }) =>
          v.run('attempt', (clerk) => attempt(v, clerk, { strategy, code })),
      }}
      prepare={{
        path: factorPath(signIn, 'prepare'),
        hidden: targetOf(factor),
        onValues: () => v.run('resend', (clerk) => prepare(v, clerk, factor)),
      }}
      footer={<OtherWays strategy={strategy} link="footerActionLink__useAnotherMethod" />}
    />
  )
}
