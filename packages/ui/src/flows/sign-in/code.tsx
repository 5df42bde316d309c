import type { FactorModel } from '../../model/client.ts'
import { FooterAction } from '../../primitives/card.tsx'
import { screenHref } from '../../primitives/links.tsx'
import { Verification } from '../../primitives/verification.tsx'
import type { View } from '../../view/view.ts'
import { attempt, prepare } from './actions.ts'
import { editIdentifier } from './edit-identifier.ts'
import { alternatives } from './flow.ts'

interface CodeProps {
  v: View
  factor: FactorModel
}

export function EmailCode({ v, factor }: CodeProps) {
  return <Code v={v} factor={factor} part="signIn-emailCode" texts="signIn.emailCode" />
}

export function ResetCode({ v, factor }: CodeProps) {
  return (
    <Code
      v={v}
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

function Code({ v, factor, ...texts }: TextsProps) {
  const signIn = v.client!.signIn!
  const { strategy, emailAddressId, safeIdentifier } = factor
  const path = `/client/sign_ins/${signIn.id}`
  const screen = alternatives(signIn, strategy).length ? 'alternatives' : 'trouble'
  return (
    <Verification
      v={v}
      {...texts}
      flow="signIn"
      identifier={safeIdentifier ?? signIn.identifier ?? ''}
      edit={editIdentifier(v)}
      attempt={{
        path: `${path}/attempt_first_factor`,
        hidden: { strategy },
        onValues: ({ code = '' }) =>
          v.run('attempt', (clerk) => attempt(v, clerk, { strategy, code })),
      }}
      prepare={{
        path: `${path}/prepare_first_factor`,
        hidden: { strategy, ...(emailAddressId && { email_address_id: emailAddressId }) },
        onValues: () => v.run('resend', (clerk) => prepare(v, clerk, factor)),
      }}
      footer={
        <FooterAction
          v={v}
          id="alternativeMethods"
          link="footerActionLink__useAnotherMethod"
          href={screenHref(v, screen)}
          onFollow={() => v.set({ screen, errors: [] })}
        />
      }
    />
  )
}
