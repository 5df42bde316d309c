import type { Flow } from '@dooryard/protocol'
import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { CodeInput } from './code-input.tsx'
import { Form, type Values } from './form.tsx'
import { Identity } from './identity.tsx'
import { OnArrival } from './on-arrival.tsx'
import { Resend } from './resend.tsx'

interface VerificationProps {
  part: string
  flow: Flow
  /** Group of texts: `signIn.emailCode`. */
  texts: string
  subtitle?: string
  /** Why it is asked for. */
  notice?: string | undefined
  identifier: string
  /** When the code was last sent: milliseconds since the epoch. */
  sentAt: number | undefined
  /** Back to where the identifier was typed. */
  edit: { href: string; onFollow: () => void }
  attempt: { path: string; hidden: Values; onValues: (values: Values) => unknown }
  prepare: { path: string; hidden: Values; onValues: () => unknown }
  /** Nobody has asked for a code yet, as where one comes back from a provider and has to prove more. */
  isUnsent?: boolean | undefined
  footer?: ComponentChildren
}

/** The card that asks for a code. UI components §2.2, verification code card. */
export function Verification(props: VerificationProps) {
  const { part, flow, texts, subtitle, identifier, sentAt, edit, attempt, prepare, footer } = props
  const { isUnsent, notice } = props
  return (
    <Card
      part={part}
      title={`${texts}.title`}
      subtitle={subtitle ?? `${texts}.subtitle`}
      notice={notice}
      fields={['code']}
      identity={identifier && <Identity text={identifier} {...edit} />}
      footer={footer}
    >
      {isUnsent && <OnArrival act={prepare.onValues} />}
      <Form flow={flow} {...attempt}>
        <CodeInput label={`${texts}.formTitle`} />
        <Button k="formButtonPrimary" action="attempt" t="formButtonPrimary" />
      </Form>
      <Form flow={flow} k="resend" {...prepare}>
        <Resend label={`${texts}.resendButton`} sentAt={sentAt} />
      </Form>
    </Card>
  )
}
