import type { ComponentChildren } from 'preact'
import { activeSession, type FactorModel } from '../../model/client.ts'
import { Back } from '../../primitives/back.tsx'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { El } from '../../primitives/element.tsx'
import { Form, type Values } from '../../primitives/form.tsx'
import type { FlowModule } from '../../view/flow-module.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { wayOf } from '../sign-in/ways.ts'
import { english } from './messages.ts'
import { ProofFields } from './proof-fields.tsx'
import { type VerificationState, waysNow } from './prove.ts'
import { screens } from './screens.ts'
import { backHref, VERIFY } from './verify-screen.ts'

type Verification = NonNullable<VerificationState['verification']>

/** Proves again who uses a session, by forms alone, and goes back to what that was asked for. The runtime asks over the page. */
export const verifyForms: FlowModule = {
  english,
  render: (v) => (v.state.screen === VERIFY && !v.live ? <VerifyForms /> : undefined),
}

function VerifyForms(_props: object, { at: { v } }: ViewContext) {
  const { id } = activeSession(v.client)!
  const path = `/client/sessions/${id}/verify`
  const verification = v.known[path] as Verification | undefined
  const isBegun = verification && verification.status !== 'complete'
  return (
    <Card
      part="userVerification-start"
      title="reverification.start.title"
      fields={['password', 'code']}
      back={<Back href={backHref(v)} onFollow={() => {}} />}
    >
      {isBegun ? (
        <Ways path={path} verification={verification} />
      ) : (
        <Step path={path}>
          <Button k="formButtonPrimary" action="begin" t="formButtonPrimary" />
        </Step>
      )}
    </Card>
  )
}

interface WaysProps {
  path: string
  verification: Verification
}

function Ways({ path, verification }: WaysProps, { at: { v } }: ViewContext) {
  const isSecond = verification.status === 'needs_second_factor'
  const step = `${isSecond ? 'second' : 'first'}_factor`
  const { firstFactorVerification: first, secondFactorVerification: second } = verification
  const begun = isSecond ? second : first
  const state = { ...v.state, verification, strategy: null, sentAt: 0 }
  // What only the runtime can ask a device for is none here.
  const ways = waysNow({ ...v, state }).filter(({ strategy }) => screens[strategy]?.field !== 'key')
  const sent = begun?.status === 'unverified' && wayOf(begun.strategy ?? '')?.sends
  const current = sent ? ways.find(({ strategy }) => strategy === begun?.strategy) : undefined
  if (!ways.length)
    return <El as="p" k="headerSubtitle" t="reverification.noAvailableMethods.message" />
  return (
    <>
      {(current ? [current] : ways).map((factor) =>
        wayOf(factor.strategy)?.sends && factor !== current ? (
          <Send key={factor.strategy} path={`${path}/prepare_${step}`} factor={factor} />
        ) : (
          <Prove key={factor.strategy} path={`${path}/attempt_${step}`} factor={factor} />
        ),
      )}
      {current && (
        <Step path={path} k="resend">
          <Button
            k="formResendCodeLink"
            action="begin"
            variant="link"
            t="reverification.password.actionLink"
          />
        </Step>
      )}
    </>
  )
}

interface FactorProps {
  path: string
  factor: FactorModel
}

function Send({ path, factor }: FactorProps, { at: { v } }: ViewContext) {
  const { strategy, emailAddressId, phoneNumberId, safeIdentifier } = factor
  const { id } = wayOf(strategy)!.choice!
  const hidden = {
    strategy,
    ...(emailAddressId && { email_address_id: emailAddressId }),
    ...(phoneNumberId && { phone_number_id: phoneNumberId }),
  }
  return (
    <Step path={path} hidden={hidden}>
      <Button k="alternativeMethodsBlockButton" kid={id} action={strategy} variant="outline">
        {v.text(`reverification.alternativeMethods.blockButton__${id}`, {
          identifier: safeIdentifier,
        })}
      </Button>
    </Step>
  )
}

function Prove({ path, factor }: FactorProps) {
  const { strategy } = factor
  const { texts } = screens[strategy]!
  return (
    <Step path={path} hidden={{ strategy }}>
      <El as="p" k="headerSubtitle" t={`${texts}.subtitle`} />
      <ProofFields strategy={strategy} />
      <Button k="formButtonPrimary" action={strategy} t="formButtonPrimary" />
    </Step>
  )
}

interface StepProps {
  path: string
  hidden?: Values
  k?: string
  children: ComponentChildren
}

function Step({ path, hidden, k, children }: StepProps, { at: { v } }: ViewContext) {
  return (
    <Form
      flow={null}
      path={path}
      completeTo={backHref(v)}
      after={VERIFY}
      onValues={() => {}}
      {...(hidden && { hidden })}
      {...(k && { k })}
    >
      {children}
    </Form>
  )
}
