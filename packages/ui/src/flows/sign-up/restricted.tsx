import { Card } from '../../primitives/card.tsx'
import { PrimaryLink } from '../../primitives/primary-link.tsx'
import { safeLink } from '../../urls/safe-link.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { SignInLink } from './sign-in-link.tsx'

/** Nobody signs up by themselves here: whom to ask, or where to wait. */
export function Restricted(
  { mode }: { mode: 'restricted' | 'waitlist' },
  { at: { v } }: ViewContext,
) {
  const texts = 'signUp.restrictedAccess'
  const support = v.options.supportEmail ?? v.environment.display_config.support_email
  const waits = mode === 'waitlist'
  const href = waits
    ? (v.props.waitlistUrl ?? v.options.waitlistUrl ?? v.environment.display_config.waitlist_url)
    : support && `mailto:${encodeURIComponent(support)}`
  return (
    <Card
      part="signUp-restrictedAccess"
      title={`${texts}.title`}
      subtitle={waits ? `${texts}.subtitleWaitlist` : `${texts}.subtitle`}
      footer={<SignInLink texts={texts} />}
    >
      {safeLink(href, v.location.url) && (
        <PrimaryLink
          href={href!}
          t={`${texts}.blockButton__${waits ? 'joinWaitlist' : 'emailSupport'}`}
        />
      )}
    </Card>
  )
}

/** The attempt misses something that no screen of this package can ask for. */
export function Unsupported() {
  return (
    <Card
      part="signUp-complete"
      title="signIn.noAvailableMethods.title"
      subtitle="signIn.noAvailableMethods.subtitle"
      footer={<SignInLink texts="signUp.continue" />}
    />
  )
}
