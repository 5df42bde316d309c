import type { FactorModel } from '../../model/client.ts'
import { FooterAction } from '../../primitives/card.tsx'
import { screenHref } from '../../primitives/links.tsx'
import { Verification } from '../../primitives/verification.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { attempt, prepare } from './actions.ts'
import { editIdentifier } from './edit-identifier.ts'
import { alternatives } from './flow.ts'

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

function Code({ factor, ...texts }: TextsProps, { at: { v } }: ViewContext) {
  const signIn = v.client!.signIn!
  const { strategy, emailAddressId, safeIdentifier } = factor
  const path = `/client/sign_ins/${signIn.id}`
  const screen = alternatives(signIn, strategy).length ? 'alternatives' : 'trouble'
  return (
    <Verification
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
          id="alternativeMethods"
          link="footerActionLink__useAnotherMethod"
          href={screenHref(v, screen)}
          onFollow={() => v.set({ screen, errors: [] })}
        />
      }
    />
  )
}
