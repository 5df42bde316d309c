import { screenHref } from '../../primitives/links.tsx'
import { Verification } from '../../primitives/verification.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { attempt, resend } from './actions.ts'
import type { Proof } from './flow.ts'
import type { SignUpState } from './state.ts'

export function VerifyEmail(
  { proof: { strategy, verification } }: { proof: Proof },
  { at: { v } }: ViewContext<SignUpState>,
) {
  const { id, emailAddress } = v.client!.signUp!
  const path = `/client/sign_ups/${id}`
  const hidden = { strategy }
  return (
    <Verification
      part="signUp-emailCode"
      flow="signUp"
      texts="signUp.emailCode"
      sentAt={v.state.sentAt}
      isUnsent={verification.nextAction === 'needs_prepare'}
      identifier={emailAddress ?? ''}
      edit={{
        href: screenHref(v, 'start'),
        onFollow: () =>
          v.go('', { values: { ...v.state.values, emailAddress: emailAddress ?? '' } }),
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
