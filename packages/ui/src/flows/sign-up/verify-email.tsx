import { screenHref } from '../../primitives/links.tsx'
import { Verification } from '../../primitives/verification.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { attempt, resend } from './actions.ts'

export function VerifyEmail(_props: object, { at: { v } }: ViewContext) {
  const { id, emailAddress } = v.client!.signUp!
  const path = `/client/sign_ups/${id}`
  const hidden = { strategy: 'email_code' }
  return (
    <Verification
      part="signUp-emailCode"
      flow="signUp"
      texts="signUp.emailCode"
      identifier={emailAddress ?? ''}
      edit={{
        href: screenHref(v, 'start'),
        onFollow: () =>
          v.go('', { values: { ...v.state.values, emailAddress: emailAddress ?? '' } }),
      }}
      attempt={{
        path: `${path}/attempt_verification`,
        hidden,
        onValues: ({ code = '' }) => v.run('attempt', (clerk) => attempt(v, clerk, code)),
      }}
      prepare={{
        path: `${path}/prepare_verification`,
        hidden,
        onValues: () => v.run('resend', (clerk) => resend(v, clerk)),
      }}
    />
  )
}
