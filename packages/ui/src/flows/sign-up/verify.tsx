import { screenHref } from '../../primitives/links.tsx'
import { Verification } from '../../primitives/verification.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { attempt, resend } from './actions.ts'
import type { Proof } from './flow.ts'
import type { SignUpState } from './state.ts'

interface VerifyProps {
  proof: Proof
}

export function VerifyEmail({ proof }: VerifyProps) {
  return <Verify proof={proof} field="emailAddress" text="emailCode" />
}

export function VerifyPhone({ proof }: VerifyProps) {
  return <Verify proof={proof} field="phoneNumber" text="phoneCode" />
}

interface TextsProps extends VerifyProps {
  field: 'emailAddress' | 'phoneNumber'
  text: string
}

function Verify(
  { proof: { strategy, verification }, field, text }: TextsProps,
  { at: { v } }: ViewContext<SignUpState>,
) {
  const signUp = v.client!.signUp!
  const { id } = signUp
  const identifier = signUp[field] ?? ''
  const path = `/client/sign_ups/${id}`
  const hidden = { strategy }
  return (
    <Verification
      part={`signUp-${text}`}
      flow="signUp"
      texts={`signUp.${text}`}
      sentAt={v.state.sentAt}
      isUnsent={verification.nextAction === 'needs_prepare'}
      identifier={identifier}
      edit={{
        href: screenHref(v, 'start'),
        onFollow: () => v.go('', { values: { ...v.state.values, [field]: identifier } }),
      }}
      attempt={{
        path: `${path}/attempt_verification`,
        hidden,
        onValues: ({ code = '' }) =>
          v.run('attempt', (clerk) => attempt(v, clerk, { strategy, code })),
      }}
      prepare={{
        path: `${path}/prepare_verification`,
        hidden,
        onValues: () => v.run('resend', (clerk) => resend(v, clerk, strategy)),
      }}
    />
  )
}
