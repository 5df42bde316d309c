import type { FactorModel } from '../../model/client.ts'
import { Card } from '../../primitives/card.tsx'
import { Identity } from '../../primitives/identity.tsx'
import { OnArrival } from '../../primitives/on-arrival.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { Waiting } from '../email-link/waiting.tsx'
import { lookAtLink, prepare } from './actions.ts'
import { editIdentifier } from './edit-identifier.ts'
import { factorPath, isForTrust, isSecond, targetOf } from './flow.ts'
import { OtherWays } from './other-ways.tsx'
import type { SignInState } from './state.ts'

/** Waits until the link was opened that is on its way. */
export function EmailLink(
  { factor }: { factor: FactorModel },
  { at: { v } }: ViewContext<SignInState>,
) {
  const signIn = v.client!.signIn!
  const { strategy, safeIdentifier } = factor
  const isLater = isSecond(signIn)
  const isNew = isForTrust(signIn)
  const texts = `signIn.emailLink${isLater && !isNew ? 'Mfa' : ''}`
  const proof = isLater ? signIn.secondFactorVerification : signIn.firstFactorVerification
  const isSent = proof?.strategy === strategy
  const identifier = safeIdentifier ?? signIn.identifier ?? ''
  const send = () => v.run('resend', (clerk) => prepare(v, clerk, factor))
  return (
    <Card
      part="signIn-emailLink"
      title={`${texts}.title`}
      subtitle={isSent || v.live ? `${texts}.subtitle` : undefined}
      notice={isNew ? 'signIn.newDeviceVerificationNotice' : undefined}
      identity={identifier && <Identity text={identifier} {...editIdentifier(v)} />}
      footer={<OtherWays strategy={strategy} link="footerActionLink__useAnotherMethod" />}
    >
      {!isSent && <OnArrival act={send} />}
      <Waiting
        flow="signIn"
        texts="signIn.emailLink"
        sentAt={v.state.sentAt}
        isSent={isSent && proof?.status === 'unverified'}
        isExpired={isSent && proof?.status === 'expired'}
        attempt={{ path: factorPath(signIn, 'attempt'), hidden: { strategy } }}
        prepare={{
          path: factorPath(signIn, 'prepare'),
          hidden: targetOf(factor),
          onValues: send,
        }}
        wait={({ client }, signal) => client!.signIn.emailLink.waitUntilOpened(signal)}
        onOpened={() => v.run('link', (clerk) => lookAtLink(v, clerk))}
      />
    </Card>
  )
}
