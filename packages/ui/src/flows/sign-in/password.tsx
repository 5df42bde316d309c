import type { FactorModel } from '../../model/client.ts'
import { Button } from '../../primitives/button.tsx'
import { Card } from '../../primitives/card.tsx'
import { Field } from '../../primitives/field.tsx'
import { Form } from '../../primitives/form.tsx'
import { Identity } from '../../primitives/identity.tsx'
import { ScreenLink } from '../../primitives/links.tsx'
import { Username } from '../../primitives/username.tsx'
import type { ViewContext } from '../../view/screen.tsx'
import { attempt } from './actions.ts'
import { editIdentifier } from './edit-identifier.ts'
import { factorPath } from './flow.ts'
import { OtherWays } from './other-ways.tsx'

export function Password({ factor }: { factor: FactorModel }, { at: { v } }: ViewContext) {
  const signIn = v.client!.signIn!
  const { identifier } = signIn
  const { strategy } = factor
  return (
    <Card
      part="signIn-password"
      title="signIn.password.title"
      subtitle="signIn.password.subtitle"
      fields={['password']}
      identity={identifier && <Identity text={identifier} {...editIdentifier(v)} />}
      footer={<OtherWays strategy={strategy} link="signIn.password.actionLink" />}
    >
      <Form
        flow="signIn"
        path={factorPath(signIn, 'attempt')}
        hidden={{ strategy }}
        onValues={({ password = '' }) => {
          void v.run('attempt', (clerk) => attempt(v, clerk, { strategy, password }))
        }}
      >
        <Username value={identifier} />
        <Field
          name="password"
          type="password"
          label="formFieldLabel__password"
          autoComplete="current-password"
          required
          focused
          action={
            <ScreenLink
              k="formFieldAction"
              kid="password"
              t="formFieldAction__forgotPassword"
              screen="forgot"
            />
          }
        />
        <Button k="formButtonPrimary" action="attempt" t="formButtonPrimary" />
      </Form>
    </Card>
  )
}
