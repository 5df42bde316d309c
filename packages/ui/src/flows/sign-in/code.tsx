import type { FactorModel } from '../../model/client.ts'
import { Verification } from '../../primitives/verification.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { attempt, prepare } from './actions.ts'
import { editIdentifier } from './edit-identifier.ts'
import { factorPath } from './flow.ts'
import { OtherWays } from './other-ways.tsx'
import type { SignInState } from './state.ts'

interface CodeProps {
  factor: FactorModel
}

export function EmailCode({ factor }: CodeProps) {
  return <Code factor={factor} part="signIn-emailCode" texts="signIn.emailCode" />
}

export function ResetCode({ factor }: CodeProps) {
  return (
    <Code
      factor={factor}
      part="signIn-resetPassword"
      texts="signIn.forgotPassword"
      subtitle="signIn.forgotPassword.subtitle_email"
    />
  )
}

interface TextsProps extends CodeProps {
  part: string
  texts: string
  subtitle?: string
}

function Code({ factor, ...texts }: TextsProps, { at: { v } }: ViewContext<SignInState>) {
  const signIn = v.client!.signIn!
  const { strategy, emailAddressId, safeIdentifier } = factor
  const isFirst = signIn.status === 'needs_first_factor'
  return (
    <Verification
      {...texts}
      flow="signIn"
      sentAt={v.state.sentAt}
      isUnsent={isFirst && signIn.firstFactorVerification?.strategy !== strategy}
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
        hidden: { strategy, ...(emailAddressId && { email_address_id: emailAddressId }) },
        onValues: () => v.run('resend', (clerk) => prepare(v, clerk, factor)),
      }}
      footer={<OtherWays strategy={strategy} link="footerActionLink__useAnotherMethod" />}
    />
  )
}
