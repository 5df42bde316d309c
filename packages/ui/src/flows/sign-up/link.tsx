import { Card, FooterAction } from '../../primitives/card.tsx'
import { Identity } from '../../primitives/identity.tsx'
import { screenHref } from '../../primitives/links.tsx'
import { OnArrival } from '../../primitives/on-arrival.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { Waiting } from '../email-link/waiting.tsx'
import { lookAtLink, resend } from './actions.ts'
import type { Proof } from './flow.ts'
import type { SignUpState } from './state.ts'

/** Waits until the link was opened that proves the address. */
export function VerifyByLink({ proof }: { proof: Proof }, { at: { v } }: ViewContext<SignUpState>) {
  const signUp = v.client!.signUp!
  const { strategy, verification } = proof
  const emailAddress = signUp.emailAddress ?? ''
  const path = `/client/sign_ups/${signUp.id}`
  const isSent = verification.strategy === strategy
  const send = () => v.run('resend', (clerk) => resend(v, clerk, strategy))
  return (
    <Card
      part="signUp-emailLink"
      title="signUp.emailLink.title"
      subtitle={isSent || v.live ? 'signUp.emailLink.subtitle' : undefined}
      identity={
        <Identity
          text={emailAddress}
          href={screenHref(v, 'start')}
          onFollow={() => v.go('', { values: { ...v.state.values, emailAddress } })}
        />
      }
      footer={
        verification.supportedStrategies.includes('email_code') &&
        v.live && (
          <FooterAction
            id="emailCode"
            link="footerActionLink__useAnotherMethod"
            href={screenHref(v)}
            onFollow={() => v.run('code', (clerk) => resend(v, clerk, 'email_code'))}
          />
        )
      }
    >
      {!isSent && <OnArrival act={send} />}
      <Waiting
        flow="signUp"
        texts="signUp.emailLink"
        sentAt={v.state.sentAt}
        isSent={isSent && verification.status === 'unverified'}
        isExpired={isSent && verification.status === 'expired'}
        attempt={{ path: `${path}/attempt_verification`, hidden: { strategy } }}
        prepare={{ path: `${path}/prepare_verification`, hidden: { strategy }, onValues: send }}
        wait={({ client }, signal) => client!.signUp.verifications.waitUntilOpened(signal)}
        onOpened={() => v.run('link', (clerk) => lookAtLink(v, clerk))}
      />
    </Card>
  )
}
