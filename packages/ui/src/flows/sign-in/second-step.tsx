import type { ComponentChildren } from 'preact'
import type { FactorModel } from '../../model/client.ts'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { CodeInput } from '../../primitives/code-input.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form } from '../../primitives/form.tsx'
import { Identity } from '../../primitives/identity.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { attempt } from './actions.ts'
import { Code } from './code.tsx'
import { editIdentifier } from './edit-identifier.ts'
import { factorPath, isForTrust } from './flow.ts'
import { OtherWays } from './other-ways.tsx'
import { wayOf } from './ways.ts'

interface SecondStepProps {
  factor: FactorModel
}

/** A code that was sent, and why it is asked for. */
export function SentCode({ factor }: SecondStepProps, { at: { v } }: ViewContext) {
  const { id } = wayOf(factor.strategy)!.choice!
  const isNew = isForTrust(v.client!.signIn)
  return (
    <Code
      factor={factor}
      part={`signIn-${id}2Fa`}
      texts={`signIn.${id}${isNew ? '' : 'Mfa'}`}
      notice={isNew ? 'signIn.newDeviceVerificationNotice' : undefined}
    />
  )
}

/** A code of an authenticator app. */
export function AppCode({ factor }: SecondStepProps) {
  return (
    <SecondStep factor={factor} part="signIn-totp2Fa" texts="signIn.totpMfa">
      <CodeInput label="signIn.totpMfa.formTitle" />
    </SecondStep>
  )
}

/** A code that was written down. */
export function BackupCode({ factor }: SecondStepProps) {
  return (
    <SecondStep factor={factor} part="signIn-backupCode2Fa" texts="signIn.backupCodeMfa">
      <Field name="code" label="formFieldLabel__backupCode" autoComplete="off" required focused />
    </SecondStep>
  )
}

interface CardProps extends SecondStepProps {
  part: string
  texts: string
  children: ComponentChildren
}

/** What nothing is sent for. */
function SecondStep({ factor, part, texts, children }: CardProps, { at: { v } }: ViewContext) {
  const signIn = v.client!.signIn!
  const { strategy } = factor
  return (
    <Card
      part={part}
      title={`${texts}.title`}
      subtitle={`${texts}.subtitle`}
      fields={['code']}
      identity={signIn.identifier && <Identity text={signIn.identifier} {...editIdentifier(v)} />}
      footer={<OtherWays strategy={strategy} link="footerActionLink__useAnotherMethod" />}
    >
      <Form
        flow="signIn"
        path={factorPath(signIn, 'attempt')}
        hidden={{ strategy }}
        onValues={({ code = '' }) =>
          v.run('attempt', (clerk) => attempt(v, clerk, { strategy, code }))
        }
      >
        {children}
        <Button k="formButtonPrimary" action="attempt" t="formButtonPrimary" />
      </Form>
    </Card>
  )
}
